import { describe, expect, it } from 'vitest';
import { won } from '@/lib/domain/money';
import { dateSteps } from '@/lib/domain/process/import/dated-steps';
import { type LifeFacts, planLife } from '@/lib/domain/process/import/life';
import { stateOf } from '@/lib/domain/process/states';
import type { PhaseTime } from '@/lib/domain/process/types';

const NOTHING: LifeFacts = {
  submittedAt: null,
  reviewedAt: null,
  decidedAt: null,
  verdict: null,
  outcome: null,
  votedOn: false,
  department: null,
  reason: null,
  officialCost: null,
};
const PHASES: PhaseTime[] = [
  { phase: 'proposing', begins: '2023-03-01T00:00:00Z', ends: '2023-04-01T00:00:00Z' },
  { phase: 'review', begins: '2023-04-01T00:00:00Z', ends: '2023-06-01T00:00:00Z' },
  { phase: 'result', begins: '2023-09-30T00:00:00Z', ends: null },
];
const NOW = '2024-01-01T00:00:00Z';

describe('what a file says of a proposal', () => {
  const kinds = (facts: Partial<LifeFacts>) => {
    const planned = planLife({ ...NOTHING, ...facts });
    return typeof planned === 'string' ? planned : planned.map(({ kind }) => kind).join(' ');
  };

  it.each<[Partial<LifeFacts>, string]>([
    [{}, 'submitted'],
    [{ department: '도로과' }, 'submitted assigned'],
    [{ verdict: 'infeasible' }, 'submitted judged-infeasible'],
    [{ verdict: 'infeasible', outcome: 'not-selected' }, 'submitted judged-infeasible'],
    [{ verdict: 'withdrawn' }, 'submitted withdrawn'],
    [{ verdict: 'feasible' }, 'submitted judged-feasible'],
    [{ verdict: 'feasible', votedOn: true }, 'submitted judged-feasible screened-in'],
    [{ verdict: 'feasible', outcome: 'screened-out' }, 'submitted judged-feasible screened-out'],
    [{ verdict: 'feasible', outcome: 'won' }, 'submitted judged-feasible screened-in won'],
    [{ verdict: 'feasible', outcome: 'not-selected' }, 'submitted judged-feasible screened-in lost'],
    [{ outcome: 'won' }, 'submitted judged-feasible screened-in won'],
    [{ outcome: 'not-selected', votedOn: true }, 'submitted judged-feasible screened-in lost'],
    [{ outcome: 'on-ballot' }, 'submitted judged-feasible screened-in'],
  ])('%j: %s', (facts, steps) => {
    expect(kinds(facts)).toBe(steps);
    const planned = planLife({ ...NOTHING, ...facts });
    expect(typeof planned === 'string' ? null : stateOf(planned)).not.toBeNull();
  });

  it.each<[Partial<LifeFacts>, string]>([
    [{ outcome: 'not-selected' }, 'not-selected-where'],
    [{ verdict: 'infeasible', outcome: 'won' }, 'contradiction'],
    [{ verdict: 'withdrawn', votedOn: true }, 'contradiction'],
    [{ reason: '설치 가능' }, 'without-verdict'],
    [{ officialCost: won(5) }, 'without-verdict'],
  ])('%j is not enough, or too much: %s', (facts, kind) => {
    expect(kinds(facts)).toBe(kind);
  });
});

describe('the dates of steps', () => {
  const dated = (facts: Partial<LifeFacts>, phases = PHASES, now = NOW) => {
    const planned = planLife({ ...NOTHING, ...facts });
    if (typeof planned === 'string') throw new Error(planned);
    const steps = dateSteps(planned, phases, now);
    return Array.isArray(steps)
      ? steps.map(({ at, kind, reason }) => [at.slice(0, 10), kind, reason])
      : steps;
  };

  it('are those of the file where it has them', () => {
    expect(
      dated({
        submittedAt: '2023-03-05T00:00:00Z',
        reviewedAt: '2023-05-01T00:00:00Z',
        verdict: 'infeasible',
        reason: '권한 밖',
      }),
    ).toEqual([
      ['2023-03-05', 'submitted', null],
      ['2023-05-01', 'judged-infeasible', '권한 밖'],
    ]);
  });

  it('are those of the phase where it has none, and the reason says so; the next phase stands in for one that is not given', () => {
    expect(dated({ verdict: 'feasible', reason: '가능', outcome: 'won' })).toEqual([
      ['2023-03-01', 'submitted', '(날짜 미상: 단계의 날짜)'],
      ['2023-04-01', 'judged-feasible', '가능 (날짜 미상: 단계의 날짜)'],
      ['2023-09-30', 'screened-in', '(자료에 없는 단계: 결과에 따름) (날짜 미상: 앞뒤 단계의 날짜)'],
      ['2023-09-30', 'won', '(날짜 미상: 단계의 날짜)'],
    ]);
  });

  it('never lie before the step that they follow, nor behind a known one that follows', () => {
    expect(dated({ submittedAt: '2023-05-02T00:00:00Z', verdict: 'infeasible' })).toEqual([
      ['2023-05-02', 'submitted', null],
      ['2023-05-02', 'judged-infeasible', '(날짜 미상: 앞뒤 단계의 날짜)'],
    ]);
    expect(dated({ verdict: 'infeasible', reviewedAt: '2023-02-01T00:00:00Z' })).toEqual([
      ['2023-02-01', 'submitted', '(날짜 미상: 앞뒤 단계의 날짜)'],
      ['2023-02-01', 'judged-infeasible', null],
    ]);
  });

  it('have to be told by something', () => {
    expect(dated({ verdict: 'feasible' }, [])).toEqual({ needs: 'proposing' });
    expect(dated({ submittedAt: '2023-03-05T00:00:00Z', verdict: 'feasible' }, PHASES.slice(0, 1))).toEqual({
      needs: 'review',
    });
  });

  it('are refused out of order and in the future', () => {
    const file = { submittedAt: '2023-05-02T00:00:00Z', reviewedAt: '2023-05-01T00:00:00Z' };
    expect(dated({ ...file, verdict: 'feasible' })).toBe('dates-out-of-order');
    expect(dated({ outcome: 'won' }, PHASES, '2023-09-29T23:59:59Z')).toBe('future');
    expect(dated({ outcome: 'won' }, PHASES, '2023-09-30T00:00:00Z')).toHaveLength(4);
  });
});
