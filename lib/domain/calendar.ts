const DAY_MS = 86_400_000;
const SEOUL_OFFSET_MS = 9 * 3_600_000;

/** The calendar day in Seoul (UTC+9 all year) at a moment, `YYYY-MM-DD`. */
export function seoulDay(at: Date): string {
  return new Date(at.getTime() + SEOUL_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * The share of a fiscal year (the calendar year) that is over at the end of a day, in tenths of a per cent: what
 * spending is judged against. 0 before the year, 1000 after it.
 * @param day `YYYY-MM-DD`
 */
export function yearGoneTenths(day: string, fiscalYear: number): number {
  const start = Date.UTC(fiscalYear, 0, 1);
  const length = Date.UTC(fiscalYear + 1, 0, 1) - start;
  const gone = Date.parse(`${day}T00:00:00Z`) + DAY_MS - start;
  return Math.round((Math.min(Math.max(gone, 0), length) / length) * 1000);
}
