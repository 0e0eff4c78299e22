import { z } from 'zod';
import { MOST_DRAFTS } from '@/lib/domain/process/proposing';
import { type ActionContext, type Done, type Undone, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { processField } from '@/lib/services/fields';
import {
  draftPath,
  draftTarget,
  type HeldDraft,
  holdDraft,
  proposePath,
} from '@/lib/services/propose/drafts';
import { altField, draftKey, draftTexts } from '@/lib/services/propose/fields';
import { type DraftInput, keepDraft } from '@/lib/services/propose/keep';
import { detachPictures } from '@/lib/services/propose/pictures';
import { processTarget } from '@/lib/services/propose/targets';

const HOUR = 3600;

/** Begins a draft. A person has twenty at most, over all processes. */
export const createDraft = defineAction({
  name: 'draft.create',
  input: z.object({ process: processField }),
  permission: 'resident',
  target: processTarget,
  limits: [
    { per: 'account', number: 40, seconds: HOUR },
    { per: 'address', number: 400, seconds: HOUR },
  ],
  audited: false,
  run: async ({ tx, viewer }, { process }) => {
    if (viewer === null) return undone('sign-in');
    // Two at once are counted one after the other.
    await tx.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [viewer.id]);
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO draft (person, process_id) SELECT $1, $2
        WHERE (SELECT count(*) FROM draft WHERE person = $1 AND number IS NULL) < $3 RETURNING id`,
      [viewer.id, process, MOST_DRAFTS],
    );
    const [row] = rows;
    if (row === undefined) return undone('too-many-drafts');
    return { done: true, to: draftPath(process, row.id), value: { draft: row.id, version: 1 } };
  },
});

const draftForm = z.object({ ...draftKey, ...draftTexts, alt: altField });
const SAVE_LIMITS = [
  { per: 'account', number: 60, seconds: 60 },
  { per: 'address', number: 600, seconds: 60 },
] as const;
const PICTURE_LIMITS = [
  { per: 'account', number: 60, seconds: HOUR },
  { per: 'address', number: 400, seconds: HOUR },
] as const;

/** Keeps a draft as it is written. A script gets `{version, at}`: the version that the next save has to name. */
export const saveDraft = defineAction({
  name: 'draft.save',
  input: draftForm,
  permission: 'owner',
  target: draftTarget,
  limits: SAVE_LIMITS,
  audited: false,
  run: save,
});

/** Adds a picture to a draft and keeps its text, all from one form. */
export const addPicture = defineAction({
  name: 'draft.add-picture',
  input: draftForm,
  permission: 'owner',
  target: draftTarget,
  limits: PICTURE_LIMITS,
  audited: false,
  run: async (context, input) =>
    context.file === null ? undone('required', 'picture') : save(context, input),
});

async function save(context: ActionContext, input: DraftInput): Promise<Done | Undone> {
  const kept = await keepDraft(context, input);
  return 'problems' in kept ? kept : saved(kept, context.file === null ? 'draft-saved' : 'picture-added');
}

function saved({ process, id, number, version, at }: HeldDraft, said: string): Done {
  if (number !== null) return { done: true, to: proposePath(process), said: 'proposed' };
  const part = said === 'draft-saved' ? '' : '#pictures';
  return { done: true, to: `${draftPath(process, id)}${part}`, said, value: { version, at } };
}

/** Takes a picture off a draft and keeps its text. */
export const removePicture = defineAction({
  name: 'draft.remove-picture',
  input: draftForm.extend({ remove: z.string('required').regex(/^[0-9a-f]{64}$/, 'invalid') }),
  permission: 'owner',
  target: draftTarget,
  limits: SAVE_LIMITS,
  audited: false,
  run: async (context, input) => {
    const kept = await keepDraft({ ...context, file: null }, input);
    if ('problems' in kept) return kept;
    await detachPictures(context.tx, [kept.id], input.remove);
    return saved(kept, 'picture-removed');
  },
});

/** Throws a draft away. What was handed in is no draft any more. */
export const deleteDraft = defineAction({
  name: 'draft.delete',
  input: z.object({ draft: draftKey.draft }),
  permission: 'owner',
  target: draftTarget,
  limits: SAVE_LIMITS,
  audited: false,
  run: async ({ tx }, { draft }) => {
    const held = await holdDraft(tx, draft);
    if (held === null || held.number !== null) return undone('changed-meanwhile');
    await detachPictures(tx, [draft]);
    await tx.query('DELETE FROM draft WHERE id = $1', [draft]);
    return { done: true, to: proposePath(held.process), said: 'draft-deleted' };
  },
});
