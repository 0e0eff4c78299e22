import type { Won } from '@/lib/domain/money';
import type { RejectionKind } from '@/lib/domain/process/import/rejections';
import type { Outcome, Verdict } from '@/lib/domain/process/import/words';
import type { Phase, StepKind } from '@/lib/domain/process/types';

/** What a file says of the life of a proposal. Instants as ISO 8601 in UTC; null: it does not say. */
export interface LifeFacts {
  submittedAt: string | null;
  reviewedAt: string | null;
  decidedAt: string | null;
  verdict: Verdict | null;
  /** `on-ballot`: it was voted on, and the result is not said. */
  outcome: Outcome | 'on-ballot' | null;
  /** Whether the file says that it was voted on. */
  votedOn: boolean;
  department: string | null;
  reason: string | null;
  officialCost: Won | null;
}

/** A step that is not dated yet. */
export interface PlannedStep {
  kind: StepKind;
  /** In which it is taken. */
  phase: Phase;
  at: string | null;
  /** Not said by the file, and known from what followed. */
  inferred: boolean;
  by: string | null;
  reason: string | null;
  officialCost: Won | null;
}

const step = (kind: StepKind, phase: Phase, more: Partial<PlannedStep> = {}): PlannedStep => ({
  kind,
  phase,
  at: null,
  inferred: false,
  by: null,
  reason: null,
  officialCost: null,
  ...more,
});

/**
 * The steps that a proposal went through, in their order. What came of it tells the steps before it: a winner was judged feasible and
 * stood on the ballot.
 * @returns or why the file does not say enough, or says two things
 */
export function planLife(facts: LifeFacts): PlannedStep[] | RejectionKind {
  const submitted = step('submitted', 'proposing', { at: facts.submittedAt });
  const after = facts.verdict === null ? withoutVerdict(facts) : withVerdict(facts, facts.verdict);
  return typeof after === 'string' ? after : [submitted, ...after];
}

/** What the department said, as a step. */
function review(
  { reviewedAt, department, reason, officialCost }: LifeFacts,
  kind: StepKind,
  inferred = false,
) {
  return step(kind, 'review', { at: reviewedAt, by: department, reason, officialCost, inferred });
}

function withoutVerdict(facts: LifeFacts): PlannedStep[] | RejectionKind {
  const { outcome, votedOn, department, reason, officialCost } = facts;
  if (outcome === 'not-selected' && !votedOn) return 'not-selected-where';
  if (outcome !== null) return [review(facts, 'judged-feasible', true), ...afterReview(facts)];
  if (reason !== null || officialCost !== null) return 'without-verdict';
  return department === null ? [] : [review(facts, 'assigned')];
}

const ENDS = { infeasible: 'judged-infeasible', withdrawn: 'withdrawn' } as const;

function withVerdict(facts: LifeFacts, verdict: Verdict): PlannedStep[] | RejectionKind {
  if (verdict === 'feasible') return [review(facts, 'judged-feasible'), ...afterReview(facts)];
  if (facts.outcome !== null && facts.outcome !== 'not-selected') return 'contradiction';
  return facts.votedOn ? 'contradiction' : [review(facts, ENDS[verdict])];
}

function afterReview({ outcome, decidedAt, votedOn }: LifeFacts): PlannedStep[] {
  if (outcome === 'screened-out') return [step('screened-out', 'screening', { at: decidedAt })];
  if (outcome === null && !votedOn) return [];
  const onBallot = step('screened-in', 'screening', { inferred: true });
  if (outcome === null || outcome === 'on-ballot') return [onBallot];
  const kind = outcome === 'won' ? 'won' : 'lost';
  return [onBallot, step(kind, 'result', { at: decidedAt })];
}
