import { type IndicatorBasis, type IndicatorCode } from '@/lib/domain/relations';

/** `thousand-won`, `million-won`: multiplied exactly before they are kept as won. */
export type DatasetUnit = 'won' | 'thousand-won' | 'million-won' | 'percent' | 'count';

export interface DatasetFigure {
  column: string;
  /** Its name among the figures; left out: that of the column. */
  name?: string;
  unit: DatasetUnit;
}

/**
 * How a row says which government it is of.
 * - `code`: by its code · `name`: by its name as 지방재정365 writes it (서울중구) · `region`: by the name of an upper tier, in full
 *   or short · `hierarchy`: the upper tier in one column, filled in its first row alone, the lower tier in the next, where
 *   `subtotal` stands for all of the upper tier and `nation` for everything
 */
export type DatasetPlace =
  | { by: 'code' | 'name' | 'region'; column: string }
  | { by: 'hierarchy'; upper: string; lower: string; subtotal: string; nation: string };

/** Rows that are sums or statistics of several governments: recognised, counted, kept out. */
export type TotalRule =
  | { column: string; values: readonly string[] }
  /** A region's row holds its districts (자치구) as well, where it has any. */
  | { column: string; values: readonly string[]; whereDistricts: true }
  | 'all';

export type DatasetFeed =
  | { relation: 'indicator'; code: IndicatorCode; basis: IndicatorBasis; column: string }
  | {
      relation: 'series';
      /** The name of the dataset: a service's code where it is the same data. */
      dataset: string;
      /** Columns that tell a government's rows of a year apart. `numbered`: a code, a dot and a name. */
      items?: readonly { column: string; numbered?: true }[];
      figures: readonly DatasetFigure[];
    };

/** A published file, as data. */
export interface Dataset {
  name: string;
  ko: string;
  /** The columns by which it is recognised: all of its header. */
  header: readonly string[];
  /** The fiscal year: a column, or the first year in the file's name. */
  year: { column: string } | 'file-name';
  place: DatasetPlace;
  totals: readonly TotalRule[];
  feeds: readonly DatasetFeed[];
  /** Told with each run: what a reader has to know of the file. */
  note?: string;
}
