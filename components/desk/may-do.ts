import { type Permission, refusalOf } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import type { DeskProposal } from '@/lib/domain/process/desk';
import { nextState } from '@/lib/domain/process/states';
import type { ProposalState, StepKind } from '@/lib/domain/process/types';

interface Possible {
  action: string;
  /** The step that it takes. */
  step: StepKind;
  permission: Permission;
  /** Of a result, which comes after the vote; everything else comes before it. */
  afterVote?: boolean;
}

/** What may be done to a proposal; the services judge the same again. */
const POSSIBLE: readonly Possible[] = [
  { action: 'review.assign', step: 'assigned', permission: { roles: ['editor'] } },
  {
    action: 'review.ask-back',
    step: 'asked-back',
    permission: { roles: ['reviewer', 'editor'], ofDepartment: true },
  },
  {
    action: 'review.judge',
    step: 'judged-feasible',
    permission: { roles: ['reviewer'], ofDepartment: true },
  },
  { action: 'review.screen', step: 'screened-in', permission: { roles: ['committee'] } },
  { action: 'review.result', step: 'won', permission: { roles: ['election-office'] }, afterVote: true },
  {
    action: 'review.merge',
    step: 'merged',
    permission: { roles: ['reviewer', 'editor'], ofDepartment: true },
  },
  { action: 'review.reopen', step: 'reopened', permission: { roles: ['editor'] } },
  {
    action: 'review.retract-result',
    step: 'reopened',
    permission: { roles: ['election-office'] },
    afterVote: true,
  },
];
const RESULTS: readonly ProposalState[] = ['won', 'lost'];

/** The actions that somebody may take on a proposal now. Whoever only lacks the second factor is shown them, and asked for it. */
export function mayDo({ desk, viewer }: { desk: DeskProposal; viewer: Viewer }): string[] {
  const { proposal, inCharge, voting } = desk;
  const target = { lafCd: proposal.process.government.lafCd, department: inCharge?.department ?? null };
  return POSSIBLE.filter(({ action, step, permission, afterVote = false }) => {
    const refusal = refusalOf(viewer, permission, target);
    if (refusal !== null && refusal !== 'second-factor') return false;
    const atItsTime = voting === 'none' || (afterVote ? voting === 'over' : voting === 'ahead');
    // One step takes back what the review decided, and what the vote did.
    const own =
      step !== 'reopened' || (action === 'review.retract-result') === RESULTS.includes(proposal.state);
    return atItsTime && own && nextState(proposal.state, step) !== null;
  }).map(({ action }) => action);
}
