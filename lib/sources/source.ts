import { type Cells } from '@/lib/domain/project';
import { type RowProblem } from '@/lib/domain/quarantine';
import { type Rows } from '@/lib/sources/rows';
import { type RelationInput } from '@/lib/sources/relation-input';

export type SourceName = 'finance-db' | 'lofin' | 'file';

/**
 * What an input claims to be. `whole`: a snapshot that speaks for each year in it, what is not there is gone.
 * `partial`: a selection, silent on everything else. `changes`: a feed, every record the next state of its project, in the
 * order in which the changes of one project were made; silent on everything else.
 */
export type InputKind = 'whole' | 'partial' | 'changes';

/** One row as received, and what was read from it. */
export interface SourceRecord {
  /** Where it begins: the line of a file (from 1), the sequence number of a feed. */
  line: number;
  /** As received, its line end included; together with the header it can be read again on its own. */
  bytes: Uint8Array;
  /** The published texts; null where the row could not be taken apart, and then `problem` says why. */
  cells: Cells | null;
  problem: RowProblem | null;
  /** `delete`: the project is gone as of the row's date; only its key and date are read. */
  operation: 'put' | 'delete';
  /** In a feed: the transaction, within which a deletion and an insertion can be one change of department. */
  group?: string;
  /** A line of nothing but blanks: it has its number among the kept rows, and is no row. */
  blank?: boolean;
}

/** Where an incremental pull stands. Saved in the transaction of the rows that it covers. */
export interface FeedCursor {
  epoch: string;
  tx: string;
  seq: number;
  rowHash: string | null;
  /** When the newest change that was read was made, ISO 8601. */
  changedAt: string | null;
  /**
   * What the snapshot that was read first already held, as PostgreSQL writes a snapshot: changes visible in it are no news,
   * though they stand behind the position. Null once every transaction that was open then is over.
   */
  snapshot: string | null;
}

/** Rows that came together. They are kept together too: as one raw block, by themselves readable. */
export interface SourceBatch {
  records: SourceRecord[];
  /** Where the rows are kept already (read again from there): the block, and each row's number in it. */
  kept?: { blockId: string; rows: readonly number[] };
}

/** An input, opened: how it is written, and its rows. */
export interface Fetched {
  /** What a reader needs to find the input again: a file's name, a feed's epoch. */
  origin: string;
  kind: InputKind;
  format: 'csv' | 'jsonl';
  charset: 'utf-8' | 'cp949';
  /** The header line as received, repeated at the start of each kept block; null for JSON lines. */
  header: Uint8Array | null;
  /** Whether the amounts are invented; left out where the source cannot tell. */
  demo?: boolean;
  /** The rows, a few thousand at a time. @throws SourceError when the input turns out unreadable */
  batches: () => AsyncIterable<SourceBatch>;
  /** The same rows as bytes, for a source that has them so: read instead of the batches where there are many. */
  rows?: () => AsyncIterable<Rows>;
  /** With `rows`: those of a kept block, header and all. */
  again?: (block: Buffer, firstLine: number) => Rows;
  /** The relations beside the projects; left out by a source that has projects alone. */
  relations?: RelationInput;
  /** Complete once all batches were read. */
  warnings: () => string[];
  /** The position to save once all batches were read; null for a source without one. */
  cursor: () => FeedCursor | null;
  close: () => Promise<void>;
}

export interface Source {
  readonly name: SourceName;
  /** @throws SourceError when the source cannot be reached or is not what it should be */
  fetch(stored: FeedCursor | null): Promise<Fetched>;
}

/** The input could not be read: nothing was changed. The message names the column or the byte. */
export class SourceError extends Error {
  override name = 'SourceError';
}
