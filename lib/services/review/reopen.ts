import { z } from 'zod';
import type { ProposalState } from '@/lib/domain/process/types';
import { type Action, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { decisionFields, refusalField, SINGLE } from '@/lib/services/review/fields';
import { lockProposals, proposalTarget } from '@/lib/services/review/proposal';
import { bodyOf, decide } from '@/lib/services/review/step';

const input = z.object({ ...decisionFields, reason: refusalField });
type Input = z.infer<typeof input>;
const shared = { input, target: proposalTarget, limits: SINGLE, audited: true } as const;
const RESULTS: readonly ProposalState[] = ['won', 'lost'];

/** Takes a decision of the review back: the proposal is before its department again. */
export const reopen = defineAction({
  ...shared,
  name: 'review.reopen',
  permission: { roles: ['editor'] },
  run: takeBack('editor', (state) => !RESULTS.includes(state)),
});

/** Takes a result back that was entered wrongly: the proposal is on the ballot again. */
export const retractResult = defineAction({
  ...shared,
  name: 'review.retract-result',
  permission: { roles: ['election-office'] },
  run: takeBack('election-office', (state) => RESULTS.includes(state)),
});

function takeBack(
  role: 'editor' | 'election-office',
  isOurs: (state: ProposalState) => boolean,
): Action<Input>['run'] {
  return async (context, decision) => {
    const { process, number, reason } = decision;
    const [proposal] = await lockProposals(context.tx, process, [number]);
    if (proposal !== undefined && !isOurs(proposal.state)) return undone('changed-meanwhile');
    // Its projects would hang on a proposal that won nothing.
    if (await hasProjects(context.tx, process, number)) return undone('tied-to-projects');
    return decide(context, decision, (locked) => ({
      kind: 'reopened',
      by: bodyOf(context.viewer, locked, [role]),
      reason,
    }));
  };
}

async function hasProjects(
  tx: Parameters<typeof lockProposals>[0],
  process: string,
  number: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM (SELECT DISTINCT ON (fyr, project_id) kind FROM winner_link WHERE process_id = $1 AND number = $2
                   ORDER BY fyr, project_id, id DESC) standing WHERE kind = 'linked'`,
    [process, number],
  );
  return (rowCount ?? 0) > 0;
}
