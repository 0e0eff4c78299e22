import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Election,
  electionOf,
  fraction,
  readPb,
  rulesFor,
  type VoteType,
  tally,
  tiesOf,
} from '@/lib/domain/participation';
import { equalShares } from '@/lib/domain/participation/equal-shares';
import { stretchOf } from '@/lib/domain/participation/jump';
import { supportersOf } from '@/lib/domain/participation/purses';

const SMALL_ELECTIONS = 300;
const LARGE_ELECTIONS = 4;
const TYPES = ['approval', 'cumulative', 'ordinal'] as const;

interface Made {
  type?: (typeof TYPES)[number];
  budget: bigint | string;
  costs: readonly (bigint | string)[];
  /** By ballot the numbers of its projects, and what it gives to each. */
  ballots: readonly (readonly number[])[];
  points?: readonly (readonly number[])[];
}

/** Projects are named p0, p1 and so on. */
function made({ type = 'approval', budget, costs, ballots, points }: Made): Election {
  const text = [
    ...['META', 'key;value', `budget;${budget}`, `vote_type;${type}`, 'PROJECTS', 'project_id;cost'],
    ...costs.map((cost, project) => `p${project};${cost}`),
    ...['VOTES', points === undefined ? 'voter_id;vote' : 'voter_id;vote;points'],
    ...ballots.map((ballot, voter) => {
      const named = `${voter};${ballot.map((project) => `p${project}`).join(',')}`;
      return points === undefined ? named : `${named};${points[voter]?.join(',') ?? ''}`;
    }),
  ];
  const { file, problems } = readPb(`${text.join('\n')}\n`);
  if (file === null) throw new Error(JSON.stringify(problems));
  return electionOf(file);
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

/**
 * With e for each voter, A (300 parts) is paid by its six at 50 each and has six effective votes. Then three of B's five have e - 50, two have e.
 * Below 98 the three give all, and the two pay (240 - 3(e - 50)) / 2 = 195 - 1.5e, which they have from 78 on. C has four
 * effective votes; B as many where its price is 60, at 90, and there C comes first since it is cheaper. So: A, C below 78; A, C, B
 * up to 90; A, B, C from there on. From 98 on nobody's money ends.
 */
const worked = (unit: bigint, budget: bigint) =>
  made({
    budget: budget * unit,
    costs: [300n * unit, 240n * unit, 100n * unit],
    ballots: [...times(3, [0]), ...times(3, [0, 1]), ...times(2, [1]), ...times(4, [2])],
  });

describe('where the order changes', () => {
  const election = worked(1n, 600n);
  const options = { measure: 'worth-and-cost', supporters: supportersOf(election, false) } as const;
  const stretch = (money: bigint, reach: number) => {
    const endowment = fraction(money);
    const { rounds } = equalShares(election, tiesOf(election, 'mincost'), { ...options, endowment });
    const order = rounds.map(({ project }) => project);
    const from = { ...options, endowment, step: fraction(1n), reach };
    return { order, ...stretchOf(election, tiesOf(election, 'mincost'), order, from) };
  };

  it.each([
    { money: 60n, reach: 17, order: [0, 2], steps: 17 },
    { money: 60n, reach: 18, order: [0, 2], steps: 17 },
    { money: 78n, reach: 11, order: [0, 2, 1], steps: 11 },
    { money: 79n, reach: 11, order: [0, 2, 1], steps: 10 },
    { money: 79n, reach: 12, order: [0, 2, 1], steps: 10 },
    { money: 90n, reach: 1, order: [0, 2, 1], steps: 0 },
    { money: 91n, reach: 7, order: [0, 1, 2], steps: 7 },
    { money: 98n, reach: 1_000_000, order: [0, 1, 2], steps: 1_000_000 },
  ])('from $money on it stays for $steps of $reach steps', ({ money, reach, order, steps }) => {
    expect(stretch(money, reach)).toEqual({ order, steps, events: 0, lots: 0 });
  });

  it.each([60n, 70n, 77n, 78n, 85n, 89n, 90n, 91n])('from %s on no change is jumped over', (money) => {
    const last = money < 78n ? 77n : money < 90n ? 89n : money === 90n ? 90n : 1_000_000_000n;
    for (let reach = 1; reach < 400; reach += 1)
      expect(money + BigInt(stretch(money, reach).steps)).toBeLessThanOrEqual(last);
  });
});

describe('raised by one won at a time', () => {
  const count = (election: Election, rule: string) => tally(election, rule, { ties: 'mincost' });
  const UNTIL = 'mes_cost+add1_integral_until_infeasible';

  it('ends below the endowment that would fund more than the budget', () => {
    expect(count(worked(1_000_000n, 600n), UNTIL)).toMatchObject({
      order: ['p0', 'p2'],
      endowment: '77999999',
      steps: 27_999_999,
      stop: 'next infeasible',
      tie_events: 0,
    });
  });

  it('ends at the endowment that funds all', () => {
    // 700,000,000 for twelve voters: from 58,333,333 to 78,000,000.
    expect(count(worked(1_000_000n, 700n), UNTIL)).toMatchObject({
      order: ['p0', 'p2', 'p1'],
      endowment: '78000000',
      steps: 19_666_667,
      stop: 'all supported funded',
    });
  });

  it('meets a tie in each of the counts, also in those that are jumped over and in the last', () => {
    // Two alike are tied until a third, dearer than the budget, is paid by its one supporter: from 8,000,000 to 100,000,000.
    const costs = [8_000_000n, 8_000_000n, 100_000_000n];
    const election = made({ budget: 40_000_000n, costs, ballots: [...times(4, [0, 1]), [2]] });
    expect(count(election, UNTIL)).toMatchObject({
      order: ['p0', 'p1'],
      endowment: '99999999',
      steps: 91_999_999,
      stop: 'next infeasible',
      tie_events: 92_000_001,
      lot_events: 92_000_001,
    });
  });

  it('does not wait for what is worth nothing to those who name it', () => {
    const election = made({ type: 'ordinal', budget: 100n, costs: [60n, 60n], ballots: [[0, 1]] });
    expect(count(election, 'mes_borda+add1_integral_until_infeasible')).toMatchObject({
      winners: ['p0'],
      stop: 'all supported funded',
    });
  });
});

/** A few projects and voters; costs that are equal, free, of any size, with decimals; budgets that are short or more than enough. */
const small = fc
  .record({
    type: fc.constantFrom(...TYPES),
    unit: fc.constantFrom(1, 10, 1000, 100_000),
    decimals: fc.boolean(),
    parts: fc.array(fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 9000 })), {
      minLength: 1,
      maxLength: 7,
    }),
    share: fc.integer({ min: 10, max: 120 }),
    fine: fc.integer({ min: 1, max: 1000 }),
  })
  .chain(({ type, unit, decimals, parts, share, fine }) => {
    const whole = parts.map((part) => (part > 3 ? Math.ceil((part * unit) / 1000) : part * unit));
    const sum = whole.reduce((a, b) => a + b, 0);
    const costs = whole.map((cost) => (decimals ? (cost / 10).toFixed(1) : String(cost)));
    const ballot = fc.shuffledSubarray(
      parts.map((_, project) => project),
      { maxLength: Math.min(4, parts.length) },
    );
    return fc
      .array(fc.tuple(ballot, fc.array(fc.nat({ max: 5 }), { minLength: 4, maxLength: 4 })), {
        minLength: 1,
        maxLength: 25,
      })
      .map((votes) => ({
        type,
        election: made({
          type,
          costs,
          budget: String(Math.max(1, Math.round((sum * share) / (decimals ? 1000 : 100)))),
          ballots: votes.map(([choices]) => choices),
          ...(type === 'cumulative'
            ? { points: votes.map(([choices, points]) => points.slice(0, choices.length)) }
            : {}),
        }),
        // So that stepping ends after some hundred counts.
        increment: BigInt(Math.max(fine > 900 ? fine : 1, Math.ceil(sum / 300))),
      }));
  });

/** Won: round figures, some projects that many like, voters who all differ. */
const large = fc
  .record({ seed: fc.integer({ min: 1, max: 2 ** 30 }), voters: fc.constantFrom(40, 150, 400) })
  .map(({ seed, voters }) => {
    let state = seed;
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return Math.floor((state / 0x80000000) * below);
    };
    const costs = Array.from({ length: 18 }, () => BigInt(5 + next(next(190) + 1)) * 1_000_000n);
    const ballots = Array.from({ length: voters }, () => [
      ...new Set(Array.from({ length: 1 + next(5) }, () => next(next(18) + 1))),
    ]);
    const increment = 1_000_000_000n / BigInt(voters * (200 + next(2000)));
    return { type: 'approval' as const, election: made({ budget: 400_000_000n, costs, ballots }), increment };
  });

describe('jumping gives what stepping gives', () => {
  const same = ({ type, election, increment }: { type: VoteType; election: Election; increment: bigint }) => {
    for (const rule of rulesFor(type).filter((one) => one.includes('add1')))
      for (const ties of ['mincost', 'lex'] as const) {
        const options = { ties, increment };
        expect(tally(election, rule, options)).toEqual(tally(election, rule, { ...options, byStep: true }));
      }
  };

  it('in small elections of every kind', { timeout: 60_000 }, () => {
    fc.assert(fc.property(small, same), { numRuns: SMALL_ELECTIONS });
  });

  it('in won', { timeout: 60_000 }, () => {
    fc.assert(fc.property(large, same), { numRuns: LARGE_ELECTIONS });
  });
});
