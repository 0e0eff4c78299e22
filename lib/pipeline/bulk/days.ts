import { readDate } from '@/lib/pipeline/normalize';

/** No day: a project that nothing is known of, a date that cannot be. */
export const NO_DAY = -32_768;
const DAY_MS = 86_400_000;
/** Days are counted as PostgreSQL does. */
const FIRST_DAY = Date.UTC(2000, 0, 1);

/** `YYYY-MM-DD` as the number of days since 2000-01-01; null is {@link NO_DAY}. */
export function dayNumber(day: string | null): number {
  return day === null ? NO_DAY : Math.round((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS);
}

export function dayText(day: number): string {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
}

/** The as-of dates of an input: a snapshot has one, or a few, and each is checked once. */
export class Days {
  private readonly known = new Map<number, number>();

  constructor(private readonly latestYear: number) {}

  /** @param published eight digits as a number @returns {@link NO_DAY} where that is no day to be believed */
  of(published: number): number {
    const known = this.known.get(published);
    if (known !== undefined) return known;
    const day = dayNumber(readDate(String(published).padStart(8, '0'), this.latestYear));
    if (this.known.size < 10_000) this.known.set(published, day);
    return day;
  }
}
