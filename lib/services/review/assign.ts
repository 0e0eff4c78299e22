import type { PoolClient } from 'pg';
import { z } from 'zod';
import { seoulDay } from '@/lib/domain/calendar';
import type { ProposalState } from '@/lib/domain/process/types';
import { line } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { notify } from '@/lib/services/notices';
import { bulk, bulkFields } from '@/lib/services/review/bulk';
import { BULK, dayField } from '@/lib/services/review/fields';
import { type LockedProposal, processTarget } from '@/lib/services/review/proposal';
import { barOfStep, takeStep } from '@/lib/services/review/step';

const editors = {
  permission: { roles: ['editor'] },
  target: processTarget,
  limits: BULK,
  audited: true,
} as const;

/** Gives proposals to a department, until a day; without one, for as long as the process says. */
export const assign = defineAction({
  ...editors,
  name: 'review.assign',
  input: z.object({
    ...bulkFields,
    department: line(100),
    due: z.union([z.literal(''), dayField]).default(''),
  }),
  detail: ({ department, due }) => ({ department, due: due === '' ? null : due }),
  run: async (context, input) => {
    const { department, due } = input;
    if (due !== '' && due < seoulDay(context.now)) return undone('past-day', 'due');
    return bulk(context, input, async (proposal) => {
      const bar = await barOfStep(context, proposal, 'assigned');
      if (bar !== null) return bar;
      await takeStep(context, proposal, { kind: 'assigned', by: department });
      if (due !== '') await setDue(context.tx, proposal, due);
      await tellReviewers(context.tx, { ...proposal, department }, 'review-assigned');
      return null;
    });
  },
});

/** Gives departments another day for what they have. */
export const moveDue = defineAction({
  ...editors,
  name: 'review.move-due',
  input: z.object({ ...bulkFields, due: dayField }),
  detail: ({ due }) => ({ due }),
  run: async (context, input) => {
    if (input.due < seoulDay(context.now)) return undone('past-day', 'due');
    return bulk(context, input, async (proposal) => {
      const bar = barOfDue(proposal);
      if (bar === null) await setDue(context.tx, proposal, input.due);
      return bar;
    });
  },
});

/** Tells the reviewers of what their department still has. */
export const remind = defineAction({
  ...editors,
  name: 'review.remind',
  input: z.object(bulkFields),
  run: (context, input) =>
    bulk(context, input, async (proposal) => {
      const bar = barOfDue(proposal);
      if (bar === null) await tellReviewers(context.tx, proposal, 'review-reminded');
      return bar;
    }),
});

const WITH_DEPARTMENT: readonly ProposalState[] = ['submitted', 'asked-back'];

function barOfDue({ state, department }: LockedProposal) {
  if (!WITH_DEPARTMENT.includes(state)) return 'judged-already';
  return department === null ? 'no-department' : null;
}

/** Another day is another reminder. */
async function setDue(tx: PoolClient, { process, number }: LockedProposal, due: string): Promise<void> {
  await tx.query(
    'UPDATE proposal_desk SET due = $3, soon_told_at = NULL, late_told_at = NULL WHERE process_id = $1 AND number = $2',
    [process, number, due],
  );
}

async function tellReviewers(
  tx: PoolClient,
  { process, number, title, lafCd, department }: LockedProposal,
  kind: 'review-assigned' | 'review-reminded',
): Promise<void> {
  const { rows } = await tx.query<{ person: string }>(
    `SELECT person FROM role_grant WHERE role = 'reviewer' AND laf_cd = $1 AND department = $2 AND revoked_at IS NULL`,
    [lafCd, department],
  );
  await notify(
    tx,
    rows.map(({ person }) => person),
    { kind, topic: 'steps', path: `/desk/${process}/${number}`, detail: { title, number } },
  );
}
