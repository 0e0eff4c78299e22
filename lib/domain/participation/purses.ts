import type { Election } from '@/lib/domain/participation/election';
import { type Fraction, fraction, toNumber, ZERO } from '@/lib/domain/participation/fraction';

/** Who supports a project, and what it is worth to them. */
export interface SupportersOf {
  groups: Int32Array;
  worth: Float64Array;
  /** How many voters they are, and the worth of the project to all of them. */
  voters: number;
  weight: number;
}

/** Who supports each project: the same for every count of an election. */
export interface Supporters {
  byProject: readonly SupportersOf[];
  /** By group: how many ballots it is. */
  sizes: Float64Array;
  /** What the groups support, and what it is worth to them, one group behind the other; `from` where each begins, and the end. */
  ballots: { from: Int32Array; projects: Int32Array; worth: Float64Array };
}

/** @param worth whether ballots count by what they give; otherwise every supporter counts the same */
export function supportersOf({ ids, groups }: Election, worth: boolean): Supporters {
  const lists = ids.map(() => ({ groups: [] as number[], worth: [] as number[], voters: 0, weight: 0 }));
  const ballots = { from: [0], projects: [] as number[], worth: [] as number[] };
  groups.forEach((group, place) => {
    group.projects.forEach((project, position) => {
      const list = lists[project];
      if (list === undefined) return;
      const value = worth ? (group.worth[position] ?? 0) : 1;
      list.groups.push(place);
      list.worth.push(value);
      list.voters += group.ballots;
      list.weight += group.ballots * value;
      ballots.projects.push(project);
      ballots.worth.push(value);
    });
    ballots.from.push(ballots.projects.length);
  });
  return {
    byProject: lists.map((list) => ({
      ...list,
      groups: Int32Array.from(list.groups),
      worth: Float64Array.from(list.worth),
    })),
    sizes: Float64Array.from(groups, ({ ballots }) => ballots),
    ballots: {
      from: Int32Array.from(ballots.from),
      projects: Int32Array.from(ballots.projects),
      worth: Float64Array.from(ballots.worth),
    },
  };
}

/** An exact fraction that is not brought to lowest terms: that would take longer than the count. `d` is positive. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** A price, exactly: `n` parts of the unit that the purses have now, for so many units of worth paid in full (`paid`). */
export interface ExactPrice {
  n: bigint;
  paid: number;
}

const NEVER = 2 ** 31 - 1;
/** Of a denominator that is longer, the last binary digits do not show in a double. */
const LONG = 700;

/**
 * The money of every voter, by group: in doubles, and exactly. Exact amounts are whole multiples of one unit, which each round divides
 * by the worth that paid its price in full; so no fraction is ever reduced.
 */
export class Purses {
  /** Exactly zero where nothing is left. */
  readonly money: Float64Array;
  readonly start: number;
  /** By group: the first round in which it did not pay the whole price, since its money had ended. */
  private readonly ends: Int32Array;
  /** By project: the round that funded it. */
  private readonly roundOf: Int32Array;
  /** By round: its price, in units as they were after it, and what the unit was divided by. */
  private readonly prices: bigint[] = [];
  private readonly divisors: bigint[] = [];
  /** What a voter had at the start, and one, in units. */
  private endowed: bigint;
  private one: bigint;
  private digits: number;

  constructor(
    private readonly supporters: Supporters,
    endowment: Fraction,
  ) {
    const { sizes, byProject } = supporters;
    this.start = toNumber(endowment);
    this.money = new Float64Array(sizes.length).fill(this.start);
    this.ends = new Int32Array(sizes.length).fill(NEVER);
    this.roundOf = new Int32Array(byProject.length).fill(NEVER);
    this.endowed = endowment.n;
    this.one = endowment.d;
    this.digits = endowment.d.toString(2).length;
  }

  isEmpty(group: number): boolean {
    return (this.ends[group] ?? 0) !== NEVER;
  }

  /** No amount in doubles is further from the exact one: in each round the price, the product and the difference are rounded. */
  get error(): number {
    return 4 * Number.EPSILON * this.start * (this.prices.length + 1);
  }

  /** The money of all voters of some groups together, in doubles. */
  all(groups: Int32Array): number {
    const { money } = this;
    const { sizes } = this.supporters;
    let sum = 0;
    for (let place = 0; place < groups.length; place += 1) {
      const group = groups[place] ?? 0;
      sum += (money[group] ?? 0) * (sizes[group] ?? 0);
    }
    return sum;
  }

  /** The same of those that count, exactly. Numbers of voters are whole and far below 2^53. */
  exactAll(groups: Int32Array, counts: (place: number) => boolean): Ratio {
    let voters = 0;
    const paid = new Float64Array(this.prices.length);
    for (let place = 0; place < groups.length; place += 1) {
      const group = groups[place] ?? 0;
      if (this.isEmpty(group) || !counts(place)) continue;
      const size = this.supporters.sizes[group] ?? 0;
      voters += size;
      this.addPaid(group, size, paid);
    }
    return this.left(voters, paid);
  }

  /** What is left to each voter of a group, exactly. */
  exact(group: number): Ratio {
    if (this.isEmpty(group)) return ZERO;
    const paid = new Float64Array(this.prices.length);
    this.addPaid(group, 1, paid);
    return this.left(1, paid);
  }

  private addPaid(group: number, voters: number, paid: Float64Array): void {
    const { from, projects, worth } = this.supporters.ballots;
    const end = this.ends[group] ?? 0;
    for (let place = from[group] ?? 0; place < (from[group + 1] ?? 0); place += 1) {
      const round = this.roundOf[projects[place] ?? 0] ?? 0;
      if (round < end) paid[round] = (paid[round] ?? 0) + (worth[place] ?? 0) * voters;
    }
  }

  /** What so many voters have left, who paid for so much worth in each round. */
  private left(voters: number, paid: Float64Array): Ratio {
    let spent = 0n;
    this.prices.forEach((price, round) => {
      const worth = paid[round] ?? 0;
      spent *= this.divisors[round] ?? 1n;
      if (worth > 0) spent += price * BigInt(worth);
    });
    return { n: BigInt(voters) * this.endowed - spent, d: this.one };
  }

  /** An amount in units; whole amounts are exact. */
  inUnits(amount: bigint): bigint {
    return amount * this.one;
  }

  /** A price as a fraction. */
  ratio({ n, paid }: ExactPrice): Ratio {
    return { n, d: this.one * BigInt(paid) };
  }

  private inDoubles({ n, d }: Ratio): number {
    const shift = BigInt(Math.max(0, this.digits - LONG));
    return Number(n >> shift) / Number(d >> shift);
  }

  /** A round begins that funds a project at this price. @returns the price in doubles */
  begin(project: number, { n, paid }: ExactPrice): number {
    const divisor = BigInt(paid);
    this.roundOf[project] = this.prices.length;
    this.prices.push(n);
    this.divisors.push(divisor);
    this.endowed *= divisor;
    this.one *= divisor;
    this.digits += Math.floor(Math.log2(paid)) + 1;
    return this.inDoubles({ n, d: this.one });
  }

  /** A group pays its part of the round that was begun. */
  pay(group: number, amount: number): void {
    const left = (this.money[group] ?? 0) - amount;
    this.money[group] = left;
    // What doubles cannot tell from nothing is looked at exactly.
    if (left > this.error) return;
    const exactly = this.exact(group);
    this.money[group] = this.inDoubles(exactly);
    if (exactly.n === 0n) this.end(group, this.prices.length);
  }

  /** A group gives all that is left to it, which is not the whole price. */
  giveAll(group: number): void {
    this.end(group, this.prices.length - 1);
  }

  private end(group: number, round: number): void {
    this.ends[group] = round;
    this.money[group] = 0;
  }
}

/** A ratio in lowest terms. */
export const reduced = ({ n, d }: Ratio): Fraction => fraction(n, d);
