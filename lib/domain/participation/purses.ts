import type { Election } from '@/lib/domain/participation/election';
import { type Fraction, minus, times, toNumber, ZERO } from '@/lib/domain/participation/fraction';

/** Doubles are trusted down to this part of what they are compared with. */
export const MARGIN = 1e-9;

type Numbers = Float64Array | Int32Array | Uint8Array;
/** A number of a list that is as long as its readers say. */
export const at = (list: Numbers, place: number): number => list[place] ?? 0;

/** Who supports a project, and what it is worth to them. */
export interface SupportersOf {
  groups: Int32Array;
  worth: Float64Array;
}

/** Who supports each project: the same for every count of an election. */
export interface Supporters {
  byProject: readonly SupportersOf[];
  /** By group, how many ballots it is. */
  sizes: Float64Array;
}

/** @param worth whether ballots count by what they give; otherwise every supporter counts the same */
export function supportersOf({ ids, groups }: Election, worth: boolean): Supporters {
  const lists = ids.map(() => ({ groups: [] as number[], worth: [] as number[] }));
  groups.forEach((group, place) => {
    group.projects.forEach((project, position) => {
      lists[project]?.groups.push(place);
      lists[project]?.worth.push(worth ? at(group.worth, position) : 1);
    });
  });
  return {
    byProject: lists.map((list) => ({
      groups: Int32Array.from(list.groups),
      worth: Float64Array.from(list.worth),
    })),
    sizes: Float64Array.from(groups, ({ ballots }) => ballots),
  };
}

/** That a voter paid the whole price of a round, for so much worth. */
interface Paid {
  round: number;
  worth: number;
}

/** The money of every voter, by group: in doubles, and exactly as what was paid of it. */
export class Purses {
  /** Exactly zero where nothing is left. */
  readonly money: Float64Array;
  private readonly empty: Uint8Array;
  /** By group: the rounds in which it paid the whole price. */
  private readonly paid: Paid[][];
  private readonly prices: Fraction[] = [];
  readonly start: number;

  constructor(
    readonly sizes: Float64Array,
    private readonly endowment: Fraction,
  ) {
    this.start = toNumber(endowment);
    this.money = new Float64Array(sizes.length).fill(this.start);
    this.empty = new Uint8Array(sizes.length);
    this.paid = Array.from(sizes, () => []);
  }

  isEmpty(group: number): boolean {
    return this.empty[group] === 1;
  }

  /** The money of all voters of some groups together, in doubles. */
  all(groups: Int32Array): number {
    let sum = 0;
    for (const group of groups) sum += at(this.money, group) * at(this.sizes, group);
    return sum;
  }

  /** The same of those that count, exactly. Numbers of voters are whole and far below 2^53. */
  exactAll(groups: Int32Array, counts: (place: number) => boolean): Fraction {
    let voters = 0;
    const byRound = new Float64Array(this.prices.length);
    groups.forEach((group, place) => {
      if (this.isEmpty(group) || !counts(place)) return;
      const size = at(this.sizes, group);
      voters += size;
      for (const { round, worth } of this.paid[group] ?? [])
        byRound[round] = at(byRound, round) + worth * size;
    });
    let sum = times(this.endowment, BigInt(voters));
    byRound.forEach((worth, round) => {
      if (worth > 0) sum = minus(sum, times(this.prices[round] ?? ZERO, BigInt(worth)));
    });
    return sum;
  }

  /** What is left to each voter of a group, exactly. */
  exact(group: number): Fraction {
    if (this.isEmpty(group)) return ZERO;
    let left = this.endowment;
    for (const { round, worth } of this.paid[group] ?? [])
      left = minus(left, times(this.prices[round] ?? ZERO, BigInt(worth)));
    return left;
  }

  /** A round begins in which a unit of worth has this price. */
  begin(price: Fraction): void {
    this.prices.push(price);
  }

  /** A group pays the price of the round that was begun. */
  pay(group: number, worth: number): void {
    const round = this.prices.length - 1;
    const amount = toNumber(this.prices[round] ?? ZERO) * worth;
    this.paid[group]?.push({ round, worth });
    this.money[group] = Math.max(0, at(this.money, group) - amount);
    // What doubles cannot tell from nothing is looked at exactly.
    if (at(this.money, group) > MARGIN * this.start) return;
    const left = this.exact(group);
    this.money[group] = toNumber(left);
    if (left.n === 0n) this.empty[group] = 1;
  }

  /** A group gives all that is left to it. */
  giveAll(group: number): void {
    this.empty[group] = 1;
    this.money[group] = 0;
  }
}
