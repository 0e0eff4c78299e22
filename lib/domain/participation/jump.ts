import type { Election } from '@/lib/domain/participation/election';
import type { SharesOptions } from '@/lib/domain/participation/equal-shares';
import { compare, type Fraction, plus, times, toNumber } from '@/lib/domain/participation/fraction';
import { type Price, SharesCount } from '@/lib/domain/participation/shares-count';
import { breakTie, type Ties } from '@/lib/domain/participation/ties';

/** How many steps certainly have the order that a count had; and of each of them the ties met, and those left to the lot. */
export interface Stretch {
  steps: number;
  events: number;
  lots: number;
}

/** How fast something rises or falls for each unit of endowment, at least and at most. */
interface Slope {
  low: number;
  high: number;
  /** Whether nobody who pays can begin to do so in full in between. */
  linear: boolean;
}

const FLAT: Slope = { low: 0, high: 0, linear: true };

/** What becomes of a supporter between both ends: its money ends all the way, it pays in full all the way, or the one and then the other. */
const [ENDS, MAY, PAYS] = [0, 1, 2];

const at = (list: Float64Array, place: number): number => list[place] ?? 0;

/** Far above what rounding does to slopes: they are sums and quotients of numbers that are not negative. */
const MARGIN = 1e-8;

/**
 * How far the endowment can be raised before the order of funding can change, shown from both ends of a stretch [a, b]. The jump to the
 * next endowment at which something changes is that of arXiv 2502.11797; this proof is another.
 *
 * Let an order of funding be forced. With a growing endowment (1) no voter has less money before any round, and (2) no price rises. By
 * induction over the rounds: with more money prices are lower, and more money less a lower price is more. So (3) who pays a round in
 * full at a does so all the way, and whose money ends with it at b has it end all the way; only the others may change in between. All
 * money and all prices are piecewise linear. From (3) follow bounds on their slopes: a price falls by what those whose money ends gain,
 * over the worth to those who pay in full; and what is left to these grows by their own gain and by that.
 *
 * The forced order is the true one where in each round its project has the best key, or one of the best and comes first, and in
 * the end nothing is affordable. For each round and each project not funded yet, one of these is shown:
 * - its key at b is worse than that of the round's project at a; by (2) it is so all the way;
 * - its supporters' money, which grows by bounded slopes, does not reach its cost before some endowment: till then it is not affordable;
 * - the difference of both keys is not negative at a, since the count at a chose so, and by the slopes stays above zero up to some endowment;
 * - both keys are the same all the way: neither moves, or both move in a straight line and are equal at both ends, or the projects
 *   differ in nothing but the id. Such a tie is met at every step.
 *
 * The least of those endowments is how far the order stays, and other ties are not met before it. What holds but is not shown is
 * counted, which only takes time. Both ends are exact counts; doubles enter with bounds on their errors.
 */
class Span {
  private readonly a: SharesCount;
  private readonly b: SharesCount;
  /** By group: the slope of its money. */
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  /** Whether the money of somebody can begin to suffice between a and b: otherwise everything is linear. */
  private bent = false;
  /** How far from a the order is certain. */
  private limit: number;
  /** Those not yet funded that are affordable at b. */
  private open: number[];
  private readonly met: Ties;

  constructor(
    private readonly election: Election,
    ties: Ties,
    private readonly options: SharesOptions,
    { length, end }: { length: number; end: Fraction },
  ) {
    this.a = new SharesCount(election, options);
    this.b = new SharesCount(election, { ...options, endowment: end });
    this.low = new Float64Array(election.groups.length).fill(1);
    this.high = new Float64Array(election.groups.length).fill(1);
    this.limit = length;
    this.open = election.ids.flatMap((_, project) => (this.a.of(project).groups.length > 0 ? [project] : []));
    this.met = { ...ties, events: 0, lots: 0 };
  }

  /** @returns how far from a the order surely stays, and the ties in each count on the way */
  certify(order: readonly number[]): { limit: number; events: number; lots: number } {
    for (const project of order) {
      this.open = this.open.filter((other) => other !== project);
      this.round(project);
      if (!(this.limit > 0)) break;
      this.fund(project);
    }
    if (this.limit > 0) for (const project of this.open) this.unaffordable(project);
    return { limit: this.limit, events: this.met.events, lots: this.met.lots };
  }

  /** The project of the order against all others. */
  private round(project: number): void {
    const { a, b } = this;
    const paid = a.price(project);
    const worst = a.keyOf(project, paid.price + paid.error);
    const tied = [project];
    let slope: Slope | null = null;
    for (const rival of this.open) {
      if (b.keyOf(rival, b.bound(rival)) > worst || !this.staysOpen(rival)) continue;
      const there = b.price(rival);
      if (b.keyOf(rival, there.price - there.error) > worst) continue;
      slope ??= this.slopeOf(project, paid, b.price(project));
      if (this.against(rival, there, { project, paid, slope })) tied.push(rival);
      if (!(this.limit > 0)) return;
    }
    if (tied.length > 1) breakTie(this.election, this.met, tied);
  }

  /** What is not affordable at b any more is not affordable further on either, nor anywhere before b. */
  private staysOpen(rival: number): boolean {
    if (this.b.isAffordable(rival)) return true;
    this.open = this.open.filter((other) => other !== rival);
    return false;
  }

  /** A rival that is near the project of the order. @returns whether they are equal all the way */
  private against(
    rival: number,
    there: Price,
    { project, paid, slope }: { project: number; paid: Price; slope: Slope },
  ): boolean {
    const { a } = this;
    if (!a.isAffordable(rival)) {
      this.unaffordable(rival);
      return false;
    }
    const here = a.price(rival);
    const falls = this.slopeOf(rival, here, there);
    const gap = a.keyOf(rival, here.price) - a.keyOf(project, paid.price);
    const error = a.keyOf(rival, here.error) + a.keyOf(project, paid.error);
    // The gap grows at least by so much.
    const growth = a.keyOf(project, slope.low) * (1 - MARGIN) - a.keyOf(rival, falls.high) * (1 + MARGIN);
    if (gap > error) {
      if (!(growth >= 0)) this.limitTo((gap - error) / -growth);
      return false;
    }
    if (growth > 0) return false;
    const still = slope.high === 0 && falls.high === 0;
    const linear = still || (!this.bent && slope.linear && falls.linear);
    return this.areEqual(rival, project, linear);
  }

  /** Two projects that doubles do not tell apart at a. @returns whether they are equal all the way */
  private areEqual(rival: number, project: number, linear: boolean): boolean {
    if (this.areTwins(rival, project)) return true;
    if (!linear) {
      this.limitTo(0);
      return false;
    }
    const gap = (count: SharesCount) => compare(count.exactKey(rival), count.exactKey(project));
    const [here, there] = [gap(this.a), gap(this.b)];
    if (here === 0 && there === 0) return true;
    // A straight line that is above zero at b is above it from a on, where it is not below.
    if (there <= 0) this.limitTo(0);
    return false;
  }

  /** Of the same cost, and worth the same to the same voters: nothing ever tells them apart but the tie rule. */
  private areTwins(one: number, other: number): boolean {
    const [a, b] = [this.a.of(one), this.a.of(other)];
    return (
      this.election.costs[one] === this.election.costs[other] &&
      a.groups.length === b.groups.length &&
      a.groups.every((group, place) => b.groups[place] === group && a.worth[place] === b.worth[place])
    );
  }

  /** A project that is not affordable at a stays so until its supporters' money may reach its cost. */
  private unaffordable(project: number): void {
    const { a } = this;
    const { groups } = a.of(project);
    const { sizes } = this.options.supporters;
    let growth = 0;
    for (const group of groups) growth += at(this.high, group) * at(sizes, group);
    const { money, error } = a.moneyOf(project);
    const missing = a.cost(project) - money - error;
    this.limitTo(missing > 0 ? missing / (growth * (1 + MARGIN)) : 0);
  }

  /** Bounds that make no sense (a price that nobody surely pays in full) certify nothing. */
  private limitTo(limit: number): void {
    this.limit = Number.isNaN(limit) ? 0 : Math.min(this.limit, limit);
  }

  /** How fast the price of a project falls, by what is sure in doubles. */
  private slopeOf(project: number, here: Price, there: Price): Slope {
    const { groups, worth } = this.a.of(project);
    const { a, b } = { a: this.a.purses, b: this.b.purses };
    const [most, least] = [here.price + here.error, there.price - there.error];
    return this.slopeWhere(project, (place) => {
      const [group, value] = [groups[place] ?? 0, at(worth, place)];
      if (b.isEmpty(group) || at(b.money, group) + b.error < least * value) return ENDS;
      return at(a.money, group) - a.error >= most * value ? PAYS : MAY;
    });
  }

  /** How fast it falls, by supporter what becomes of it. */
  private slopeWhere(project: number, becomes: (place: number) => number): Slope {
    if (this.a.cost(project) === 0) return FLAT;
    const { groups, worth } = this.a.of(project);
    const { sizes } = this.options.supporters;
    // By what becomes of them: how fast their money grows together, at least and at most, and the worth they pay for.
    const [least, most, worths] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
    for (let place = 0; place < groups.length; place += 1) {
      const group = groups[place] ?? 0;
      const [size, what] = [at(sizes, group), becomes(place)];
      least[what] = at(least, what) + at(this.low, group) * size;
      most[what] = at(most, what) + at(this.high, group) * size;
      worths[what] = at(worths, what) + at(worth, place) * size;
    }
    const gained = { low: at(least, ENDS), high: at(most, ENDS) + at(most, MAY) };
    const paying = { low: at(worths, PAYS), high: at(worths, PAYS) + at(worths, MAY) };
    return {
      low: gained.low === 0 ? 0 : gained.low / paying.high,
      high: gained.high === 0 ? 0 : gained.high / paying.low,
      linear: at(worths, MAY) === 0,
    };
  }

  /** Funds a project at both ends, and follows what the money left does in between. */
  private fund(project: number): void {
    const { a, b, low, high } = this;
    const { groups, worth } = a.of(project);
    a.fund(project);
    b.fund(project);
    const becomes = (place: number) => {
      const group = groups[place] ?? 0;
      if (b.purses.isEmpty(group)) return ENDS;
      return a.purses.isEmpty(group) ? MAY : PAYS;
    };
    const slope = this.slopeWhere(project, becomes);
    if (!slope.linear) this.bent = true;
    for (let place = 0; place < groups.length; place += 1) {
      const [group, value, what] = [groups[place] ?? 0, at(worth, place), becomes(place)];
      low[group] = what === PAYS ? at(low, group) + value * slope.low : 0;
      high[group] = what === ENDS ? 0 : at(high, group) + value * slope.high;
    }
  }
}

export interface JumpOptions extends SharesOptions {
  /** By which the endowment is raised, and how often it is at most. */
  step: Fraction;
  reach: number;
}

/**
 * How many of the next steps certainly fund the same projects in the same order as the count at the endowment did (see `Span`).
 * @param order what that count funded
 */
export function stretchOf(
  election: Election,
  ties: Ties,
  order: readonly number[],
  { step, reach, ...options }: JumpOptions,
): Stretch {
  const length = times(step, BigInt(reach));
  const end = plus(options.endowment, length);
  const span = new Span(election, ties, options, { length: toNumber(length), end });
  const { limit, ...met } = span.certify(order);
  const steps = Math.floor((limit / toNumber(step)) * (1 - MARGIN));
  return { steps: limit === toNumber(length) ? reach : Math.max(0, steps), ...met };
}
