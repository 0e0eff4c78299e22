import type { AnyAction } from '@/lib/services/action';
import { createProcess } from '@/lib/services/process/create';
import { describeProcess } from '@/lib/services/process/describe';
import { addDocument, removeDocument } from '@/lib/services/process/documents';
import { publishProcess } from '@/lib/services/process/publish';
import { setSchedule } from '@/lib/services/process/schedule';
import { setRules } from '@/lib/services/process/set-rules';
import { saveTrack } from '@/lib/services/process/tracks';

/** What editors do to a process itself. */
export const processActions: readonly AnyAction[] = [
  createProcess,
  describeProcess,
  saveTrack,
  setRules,
  setSchedule,
  addDocument,
  removeDocument,
  publishProcess,
];
