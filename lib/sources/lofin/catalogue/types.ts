import { type IndicatorBasis, type IndicatorCode, type RevenueStage } from '@/lib/domain/relations';

/**
 * How a service is asked. `day`: for a year, as of a day · `government-day`: the same, government by government ·
 * `revenue-day`: for a year and the day of the revenue · `contract-day`: for the day of the contract · `year`: for a year.
 */
export type Asked = 'day' | 'government-day' | 'revenue-day' | 'contract-day' | 'year';

/** `thousand-won` amounts are multiplied by 1,000, exactly, before they are kept as won. */
export type PublishedUnit = 'won' | 'thousand-won' | 'percent' | 'count' | 'level';

export interface Measure {
  /** The publisher's column. */
  field: string;
  unit: PublishedUnit;
  ko: string;
  en: string;
}

/**
 * Fields of which the first that is filled counts: a code with its name behind it, for rows whose code is blank; or several
 * names under which a column was seen.
 */
export type Fields = readonly string[];

/** What a service's rows become beside what `series` keeps of them. */
export type Feed =
  | { relation: 'indicator'; code: IndicatorCode; basis: IndicatorBasis; value: Fields; before2014?: Fields }
  | { relation: 'revenue'; stage: RevenueStage; item: Fields; name: Fields; amount: Fields; level?: string }
  | { relation: 'settlement'; amount: Fields }
  | { relation: 'contract' };

/** A service of the Open API, as data. */
export interface Service {
  code: string;
  ko: string;
  en: string;
  asked: Asked;
  /** Fiscal years that it covers; `to` null: still filled. */
  years: { from: number; to: number | null };
  /** What tells its rows apart, the government's code and the year among it; null where rows repeat by nature. */
  key: readonly Fields[] | null;
  /** What tells one government's rows of a year apart, and what it is called: `series.item_cd` and `item_nm`. */
  item: { code: readonly Fields[]; name: readonly Fields[] };
  measures: readonly Measure[];
  /** The unit of amounts that `measures` does not name. */
  amounts: 'won' | 'thousand-won';
  /** Columns that are never kept as figures: what they say is wrong. */
  untrusted?: readonly string[];
  feeds: readonly Feed[];
  /** Whether the rows are kept in `series`. */
  series: boolean;
}

/** A measure in won, the most frequent one. */
export function won(field: string, ko: string, en: string): Measure {
  return { field, unit: 'won', ko, en };
}

export function percent(field: string, ko: string, en: string): Measure {
  return { field, unit: 'percent', ko, en };
}

/** What most services of a year have in common: one row for each government. */
export function yearly(
  service: Pick<Service, 'code' | 'ko' | 'en' | 'years' | 'measures'> & Partial<Service>,
): Service {
  return {
    asked: 'year',
    key: [['fyr'], ['laf_cd', 'laf_hg_nm']],
    item: { code: [], name: [] },
    amounts: 'won',
    feeds: [],
    series: true,
    ...service,
  };
}
