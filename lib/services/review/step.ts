import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import { nextState } from '@/lib/domain/process/states';
import type { StepKind } from '@/lib/domain/process/types';
import type { Voting } from '@/lib/domain/process/desk';
import type { Won } from '@/lib/domain/money';
import { tags } from '@/lib/cache-tags';
import type { ActionContext, Done, ProblemCode, Undone } from '@/lib/services/action';
import { undone } from '@/lib/services/action';
import { notify, peopleAround } from '@/lib/services/notices';
import { type LockedProposal, lockProposals, votingOf } from '@/lib/services/review/proposal';

/** A step as it is taken. */
export interface NewStep {
  kind: StepKind;
  /** The department or body that takes it; of an assignment the department that gets the proposal. */
  by: string;
  reason?: string | null;
  officialCost?: Won | null;
  other?: number | null;
  rank?: number | null;
}

/** Residents read these beside a step; departments are called by their own name. */
const BODIES: Record<StaffRole, string> = {
  reviewer: '담당 부서',
  committee: '분과위원회',
  editor: '주민참여예산 담당',
  'election-office': '투표 담당',
  auditor: '감사 담당',
  operator: '운영자',
};

/** In whose name somebody decides about a proposal: a reviewer's department, else the body that the role stands for. */
export function bodyOf(
  viewer: Viewer | null,
  { lafCd, department }: Pick<LockedProposal, 'lafCd' | 'department'>,
  roles: readonly StaffRole[],
): string {
  const grant = viewer?.grants.find(
    (one) =>
      roles.includes(one.role) &&
      one.lafCd === lafCd &&
      (one.department === null || department === null || one.department === department),
  );
  return grant?.department ?? BODIES[grant?.role ?? 'editor'];
}

/**
 * Why a step may not be taken now; null: it may. A ballot stays as it is once its rules are frozen or the vote has begun; a result comes after it.
 * @param byCount the published count of a vote on this portal gives it: nobody enters or takes back such a result
 */
export async function barOfStep(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  { process, state }: Pick<LockedProposal, 'process' | 'state'>,
  kind: StepKind,
  byCount = false,
): Promise<ProblemCode | null> {
  if (nextState(state, kind) === null) return 'changed-meanwhile';
  const isResult = [kind, state].some((one) => one === 'won' || one === 'lost');
  const ofBallot = isResult || state === 'on-ballot' || kind === 'screened-in';
  const isFrozen = !byCount && ofBallot && (await hasElection(tx, process));
  return isFrozen ? barOfFrozen(isResult) : barOfTime(await votingOf(tx, process, now), isResult);
}

const barOfFrozen = (isResult: boolean): ProblemCode => (isResult ? 'counted-here' : 'rules-frozen');

function barOfTime(voting: Voting, isResult: boolean): ProblemCode | null {
  if (isResult) return voting === 'ahead' || voting === 'on' ? 'voting-not-over' : null;
  return voting === 'on' || voting === 'over' ? 'voting-begun' : null;
}

/** Whether the ballot is frozen, whose count gives the results. */
async function hasElection(tx: ActionContext['tx'], process: string): Promise<boolean> {
  const { rowCount } = await tx.query('SELECT FROM election WHERE process_id = $1', [process]);
  return rowCount !== 0;
}

/** Writes a step of a locked proposal, and tells its authors and followers. */
export async function takeStep(
  context: ActionContext,
  proposal: LockedProposal,
  step: NewStep,
): Promise<void> {
  const { process, number, state } = proposal;
  await write(context, proposal, step);
  context.touch(tags.process(process), tags.proposal(process, number));
  // The list of processes counts winners.
  if (step.kind === 'won' || state === 'won') context.touch(tags.processes());
  await tell(context, proposal, step);
}

async function write(
  { tx, now }: ActionContext,
  { process, number }: LockedProposal,
  { kind, by, reason = null, officialCost = null, other = null, rank = null }: NewStep,
): Promise<void> {
  await tx.query(
    `INSERT INTO proposal_step (process_id, number, at, kind, taken_by, reason, official_cost, other, rank)
     SELECT $1, $2, greatest(date_trunc('second', $3::timestamptz), last_step_at), $4, $5, $6, $7, $8, $9
       FROM proposal WHERE process_id = $1 AND number = $2`,
    [process, number, now.toISOString(), kind, by, reason, officialCost, other, rank],
  );
}

async function tell(
  { tx, viewer }: ActionContext,
  { process, number, title }: LockedProposal,
  { kind, by, reason, other }: NewStep,
): Promise<void> {
  const people = await peopleAround(tx, process, number, viewer?.id ?? null);
  await notify(tx, people, {
    kind: `step-${kind}`,
    topic: 'steps',
    path: `/participate/${process}/proposals/${number}`,
    detail: { title, number, by, reason: reason ?? '', other: other ?? 0 },
  });
}

/** A decision about one proposal, by somebody who saw it as it stood after its step `version`. */
export interface Decision {
  process: string;
  number: number;
  version: string;
}

/** Takes a step where the proposal still stands as the form showed it. */
export async function decide(
  context: ActionContext,
  { process, number, version }: Decision,
  stepOf: (proposal: LockedProposal) => NewStep,
): Promise<Done | Undone> {
  const [proposal] = await lockProposals(context.tx, process, [number]);
  if (proposal === undefined) return undone('not-found');
  if (proposal.version !== version) return undone('changed-meanwhile');
  const step = stepOf(proposal);
  const bar = await barOfStep(context, proposal, step.kind);
  if (bar !== null) return undone(bar);
  await takeStep(context, proposal, step);
  return decided(process, number, step.kind);
}

export function decided(process: string, number: number, kind: StepKind): Done {
  return {
    done: true,
    to: `/desk/${process}/${number}`,
    said: `step-${kind}`,
    subject: `${process}/${number}`,
  };
}
