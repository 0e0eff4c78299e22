import { describe, expect, it } from 'vitest';
import { alternatives, ruleOf, stepOf } from '@/lib/domain/participation/alternatives';
import { electionOf } from '@/lib/domain/participation/election';
import { fraction } from '@/lib/domain/participation/fraction';
import { readPb, type VoteType } from '@/lib/domain/participation/pb';
import { RULES } from '@/lib/domain/participation/tally';

const begin = (rule: string | undefined, voteType: VoteType) =>
  ruleOf({ meta: rule === undefined ? {} : { rule }, voteType });

describe('the rule to begin with', () => {
  it.each<[string, VoteType, string]>([
    ['greedy', 'approval', 'greedy_by_votes'],
    ['greedy-no-skip', 'choose-1', 'greedy_no_skip'],
    ['greedy', 'cumulative', 'greedy_by_score'],
    ['greedy-no-skip', 'ordinal', 'greedy_by_borda_no_skip'],
    ['greedy-threshold', 'scoring', 'greedy_threshold'],
    ['equalshares', 'approval', 'mes_cost'],
    ['equalshares/add1', 'approval', 'mes_cost+add1_integral_until_infeasible'],
    ['equalshares/add1-comparison', 'cumulative', 'mes_points_x_cost+add1_integral_until_infeasible'],
    ['seq_phragmen', 'approval', 'seq_phragmen'],
  ])('%s with %s ballots is %s', (said, voteType, rule) => {
    expect(begin(said, voteType)).toEqual({ rule, named: true });
    expect(RULES).toContain(rule);
  });

  it.each(['unknown', 'greedy-custom', undefined, 'constructor'])(
    'is Equal Shares where the file says %s',
    (said) => {
      expect(begin(said, 'approval')).toEqual({
        rule: 'mes_cost+add1_integral_until_infeasible',
        named: false,
      });
    },
  );
});

describe('the step to begin with', () => {
  const step = (currency: string, budget: bigint, voters: number) =>
    stepOf({ meta: { currency }, budget: fraction(budget), votes: { length: voters } });

  it('is one, and with won a power of ten of at most a hundredth of the share', () => {
    expect(step('PLN', 1_000_000n, 6586)).toBe(1n);
    // 416,666 won each: a hundredth is 4,166.
    expect(step('KRW', 150_000_000n, 360)).toBe(1000n);
    // 100,000 won each: a hundredth is 1,000.
    expect(step('KRW', 1_000_000n, 10)).toBe(1000n);
    expect(step('KRW', 50n, 10)).toBe(1n);
    expect(step('KRW', 50n, 0)).toBe(1n);
  });
});

it('counts by one rule after the other', () => {
  const { file } = readPb(
    'META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;6\nb;5\nc;4\nVOTES\nvoter_id;vote\n1;a\n2;a,b\n3;a,b,c\n',
  );
  if (file === null) throw new Error('the sample is broken');
  const results = alternatives(electionOf(file), ['greedy_by_votes', 'greedy_no_skip'], { ties: 'mincost' });
  expect([...results].map(({ rule, winners }) => [rule, winners])).toEqual([
    ['greedy_by_votes', ['a', 'c']],
    ['greedy_no_skip', ['a']],
  ]);
});
