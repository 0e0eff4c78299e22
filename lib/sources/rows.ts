import { type SourceRecord } from '@/lib/sources/source';

/**
 * What a row is before it is read. `PLAIN`: its cells lie in the bytes as they are, without quotation marks or control
 * characters. `RECORD`: only {@link Rows.record} can tell. `BLANK`: a line of blanks, numbered but no row.
 */
export const PLAIN = 0;
export const RECORD = 1;
export const BLANK = 2;

/**
 * Rows that came together, taken apart where they lie: nothing is copied or decoded before it is asked for. One such object
 * serves a whole input, refilled for each step: what is to last has to be copied.
 */
export interface Rows {
  count: number;
  /** All of it as received, line ends included, the header left out. */
  raw: Uint8Array;
  /** Where the cells of PLAIN rows lie, in UTF-8. */
  text: Buffer;
  /** Begin and end of each cell in `text`, at row × COLUMNS.length + column; equal where nothing was published. */
  starts: Int32Array;
  ends: Int32Array;
  /** PLAIN, RECORD or BLANK. */
  kinds: Uint8Array;
  /** The line on which each row begins. */
  lines: Uint32Array;
  /** One row read in full. */
  record: (row: number) => SourceRecord;
}
