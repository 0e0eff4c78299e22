import { PROPOSAL_FIELDS, type ProposalTexts } from '@/lib/domain/process/proposing';
import { type ActionContext, type Undone, undone } from '@/lib/services/action';
import { type HeldDraft, holdDraft, keepTexts } from '@/lib/services/propose/drafts';
import { attachPicture, readPicture } from '@/lib/services/propose/pictures';

export interface DraftInput extends ProposalTexts {
  draft: string;
  version: number;
  alt: string;
}

/** The draft, held, with what the form said. */
export type KeptDraft = HeldDraft | Undone;

/** Keeps all that a form of a draft carries: its texts, and a picture where one was chosen. One that was handed in stays as it is. */
export async function keepDraft(context: ActionContext, input: DraftInput): Promise<KeptDraft> {
  const { tx, file } = context;
  const picture = await readPicture(file, input.alt);
  if (picture !== null && 'problems' in picture) return picture;
  const held = await holdDraft(tx, input.draft);
  if (held === null) return undone('not-found');
  if (held.number !== null) return held;
  const kept = await keepTexts(context, held, input.version, input);
  if (kept === 'newer-version') return undone('newer-version');
  if (picture !== null && !(await attachPicture(tx, held.id, picture, input.alt)))
    return undone('too-many-pictures', 'picture');
  return { ...held, ...kept, fields: textsOf(input) };
}

const textsOf = (input: ProposalTexts): Partial<ProposalTexts> =>
  Object.fromEntries(PROPOSAL_FIELDS.map((field) => [field, input[field]]));
