import type { KnownBy } from '@/lib/domain/history/moment';

/**
 * Why a page of a date has nothing to show: the calendar has no such day; it has not come yet; nothing was known at all by
 * then; or it lies before the first day of which anything is known.
 */
export type DateProblem = 'impossible' | 'future' | 'unknown' | 'before';

/** The date of a page, as known by a run. */
export interface Dated {
  /** As in the address. */
  asOf: string;
  /** Null where nothing was known. */
  known: KnownBy | null;
  /** Whether the address says by what it is known: then the page never changes. */
  fixed: boolean;
  /** The first and last day of which anything is known. */
  first: string | null;
  last: string | null;
  problem: DateProblem | null;
}
