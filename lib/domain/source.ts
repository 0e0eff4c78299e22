/** Where rows come from; of several that speak of a government-year, the first in this order serves. */
export const SOURCES = ['finance-db', 'lofin', 'file'] as const;
export type Source = (typeof SOURCES)[number];

/** What the serving source has said of a government-year. */
export interface Coverage {
  source: Source;
  /** The day of the last whole snapshot; null while there were only parts, so that sums are of those parts alone. */
  verifiedAsOf: string | null;
}
