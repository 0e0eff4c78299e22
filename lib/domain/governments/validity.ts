import type { Government, IsoDate, Population, UpperTier, Validity } from '@/lib/domain/governments/types';

/** Whether something was valid on a day; an unknown beginning lies before every date. */
export function existsOn({ from, to }: Validity, on: IsoDate): boolean {
  return (from === null || from <= on) && (to === null || on < to);
}

/** Whether something was valid on any day of a fiscal year (the calendar year). */
export function existsInYear({ from, to }: Validity, fiscalYear: number): boolean {
  const year = String(fiscalYear).padStart(4, '0');
  return (from === null || from <= `${year}-12-31`) && (to === null || to > `${year}-01-01`);
}

/**
 * What was valid on a day, out of a list in the order of time. Before the first it is the first, after the last the last:
 * a closed government is still called by its last name.
 */
export function validOn<T extends Validity>(list: readonly T[], on: IsoDate): T | null {
  const begun = list.filter(({ from }) => from === null || from <= on);
  return begun.at(-1) ?? list[0] ?? null;
}

/** The upper tier that a lower tier belongs to on a day, or belonged to last; null for an upper tier. */
export function upperOn(government: { uppers: readonly UpperTier[] }, on: IsoDate): UpperTier | null {
  return validOn(government.uppers, on);
}

/** The newest count of residents, of `year` at the latest where one is given; null where none is known. */
export function populationOf(
  government: Pick<Government, 'populations'>,
  year = Infinity,
): Population | null {
  return government.populations.filter((count) => count.year <= year).at(-1) ?? null;
}
