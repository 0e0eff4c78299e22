import type { Election } from '@/lib/domain/participation/election';
import { explain } from '@/lib/domain/participation/explain';
import type { Counted } from '@/lib/domain/participation/tally';
import { withBallots, withCost } from '@/lib/domain/participation/what-if';

/** Why a project was not funded. */
export type WhyLost =
  /** It costs more than the whole budget. */
  | 'beyond-budget'
  /** It has fewer votes (or points) than the election asks for. */
  | 'below-threshold'
  /** Nobody supports it, and the rule buys only what somebody pays for. */
  | 'no-supporters'
  /** Its supporters had less left than it costs. */
  | 'too-little-money'
  /** When its turn came, less of the budget was left than it costs. */
  | 'no-room'
  /** The rule ended at a project that did not fit: with it or before it. */
  | 'ended';

export interface Loser {
  id: string;
  why: WhyLost;
  /** With Equal Shares: what its supporters had left together, in the file's unit, to be shown. */
  money: number | null;
}

/** Says of every project that was not funded why, in the order of the file. @param rule the name of the rule it was counted by */
export function losers(election: Election, rule: string, { funded, shares, endowment }: Counted): Loser[] {
  const won = new Set(funded);
  const behind =
    shares === null || endowment === null
      ? null
      : new Map(Object.entries(explain(election, shares, endowment).losers_money_behind));
  return election.ids.flatMap((id, project) => {
    if (won.has(project)) return [];
    const money = behind === null ? null : (behind.get(id)?.[0] ?? 0);
    return [{ id, why: whyLost(election, rule, { project, money }), money }];
  });
}

function whyLost(
  election: Election,
  rule: string,
  { project, money }: { project: number; money: number | null },
): WhyLost {
  if ((election.costs[project] ?? 0n) > election.budget) return 'beyond-budget';
  if (rule === 'greedy_threshold' && isBelow(election, project)) return 'below-threshold';
  if (money !== null) return (election.votes[project] ?? 0) > 0 ? 'too-little-money' : 'no-supporters';
  return /no_skip|phragmen/.test(rule) ? 'ended' : 'no-room';
}

const isBelow = ({ scored, scores, votes, threshold }: Election, project: number) =>
  ((scored ? scores : votes)[project] ?? 0) < threshold;

/** Whether the project is funded in an election: a count by the rule and the ties that were chosen. */
export type Wins = (election: Election, project: number) => boolean;

/**
 * The cost at which a project that lost would have been funded, all else equal, and a whole unit dearer not: both are counted, none is estimated.
 * Found by halving, so that where a rule is not monotone (raised endowments) there may be another such cost above.
 * Yields the number of counts made so far.
 * @returns in the election's units, a multiple of `scale`; null where it loses even at no cost
 */
export function* costThatWins(
  election: Election,
  project: number,
  wins: Wins,
): Generator<number, bigint | null> {
  const { scale } = election;
  const at = (units: bigint) => wins(withCost(election, project, units * scale), project);
  let tries = 1;
  yield tries;
  if (!at(0n)) return null;
  let low = 0n;
  let high = ((election.costs[project] ?? 0n) + scale - 1n) / scale;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    yield (tries += 1);
    if (at(middle)) low = middle;
    else high = middle;
  }
  return low * scale;
}

/** So many times the voters there were are tried, and no more. */
const MOST_TIMES = 16;

/**
 * How many further ballots that name only this project would have been enough (see `withBallots`): with so many it is funded, with one
 * fewer not; both are counted. Yields the number of counts made so far.
 * @returns null where even sixteen times as many ballots as there were do not help
 */
export function* ballotsThatWin(
  election: Election,
  project: number,
  wins: Wins,
): Generator<number, number | null> {
  const at = (ballots: number) => wins(withBallots(election, project, ballots), project);
  const most = MOST_TIMES * Math.max(1, election.voters);
  let [low, high] = [0, 1];
  let tries = 1;
  yield tries;
  while (!at(high)) {
    if (high >= most) return null;
    [low, high] = [high, Math.min(high * 2, most)];
    yield (tries += 1);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    yield (tries += 1);
    if (at(middle)) high = middle;
    else low = middle;
  }
  return high;
}
