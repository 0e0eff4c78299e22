import type { PoolClient } from 'pg';
import { z } from 'zod';
import { nextState } from '@/lib/domain/process/states';
import type { ProblemCode } from '@/lib/services/action';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { numberField } from '@/lib/services/fields';
import { decisionFields, reasonField, SINGLE } from '@/lib/services/review/fields';
import { type LockedProposal, lockProposals, proposalTarget } from '@/lib/services/review/proposal';
import { barOfStep, bodyOf, decided, takeStep } from '@/lib/services/review/step';

const ROLES = ['reviewer', 'editor'] as const;

/**
 * Merges a proposal into another one of the process. Its authors become authors of that one too, and whoever followed it follows that
 * one. Both are locked first, the lower number before the other.
 */
export const merge = defineAction({
  name: 'review.merge',
  input: z.object({ ...decisionFields, into: numberField, reason: reasonField }),
  permission: { roles: ROLES, ofDepartment: true },
  target: proposalTarget,
  limits: SINGLE,
  audited: true,
  detail: ({ into }) => ({ into }),
  run: async (context, { process, number, version, into, reason }) => {
    if (into === number) return undone('merge-itself', 'into');
    const both = await lockProposals(context.tx, process, [number, into]);
    const proposal = both.find((one) => one.number === number);
    const other = both.find((one) => one.number === into);
    if (proposal === undefined) return undone('not-found');
    if (proposal.version !== version) return undone('changed-meanwhile');
    const bar = await barOfStep(context, proposal, 'merged');
    if (bar !== null) return undone(bar);
    const refused = refusalOf(other);
    if (refused !== null || other === undefined) return undone(refused ?? 'no-such-proposal', 'into');
    const by = bodyOf(context.viewer, proposal, ROLES);
    await takeStep(context, proposal, { kind: 'merged', by, reason, other: into });
    await carryOver(context.tx, { process, number, into });
    await takeStep(context, other, { kind: 'merged-from', by, reason, other: number });
    return decided(process, number, 'merged');
  },
});

/** Why a proposal takes no other one in; the page says where a merged one went. */
function refusalOf(other: LockedProposal | undefined): ProblemCode | null {
  if (other === undefined) return 'no-such-proposal';
  if (other.state === 'merged') return 'merged-already';
  return nextState(other.state, 'merged-from') === null ? 'takes-no-other' : null;
}

async function carryOver(
  tx: PoolClient,
  { process, number, into }: { process: string; number: number; into: number },
): Promise<void> {
  for (const table of ['proposal_author', 'follow'])
    await tx.query(
      `INSERT INTO ${table} (process_id, number, person) SELECT process_id, $3, person FROM ${table}
        WHERE process_id = $1 AND number = $2 ON CONFLICT DO NOTHING`,
      [process, number, into],
    );
}
