import type { AnyAction } from '@/lib/services/action';
import { answerProposal, withdrawProposal } from '@/lib/services/propose/answer';
import {
  addPicture,
  createDraft,
  deleteDraft,
  removePicture,
  saveDraft,
} from '@/lib/services/propose/draft-actions';
import { submitProposal } from '@/lib/services/propose/submit';

export const proposeActions: readonly AnyAction[] = [
  createDraft,
  saveDraft,
  addPicture,
  removePicture,
  deleteDraft,
  submitProposal,
  answerProposal,
  withdrawProposal,
];
