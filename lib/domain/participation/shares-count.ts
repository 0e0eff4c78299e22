import type { Election } from '@/lib/domain/participation/election';
import type { Measure, Round, SharesOptions } from '@/lib/domain/participation/equal-shares';
import { compare, ZERO } from '@/lib/domain/participation/fraction';
import {
  type ExactPrice,
  Purses,
  type Ratio,
  reduced,
  type SupportersOf,
} from '@/lib/domain/participation/purses';
import { breakTie, type Ties } from '@/lib/domain/participation/ties';

const NOBODY: SupportersOf = {
  groups: new Int32Array(),
  worth: new Float64Array(),
  voters: 0,
  weight: 0,
};

/** Far above the rounding of sums of money. */
const SUMS = 1e-9;

/** A price in doubles, and how far from the exact one it can be. */
export interface Price {
  price: number;
  error: number;
}

/** A count by Equal Shares as it goes on (see `equalShares`). */
export class SharesCount {
  readonly rounds: Round[] = [];
  readonly purses: Purses;
  /** By project: a price that it cannot go below any more. Money only ever becomes less. */
  private readonly bounds: Float64Array;
  /** By project: its supporters' money when it was last summed, and all that was spent before: it becomes less by what is spent, at most. */
  private readonly behind: Float64Array;
  private spent = 0;
  /** Prices of the round that goes on. */
  private readonly prices = new Map<number, Price>();
  private readonly costs: Float64Array;
  private readonly measure: Measure;
  private open: number[];

  constructor(
    private readonly election: Election,
    private readonly options: SharesOptions,
  ) {
    const { costs } = election;
    this.measure = options.measure;
    this.purses = new Purses(options.supporters, options.endowment);
    this.costs = Float64Array.from(costs, Number);
    this.bounds = Float64Array.from(costs, (cost, project) => {
      const { weight } = this.of(project);
      return weight === 0 ? 0 : (Number(cost) / weight) * (1 - 4 * Number.EPSILON);
    });
    this.behind = Float64Array.from(costs, (_, project) => this.of(project).voters * this.purses.start);
    this.open = costs.flatMap((_, project) => (this.of(project).groups.length > 0 ? [project] : []));
  }

  of(project: number): SupportersOf {
    return this.options.supporters.byProject[project] ?? NOBODY;
  }

  cost(project: number): number {
    return this.costs[project] ?? 0;
  }

  /** A price that a project cannot go below any more. */
  bound(project: number): number {
    return this.bounds[project] ?? 0;
  }

  /** The project to be funded next; null where none is affordable. */
  best(ties: Ties): number | null {
    const bound = (project: number) => this.keyOf(project, this.bound(project));
    this.open.sort((a, b) => bound(a) - bound(b));
    let least = Infinity;
    const near: { project: number; low: number }[] = [];
    const lost = new Set<number>();
    for (const project of this.open) {
      if (bound(project) > least) break;
      if (!this.isAffordable(project)) {
        lost.add(project);
        continue;
      }
      const { price, error } = this.price(project);
      near.push({ project, low: this.keyOf(project, price - error) });
      least = Math.min(least, this.keyOf(project, price + error));
    }
    // Money only ever becomes less: what is not affordable now never is again.
    if (lost.size > 0) this.open = this.open.filter((project) => !lost.has(project));
    const close = near.filter(({ low }) => low <= least).map(({ project }) => project);
    return close.length > 1 ? this.exactBest(close, ties) : (close[0] ?? null);
  }

  private exactBest(close: readonly number[], ties: Ties): number {
    const keys = close.map((project) => ({ project, key: this.exactKey(project) }));
    const least = keys.reduce((best, { key }) => (compare(key, best) < 0 ? key : best), keys[0]?.key ?? ZERO);
    const equal = keys.filter(({ key }) => compare(key, least) === 0);
    return breakTie(
      this.election,
      ties,
      equal.map(({ project }) => project),
    );
  }

  /** What projects are ordered by, the lowest first, where they have such a price. */
  keyOf(project: number, price: number): number {
    return price / this.part(project);
  }

  private part(project: number): number {
    return (this.measure === 'worth' ? 0 : this.cost(project)) || 1;
  }

  exactKey(project: number): Ratio {
    const { n, d } = this.purses.ratio(this.exactPrice(project).price);
    const cost = this.election.costs[project] ?? 0n;
    return this.measure === 'worth' || cost === 0n ? { n, d } : { n, d: d * cost };
  }

  /** The money of the supporters together, in doubles, and how far from the exact sum it can be. */
  moneyOf(project: number): { money: number; error: number } {
    const { groups, voters } = this.of(project);
    const money = this.purses.all(groups);
    const sums = (groups.length + 4) * Number.EPSILON * (money + this.cost(project));
    return { money, error: sums + voters * this.purses.error };
  }

  /** Whether the supporters still have the cost together. */
  isAffordable(project: number): boolean {
    const cost = this.cost(project);
    if ((this.behind[project] ?? 0) * (1 - SUMS) > this.spent + cost) return true;
    const { money, error } = this.moneyOf(project);
    this.behind[project] = money + this.spent;
    if (Math.abs(money - cost) > error) return money >= cost;
    const exactly = this.purses.exactAll(this.of(project).groups, () => true);
    return exactly.n >= this.purses.inUnits(this.election.costs[project] ?? 0n);
  }

  /**
   * The price in doubles, of a project that is affordable: who has less than it asks gives all, which raises it for the others, until
   * nobody else has less. It begins at the bound, which is never above the answer, and leaves a better one.
   */
  price(project: number): Price {
    let price = this.prices.get(project);
    if (price === undefined) {
      price = this.priceNow(project);
      this.prices.set(project, price);
      this.bounds[project] = Math.max(this.bound(project), price.price - price.error);
    }
    return price;
  }

  private priceNow(project: number): Price {
    const { groups, worth, voters } = this.of(project);
    const { money } = this.purses;
    const { sizes } = this.options.supporters;
    const cost = this.cost(project);
    for (let price = this.bound(project); ;) {
      let [given, rich] = [0, 0];
      for (let place = 0; place < groups.length; place += 1) {
        const group = groups[place] ?? 0;
        const [value, size, left] = [worth[place] ?? 0, sizes[group] ?? 0, money[group] ?? 0];
        if (left < price * value) given += left * size;
        else rich += value * size;
      }
      // Everybody gives all that is left: where it matters the exact price decides.
      const next = rich === 0 ? price : (cost - given) / rich;
      if (next > price * (1 + Number.EPSILON * 4)) {
        price = next;
        continue;
      }
      // What the sums may be wrong by, one supporter alone would pay at worst.
      const sums = (groups.length + 4) * Number.EPSILON * cost + voters * this.purses.error;
      const error = sums + 8 * Number.EPSILON * price;
      return { price, error };
    }
  }

  /** The price in units of the purses, and by supporter whether its money ends with it. */
  private exactPrice(project: number): { price: ExactPrice; ends: Uint8Array } {
    const { groups, worth } = this.of(project);
    const { ends, close } = this.sortedOut(project);
    for (;;) {
      const price = this.priceWhere(project, ends);
      const { n, d } = this.purses.ratio(price);
      const more = close.filter((place) => {
        const asked = { n: n * BigInt(worth[place] ?? 0), d };
        return ends[place] === 0 && compare(this.purses.exact(groups[place] ?? 0), asked) < 0;
      });
      if (more.length === 0) return { price, ends };
      for (const place of more) ends[place] = 1;
    }
  }

  /** Whose money surely ends at the price in doubles, and whose may. */
  private sortedOut(project: number): { ends: Uint8Array; close: number[] } {
    const { groups, worth } = this.of(project);
    const { price, error } = this.price(project);
    const { money, error: moneyError } = this.purses;
    const ends = new Uint8Array(groups.length);
    const close: number[] = [];
    for (let place = 0; place < groups.length; place += 1) {
      const [group, value] = [groups[place] ?? 0, worth[place] ?? 0];
      const over = (money[group] ?? 0) - price * value;
      const margin = moneyError + 2 * error * value;
      if (over < -margin || this.purses.isEmpty(group)) ends[place] = 1;
      else if (over <= margin) close.push(place);
    }
    return { ends, close };
  }

  /** What the others pay for a unit of worth where the money of these ends. */
  private priceWhere(project: number, ends: Uint8Array): ExactPrice {
    const { groups, worth } = this.of(project);
    const { sizes } = this.options.supporters;
    let paid = 0;
    for (let place = 0; place < groups.length; place += 1)
      if (ends[place] === 0) paid += (worth[place] ?? 0) * (sizes[groups[place] ?? 0] ?? 0);
    // Nobody has anything left, so it is free: were all to give their last, one would pay the whole price with it.
    if (paid === 0) return { n: 0n, paid: 1 };
    const given = this.purses.exactAll(groups, (place) => ends[place] === 1);
    return { n: this.purses.inUnits(this.election.costs[project] ?? 0n) - given.n, paid };
  }

  /** Funds a project that is affordable. */
  fund(project: number): void {
    const { groups, worth } = this.of(project);
    const { price, ends } = this.exactPrice(project);
    const { n, d } = this.purses.ratio(price);
    const paid = { paidFull: 0, paidRest: 0, paidNothing: 0 };
    const asked = this.purses.begin(project, price);
    for (let place = 0; place < groups.length; place += 1) {
      const group = groups[place] ?? 0;
      const size = this.options.supporters.sizes[group] ?? 0;
      if (this.purses.isEmpty(group)) paid.paidNothing += size;
      else if (ends[place] === 1) {
        paid.paidRest += size;
        this.purses.giveAll(group);
      } else {
        paid.paidFull += size;
        this.purses.pay(group, asked * (worth[place] ?? 0));
      }
    }
    this.rounds.push({
      project,
      get price() {
        return reduced({ n, d });
      },
      ...paid,
    });
    this.prices.clear();
    this.spent += this.cost(project);
    this.open = this.open.filter((other) => other !== project);
  }
}
