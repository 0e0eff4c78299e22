import type { ProposalState, StepKind } from '@/lib/domain/process/types';

/** Before its first step there is no state: nobody is shown such a proposal. */
type Before = ProposalState | 'new';

const WITH_DEPARTMENT = ['submitted', 'asked-back'] as const;
const OPEN = [...WITH_DEPARTMENT, 'feasible'] as const;
/** What officials decided before the vote, and can take back. */
const DECIDED = ['feasible', 'infeasible', 'screened-out', 'on-ballot'] as const;

function each(states: readonly Before[], after: ProposalState): Partial<Record<Before, ProposalState>> {
  return Object.fromEntries(states.map((state) => [state, after]));
}

/**
 * Which step may follow in which state, and the state after it. A proposal goes only into one that is open, and has then ended
 * itself: merges make no circle. The database's function proposal_next_state says the same.
 */
const STEPS: Record<StepKind, Partial<Record<Before, ProposalState>>> = {
  submitted: { new: 'submitted' },
  assigned: { submitted: 'submitted' },
  'asked-back': { submitted: 'asked-back' },
  answered: { 'asked-back': 'submitted' },
  'judged-feasible': each(WITH_DEPARTMENT, 'feasible'),
  'judged-infeasible': each(WITH_DEPARTMENT, 'infeasible'),
  merged: each(OPEN, 'merged'),
  'merged-from': { submitted: 'submitted', 'asked-back': 'asked-back', feasible: 'feasible' },
  'screened-in': { feasible: 'on-ballot' },
  'screened-out': { feasible: 'screened-out' },
  won: { 'on-ballot': 'won' },
  lost: { 'on-ballot': 'lost' },
  withdrawn: each(OPEN, 'withdrawn'),
  reopened: { ...each(DECIDED, 'submitted'), won: 'on-ballot', lost: 'on-ballot' },
  linked: { won: 'won' },
  unlinked: { won: 'won' },
};

/** The state after a step; null where that step cannot follow. @param state null: before the first step */
export function nextState(state: ProposalState | null, kind: StepKind): ProposalState | null {
  return STEPS[kind][state ?? 'new'] ?? null;
}

/**
 * Where a proposal stands by its steps, the earliest first.
 * @returns null where there are none
 * @throws RangeError where a step follows that cannot
 */
export function stateOf(steps: readonly { kind: StepKind }[]): ProposalState | null {
  let state: ProposalState | null = null;
  for (const { kind } of steps) {
    const after = nextState(state, kind);
    if (after === null) throw new RangeError(`${kind} cannot follow in state ${state ?? 'new'}`);
    state = after;
  }
  return state;
}
