import { describe, expect, it } from 'vitest';
import { nextState, stateOf } from '@/lib/domain/process/states';
import { PROPOSAL_STATES, type ProposalState, STEP_KINDS, type StepKind } from '@/lib/domain/process/types';

/** By hand: every step that may follow, as "state step state after". */
const ALLOWED = `
  new submitted submitted
  submitted assigned submitted
  submitted asked-back asked-back
  asked-back answered submitted
  submitted judged-feasible feasible
  asked-back judged-feasible feasible
  submitted judged-infeasible infeasible
  asked-back judged-infeasible infeasible
  submitted merged merged
  asked-back merged merged
  feasible merged merged
  submitted merged-from submitted
  asked-back merged-from asked-back
  feasible merged-from feasible
  feasible screened-in on-ballot
  feasible screened-out screened-out
  on-ballot won won
  on-ballot lost lost
  submitted withdrawn withdrawn
  asked-back withdrawn withdrawn
  feasible withdrawn withdrawn
  feasible reopened submitted
  infeasible reopened submitted
  screened-out reopened submitted
  on-ballot reopened submitted
  won reopened on-ballot
  lost reopened on-ballot
  won linked won
  won unlinked won`
  .trim()
  .split('\n')
  .map((line) => line.trim());

describe('which step may follow', () => {
  it('is this list and nothing else, of all pairs', () => {
    const found = [null, ...PROPOSAL_STATES].flatMap((state: ProposalState | null) =>
      STEP_KINDS.flatMap((kind) => {
        const after = nextState(state, kind);
        return after === null ? [] : [`${state ?? 'new'} ${kind} ${after}`];
      }),
    );
    expect(found.sort()).toEqual(ALLOWED.toSorted());
  });
});

const steps = (text: string) => text.split(' ').map((kind) => ({ kind: kind as StepKind }));

describe('the state by the steps', () => {
  it.each<[string, ProposalState]>([
    ['submitted', 'submitted'],
    ['submitted assigned asked-back', 'asked-back'],
    ['submitted assigned asked-back answered merged-from judged-feasible', 'feasible'],
    ['submitted judged-feasible screened-in won linked unlinked linked', 'won'],
    ['submitted assigned merged', 'merged'],
    ['submitted asked-back judged-infeasible', 'infeasible'],
    ['submitted judged-infeasible reopened judged-feasible', 'feasible'],
    ['submitted judged-feasible screened-in won reopened lost', 'lost'],
  ])('%s: %s', (text, state) => {
    expect(stateOf(steps(text))).toBe(state);
  });

  it('is none without steps, and an impossible history is an error', () => {
    expect(stateOf([])).toBeNull();
    expect(() => stateOf(steps('assigned'))).toThrow('assigned cannot follow in state new');
    expect(() => stateOf(steps('submitted judged-infeasible screened-in'))).toThrow(
      'screened-in cannot follow in state infeasible',
    );
  });
});
