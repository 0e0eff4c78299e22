import type { Election } from '@/lib/domain/participation/election';
import { toNumber } from '@/lib/domain/participation/fraction';
import type { PbFile, VoteType } from '@/lib/domain/participation/pb';
import { rulesFor, tally, type Tally, type TallyOptions } from '@/lib/domain/participation/tally';

const UNTIL_INFEASIBLE = '+add1_integral_until_infeasible';

/** The ways of counting that fit what a ballot gives. */
const FITTING: Record<VoteType, { greedy: string; shares: string }> = {
  approval: { greedy: 'greedy_by_votes', shares: 'mes_cost' },
  'choose-1': { greedy: 'greedy_by_votes', shares: 'mes_cost' },
  ordinal: { greedy: 'greedy_by_borda', shares: 'mes_borda_x_cost' },
  cumulative: { greedy: 'greedy_by_score', shares: 'mes_points_x_cost' },
  scoring: { greedy: 'greedy_by_score', shares: 'mes_points_x_cost' },
};

/**
 * The rule to begin with: the one that the file names (Pabulib: META `rule`), where it is one of ours, otherwise Equal Shares until the
 * budget ends it, the rule of the cities that use it.
 * @returns `named`: whether the file names it
 */
export function ruleOf({ meta, voteType }: Pick<PbFile, 'meta' | 'voteType'>): {
  rule: string;
  named: boolean;
} {
  const { greedy, shares } = FITTING[voteType];
  const raised = shares + UNTIL_INFEASIBLE;
  const names: Readonly<Record<string, string>> = {
    greedy,
    'greedy-no-skip': greedy === 'greedy_by_votes' ? 'greedy_no_skip' : `${greedy}_no_skip`,
    'greedy-threshold': 'greedy_threshold',
    equalshares: shares,
    'equalshares-comparison': shares,
    'equalshares/add1': raised,
    'equalshares/add1-comparison': raised,
  };
  const said = meta['rule'] ?? '';
  const rule = names[said] ?? rulesFor(voteType).find((known) => known === said);
  return rule === undefined || !rulesFor(voteType).includes(rule)
    ? { rule: raised, named: false }
    : { rule, named: true };
}

/**
 * The step to begin with. One, as the cities do it whose amounts are published; won are so small that one would mean tens of thousands of counts: there it
 * is the largest power of ten that is at most a hundredth of each voter's share.
 */
export function stepOf({
  meta,
  budget,
  votes,
}: Pick<PbFile, 'meta' | 'budget'> & { votes: { length: number } }): bigint {
  if (meta['currency'] !== 'KRW') return 1n;
  const share = toNumber(budget) / Math.max(1, votes.length);
  let step = 1n;
  while (Number(step) * 1000 <= share) step *= 10n;
  return step;
}

/** Counts the election by one rule after the other, in the order given; each result as it comes. */
export function* alternatives(
  election: Election,
  rules: readonly string[],
  options: TallyOptions,
): Generator<Tally> {
  for (const rule of rules) yield tally(election, rule, options);
}
