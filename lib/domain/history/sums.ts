import type { Tier } from '@/lib/domain/governments';
import type { ChangeCounts } from '@/lib/domain/history/diff';
import { sumWon, type Won, won, type WonSum } from '@/lib/domain/money';
import { AMOUNT_NAMES, type AmountName } from '@/lib/domain/project';

/** How many projects stood, and the sum of each amount with how many reported it. */
export interface MeasureSums {
  projects: number;
  sums: Record<AmountName, WonSum>;
}

/** A sum before and after: `difference` is null where either is unknown; missing amounts are left out and counted. */
export interface MeasureDifference {
  before: Won | null;
  after: Won | null;
  difference: Won | null;
  missingBefore: number;
  missingAfter: number;
}

/** The sums of a government in one fiscal year, or of a tier, at two moments. */
export interface SumsDifference {
  projects: { before: number; after: number; difference: number };
  measures: Record<AmountName, MeasureDifference>;
}

/** What changed in one government in one fiscal year. `tier` is null where the code is not in the register. */
export interface GovernmentDifference extends SumsDifference {
  government: string;
  tier: Tier | null;
  year: number;
  counts: ChangeCounts;
}

/** What changed in a tier in one fiscal year, over the governments in which anything did. The tiers are never added up. */
export interface TierDifference extends SumsDifference {
  tier: Tier;
  year: number;
  counts: ChangeCounts;
  governments: number;
}

function ofEachAmount<T>(of: (name: AmountName) => T): Record<AmountName, T> {
  // One entry for each amount: fromEntries cannot tell.
  return Object.fromEntries(AMOUNT_NAMES.map((name) => [name, of(name)])) as Record<AmountName, T>;
}

export function sumsDifference(before: MeasureSums, after: MeasureSums): SumsDifference {
  return {
    projects: countsOf(before.projects, after.projects),
    measures: ofEachAmount((name) => ({
      ...amountsOf(before.sums[name].total, after.sums[name].total),
      missingBefore: before.sums[name].missing,
      missingAfter: after.sums[name].missing,
    })),
  };
}

/** Differences of several governments as one: before and after are summed, what is missing is counted on. */
export function addDifferences(parts: readonly SumsDifference[]): SumsDifference {
  const total = (pick: (part: SumsDifference) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
  const sum = (pick: (part: SumsDifference) => Won | null) => sumWon(parts.map(pick)).total;
  return {
    projects: countsOf(
      total((part) => part.projects.before),
      total((part) => part.projects.after),
    ),
    measures: ofEachAmount((name) => ({
      ...amountsOf(
        sum((part) => part.measures[name].before),
        sum((part) => part.measures[name].after),
      ),
      missingBefore: total((part) => part.measures[name].missingBefore),
      missingAfter: total((part) => part.measures[name].missingAfter),
    })),
  };
}

function countsOf(before: number, after: number): SumsDifference['projects'] {
  return { before, after, difference: after - before };
}

function amountsOf(
  before: Won | null,
  after: Won | null,
): Pick<MeasureDifference, 'before' | 'after' | 'difference'> {
  return { before, after, difference: before === null || after === null ? null : won(after - before) };
}

/** The differences of governments by tier and year, the newest year first. One whose tier is not known is in none. */
export function tierDifferences(governments: readonly GovernmentDifference[]): TierDifference[] {
  const groups = Map.groupBy(
    governments.filter(({ tier }) => tier !== null),
    ({ tier, year }) => `${9999 - year} ${tier === 'upper' ? 0 : 1}`,
  );
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, members]) => together(members));
}

function together(members: readonly GovernmentDifference[]): TierDifference[] {
  const [first] = members;
  if (first === undefined || first.tier === null) return [];
  const counts = addCounts(members.map((member) => member.counts));
  const { tier, year } = first;
  return [{ tier, year, governments: members.length, counts, ...addDifferences(members) }];
}

export function addCounts(parts: readonly ChangeCounts[]): ChangeCounts {
  const total = (kind: keyof ChangeCounts) => parts.reduce((sum, part) => sum + part[kind], 0);
  return { inserted: total('inserted'), removed: total('removed'), changed: total('changed') };
}
