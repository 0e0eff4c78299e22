import type { Election } from '@/lib/domain/participation/election';
import type { Fraction } from '@/lib/domain/participation/fraction';
import { reduced, type Supporters } from '@/lib/domain/participation/purses';
import { SharesCount } from '@/lib/domain/participation/shares-count';
import type { Ties } from '@/lib/domain/participation/ties';

export type Measure =
  /** The price of a unit of worth: cardinality and points utilities. */
  | 'worth'
  /** The price of a unit of worth and cost: cost utilities. The project with the most effective votes comes first. */
  | 'worth-and-cost';

/** A funded project and what it took. */
export interface Round {
  project: number;
  /** What a voter paid for a unit of worth, where money sufficed. */
  readonly price: Fraction;
  /** Ballots that paid the whole price, all that was left to them, and nothing since nothing was left. */
  paidFull: number;
  paidRest: number;
  paidNothing: number;
}

export interface EqualShares {
  rounds: readonly Round[];
  /** By group: the money left to each voter, exactly. */
  money: (group: number) => Fraction;
}

export interface SharesOptions {
  endowment: Fraction;
  measure: Measure;
  supporters: Supporters;
}

/**
 * The Method of Equal Shares (Peters, Pierczyński and Skowron 2021), exact. Every voter has the same money. A project is paid for by
 * its supporters, each at the same price for a unit of what it is worth to them, or with all that is left to them; the project with
 * the best price is funded first.
 *
 * Exact and quick: prices are looked for in doubles, with a bound on their errors; what lies within it (two projects nearly as good, a
 * voter whose money nearly ends, a project that is nearly affordable) is decided in whole numbers, and so is every price paid.
 *
 * @param options so much money for each voter, in the election's units
 */
export function equalShares(election: Election, ties: Ties, options: SharesOptions): EqualShares {
  const count = new SharesCount(election, options);
  for (let best = count.best(ties); best !== null; best = count.best(ties)) count.fund(best);
  return { rounds: count.rounds, money: (group) => reduced(count.purses.exact(group)) };
}
