import { z } from 'zod';

/**
 * What was known of a day: the state as of a date, as known by a run. Both only ever grow: a later row, or a row of a later
 * run, changes nothing for an earlier moment.
 */
export interface Moment {
  /** `YYYY-MM-DD`, Asia/Seoul. */
  asOf: string;
  run: number;
}

/** The run by which something is known, and when it ended. */
export interface KnownBy {
  run: number;
  /** ISO 8601; null where the run's end was not kept. */
  finishedAt: string | null;
  /** Whether it is the last run that there is: nothing more is known today. */
  latest: boolean;
}

/** How an address or a flag says what was known: by a run, by the end of a day in Seoul, or (null) by now. */
export type Knowledge = { run: number } | { day: string } | null;

const isoDay = z.iso.date();

/** A day of the calendar, `YYYY-MM-DD`; null for anything else. */
export function readDay(text: string | null | undefined): string | null {
  const parsed = isoDay.safeParse(text ?? '');
  return parsed.success ? parsed.data : null;
}

/**
 * Reads what "as known" was said by: a run's number, or a day. Nothing said is now.
 * @returns undefined where it is neither
 */
export function readKnowledge(text: string | null | undefined): Knowledge | undefined {
  if (text === null || text === undefined || text === '') return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return { run: Number(text) };
  const day = readDay(text);
  return day === null ? undefined : { day };
}
