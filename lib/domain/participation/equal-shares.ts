import type { Election } from '@/lib/domain/participation/election';
import { compare, type Fraction, fraction, minus, times, ZERO } from '@/lib/domain/participation/fraction';
import { at, MARGIN, Purses, type Supporters, type SupportersOf } from '@/lib/domain/participation/purses';
import { breakTie, type Ties } from '@/lib/domain/participation/ties';

/**
 * The Method of Equal Shares (Peters, Pierczyński and Skowron 2021), exact. Every voter has the same money. A project is paid for by
 * its supporters, each at the same price for a unit of what it is worth to them, or with all that is left to them; the project with
 * the best price is funded first.
 *
 * Exact and quick: prices are looked for in doubles, with a margin far wider than their errors; what lies within the margin of a decision
 * (two projects nearly as good, a voter whose money nearly ends, a project that is nearly affordable) is decided in fractions.
 */
export type Measure =
  /** The price of a unit of worth: cardinality and points utilities. */
  | 'worth'
  /** The price of a unit of worth and cost: cost utilities. The project with the most effective votes comes first. */
  | 'worth-and-cost';

/** A funded project and what it took. */
export interface Round {
  project: number;
  /** What a voter paid for a unit of worth, where money sufficed. */
  price: Fraction;
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

const NOBODY: SupportersOf = { groups: new Int32Array(), worth: new Float64Array() };

class Count {
  readonly rounds: Round[] = [];
  readonly purses: Purses;
  /** By project: a price that it cannot go below any more. Money only ever becomes less. */
  private readonly bounds: Float64Array;
  private readonly costs: Float64Array;
  private open: number[];

  constructor(
    private readonly election: Election,
    private readonly ties: Ties,
    private readonly options: SharesOptions,
  ) {
    const { costs, budget } = election;
    const { endowment, supporters } = options;
    this.purses = new Purses(supporters.sizes, endowment);
    this.costs = Float64Array.from(costs, Number);
    this.bounds = new Float64Array(costs.length);
    this.open = costs.flatMap((cost, project) =>
      cost <= budget && this.of(project).groups.length > 0 ? [project] : [],
    );
  }

  run(): void {
    for (let best = this.best(); best !== null; best = this.best()) this.fund(best);
  }

  private of(project: number): SupportersOf {
    return this.options.supporters.byProject[project] ?? NOBODY;
  }

  /** The project to be funded next; null where none is affordable. */
  private best(): number | null {
    const bound = (project: number) => this.keyOf(project, at(this.bounds, project));
    this.open.sort((a, b) => bound(a) - bound(b));
    let least = Infinity;
    const near: { project: number; key: number }[] = [];
    const lost = new Set<number>();
    for (const project of this.open) {
      if (bound(project) > least * (1 + MARGIN)) break;
      if (!this.isAffordable(project)) {
        lost.add(project);
        continue;
      }
      const price = this.price(project);
      this.bounds[project] = price * (1 - MARGIN);
      const key = this.keyOf(project, price);
      near.push({ project, key });
      least = Math.min(least, key);
    }
    // Money only ever becomes less: what is not affordable now never is again.
    if (lost.size > 0) this.open = this.open.filter((project) => !lost.has(project));
    const close = near.filter(({ key }) => key <= least * (1 + MARGIN)).map(({ project }) => project);
    return close.length > 1 ? this.exactBest(close) : (close[0] ?? null);
  }

  private exactBest(close: readonly number[]): number {
    const keys = close.map((project) => ({ project, key: this.exactKey(project) }));
    const least = keys.reduce((best, { key }) => (compare(key, best) < 0 ? key : best), keys[0]?.key ?? ZERO);
    const equal = keys.filter(({ key }) => compare(key, least) === 0);
    return breakTie(
      this.election,
      this.ties,
      equal.map(({ project }) => project),
    );
  }

  private keyOf(project: number, price: number): number {
    const cost = at(this.costs, project);
    return this.options.measure === 'worth' || cost === 0 ? price : price / cost;
  }

  private exactKey(project: number): Fraction {
    const { price } = this.exactPrice(project);
    const cost = this.election.costs[project] ?? 0n;
    return this.options.measure === 'worth' || cost === 0n ? price : fraction(price.n, price.d * cost);
  }

  /** Whether the supporters still have the cost together. */
  private isAffordable(project: number): boolean {
    const { groups } = this.of(project);
    const [money, cost] = [this.purses.all(groups), at(this.costs, project)];
    if (Math.abs(money - cost) > MARGIN * cost) return money >= cost;
    const exactly = this.purses.exactAll(groups, () => true);
    return compare(exactly, fraction(this.election.costs[project] ?? 0n)) >= 0;
  }

  /**
   * The price in doubles: who has less than it asks gives all, which raises it for the others, until nobody else has less. It begins
   * at the bound, which is never above the answer.
   */
  private price(project: number): number {
    const { groups, worth } = this.of(project);
    const { money, sizes } = this.purses;
    const cost = at(this.costs, project);
    for (let price = at(this.bounds, project); ;) {
      let [given, rich] = [0, 0];
      for (let place = 0; place < groups.length; place += 1) {
        const group = at(groups, place);
        const value = at(worth, place);
        if (at(money, group) < price * value) given += at(money, group) * at(sizes, group);
        else rich += value * at(sizes, group);
      }
      // Everybody gives all that is left: where it matters the exact price decides.
      const next = rich === 0 ? price : (cost - given) / rich;
      if (!(next > price * (1 + Number.EPSILON * 4))) return price;
      price = next;
    }
  }

  /** The price in fractions, and by supporter whether its money ends with it. */
  private exactPrice(project: number): { price: Fraction; ends: Uint8Array } {
    const { groups, worth } = this.of(project);
    const { ends, close } = this.sortedOut(project);
    for (;;) {
      const price = this.priceWhere(project, ends);
      const more = close.filter((place) => {
        const asked = times(price, BigInt(at(worth, place)));
        return at(ends, place) === 0 && compare(this.purses.exact(at(groups, place)), asked) < 0;
      });
      if (more.length === 0) return { price, ends };
      for (const place of more) ends[place] = 1;
    }
  }

  /** Whose money surely ends at the price in doubles, and whose may. */
  private sortedOut(project: number): { ends: Uint8Array; close: number[] } {
    const { groups, worth } = this.of(project);
    const near = this.price(project);
    const ends = new Uint8Array(groups.length);
    const close: number[] = [];
    groups.forEach((group, place) => {
      const asked = near * at(worth, place);
      const margin = MARGIN * (asked + this.purses.start);
      const money = at(this.purses.money, group);
      if (this.purses.isEmpty(group) || money < asked - margin) ends[place] = 1;
      else if (money <= asked + margin) close.push(place);
    });
    return { ends, close };
  }

  /** What the others pay for a unit of worth where the money of these ends. */
  private priceWhere(project: number, ends: Uint8Array): Fraction {
    const { groups, worth } = this.of(project);
    const given = this.purses.exactAll(groups, (place) => ends[place] === 1);
    let rich = 0;
    groups.forEach((group, place) => {
      if (ends[place] === 0) rich += at(worth, place) * at(this.purses.sizes, group);
    });
    if (rich === 0) return this.highestPaid(project);
    const missing = minus(fraction(this.election.costs[project] ?? 0n), given);
    return fraction(missing.n, missing.d * BigInt(rich));
  }

  /** Everybody gives the last that is left: the price is what the one with the most left pays for a unit of worth. */
  private highestPaid(project: number): Fraction {
    const { groups, worth } = this.of(project);
    let most = ZERO;
    groups.forEach((group, place) => {
      const money = this.purses.exact(group);
      const paid = fraction(money.n, money.d * BigInt(at(worth, place)));
      if (compare(paid, most) > 0) most = paid;
    });
    return most;
  }

  private fund(project: number): void {
    const { groups, worth } = this.of(project);
    const { price, ends } = this.exactPrice(project);
    const paid = { paidFull: 0, paidRest: 0, paidNothing: 0 };
    this.purses.begin(price);
    groups.forEach((group, place) => {
      const size = at(this.purses.sizes, group);
      if (this.purses.isEmpty(group)) paid.paidNothing += size;
      else if (ends[place] === 1) {
        paid.paidRest += size;
        this.purses.giveAll(group);
      } else {
        paid.paidFull += size;
        this.purses.pay(group, at(worth, place));
      }
    });
    this.rounds.push({ project, price, ...paid });
    this.open = this.open.filter((other) => other !== project);
  }
}

/** Counts by Equal Shares with so much money for each voter, in the election's units. */
export function equalShares(election: Election, ties: Ties, options: SharesOptions): EqualShares {
  const count = new Count(election, ties, options);
  count.run();
  return { rounds: count.rounds, money: (group) => count.purses.exact(group) };
}
