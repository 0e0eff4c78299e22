/**
 * What a column of a relation holds. Everything arrives as published text; `''` and absent are "not published".
 *
 * - `text`: as published, blanks around it cut · `won`: whole won · `date`: a day, `YYYYMMDD` or `YYYY-MM-DD` ·
 *   `integer` · `decimal`: an exact decimal number, kept as its text · `boolean`: true/false, Y/N, 1/0 ·
 *   `figures`: a JSON object of {@link Figures}.
 */
export type ColumnType = 'text' | 'won' | 'date' | 'integer' | 'decimal' | 'boolean' | 'figures';

export interface RelationColumn {
  type: ColumnType;
  /** Its name in the contract of the finance database (schema `finance`); null: no column of the contract. */
  contract: string | null;
  /** A row without it is kept out. Columns of the key are required too, unless they are text: there `''` is a value. */
  required?: true;
  /** The only texts it can hold. */
  oneOf?: readonly string[];
}

/** Figures by name: an exact decimal text and its unit; `null` is "not reported". Names are those of the publisher. */
export type Figures = Readonly<Record<string, readonly [value: string | null, unit: string]>>;

export type RelationName =
  | 'department'
  | 'budget_event'
  | 'revenue'
  | 'settlement'
  | 'indicator'
  | 'contract'
  | 'subsidy_program'
  | 'subsidy_award'
  | 'subsidy_event'
  | 'series';

/** A relation of the portal: its table has this name, its history is `<name>_revision`. */
export interface Relation {
  name: RelationName;
  /** The columns that tell its rows apart within one source. */
  key: readonly string[];
  columns: Readonly<Record<string, RelationColumn>>;
  /** The column with the government's code; null where that is another relation's to say ({@link Relation.through}). */
  government: string | null;
  /** Where the year stands, and whether it is the year of a date; null for what holds in every year. */
  year: { column: string; ofDate: boolean } | null;
  /** What is served and verified by itself within a government-year: the column that names the part. */
  part: string | null;
  /** Belongs to the government-year of the row that this column names. */
  through: { column: string; relation: RelationName } | null;
  /**
   * Rows that repeat by nature: where `number` is not published, rows alike in the other columns of the key and in `day`
   * are numbered within that day.
   */
  repeats: { number: string; day: string } | null;
}
