import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import type { Viewer } from '@/lib/domain/access/roles';
import { TEXT_COLUMN_NAMES } from '@/lib/queries/propose/texts';
import { type ActionContext, type Done, type Undone, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { notify } from '@/lib/services/notices';
import { draftTarget, type HeldDraft, proposePath } from '@/lib/services/propose/drafts';
import {
  altField,
  draftKey,
  draftTexts,
  type ProposalInput,
  proposalInput,
} from '@/lib/services/propose/fields';
import { keepDraft } from '@/lib/services/propose/keep';
import { movePictures } from '@/lib/services/propose/pictures';
import { columnsOf, takeStep } from '@/lib/services/propose/proposals';

/** The texts as they were written beside what they say: a draft keeps the former. */
const form = z.looseObject({}).transform((sent, context) => {
  const written = z.object({ ...draftKey, ...draftTexts, alt: altField }).safeParse(sent);
  const proposal = proposalInput.safeParse(sent);
  if (written.success && proposal.success) return { ...written.data, proposal: proposal.data };
  const issues = proposal.success ? [] : proposal.error.issues;
  const others = (written.success ? [] : written.error.issues).filter(
    ({ path }) => !issues.some((issue) => issue.path[0] === path[0]),
  );
  for (const { path, message } of [...issues, ...others]) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/**
 * Hands a draft in: it becomes a proposal with the next number, its writer is its author and follows it. Only while proposals are taken,
 * by the server's clock. A draft is handed in once: asked again it leads to the same proposal.
 */
export const submitProposal = defineAction({
  name: 'proposal.submit',
  input: form,
  permission: 'owner',
  target: draftTarget,
  limits: [
    { per: 'account', number: 30, seconds: 3600 },
    { per: 'address', number: 300, seconds: 3600 },
  ],
  audited: false,
  run: async (context, input) => {
    const { tx, viewer } = context;
    if (viewer === null) return undone('sign-in');
    const draft = await keepDraft(context, input);
    if ('problems' in draft) return draft;
    if (draft.number !== null) return proposed(draft.process, draft.number);
    const { rows } = await tx.query<{ number: number }>('SELECT next_proposal_number($1) AS number', [
      draft.process,
    ]);
    const number = rows[0]?.number ?? 0;
    const closed = await whyClosed(context, draft.process);
    return closed ?? propose(context, { viewer, draft, number, proposal: input.proposal });
  },
});

const proposed = (process: string, number: number): Done => ({
  done: true,
  to: proposePath(process),
  said: 'proposed',
  subject: `${process}/${number}`,
  value: { process, number },
});

/** Read with the process held: its schedule does not move meanwhile. */
async function whyClosed({ tx, now }: ActionContext, process: string): Promise<Undone | null> {
  const { rows } = await tx.query<{ begun: boolean; ended: boolean }>(
    `SELECT begins <= $2::timestamptz AS begun, coalesce(ends <= $2::timestamptz, false) AS ended
       FROM process_phase WHERE process_id = $1 AND phase = 'proposing'`,
    [process, now.toISOString()],
  );
  const [phase] = rows;
  if (phase?.begun !== true) return undone('phase-not-begun');
  return phase.ended ? undone('phase-over') : null;
}

interface Proposing {
  viewer: Viewer;
  draft: HeldDraft;
  number: number;
  proposal: ProposalInput;
}

async function propose(
  context: ActionContext,
  { viewer, draft, number, proposal }: Proposing,
): Promise<Done | Undone> {
  const { tx, touch } = context;
  const { process } = draft;
  const columns = await columnsOf(tx, process, proposal);
  if ('problems' in columns) return columns;
  await tx.query(
    `INSERT INTO proposal (process_id, number, author_name, ${TEXT_COLUMN_NAMES.join(', ')})
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [process, number, viewer.name, ...columns],
  );
  await takeStep(context, [process, number], 'submitted');
  await tx.query('INSERT INTO proposal_author (process_id, number, person) VALUES ($1, $2, $3)', [
    process,
    number,
    viewer.id,
  ]);
  await tx.query(
    'INSERT INTO follow (person, process_id, number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [viewer.id, process, number],
  );
  await movePictures(tx, draft.id, process, number);
  await tx.query(`UPDATE draft SET number = $2, fields = '{}' WHERE id = $1`, [draft.id, number]);
  const path = `/participate/${process}/proposals/${number}`;
  await notify(tx, [viewer.id], {
    kind: 'proposal-received',
    topic: 'steps',
    path,
    detail: { title: proposal.title, number },
  });
  touch(tags.process(process), tags.processes());
  return proposed(process, number);
}
