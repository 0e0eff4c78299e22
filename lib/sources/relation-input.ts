import { type RelationName } from '@/lib/domain/relations';
import { type RowProblem } from '@/lib/domain/quarantine';

/** One row of a relation as received, and what was read from it. */
export interface RelationRecord {
  /** Where it begins: the line of a file or answer (from 1), the sequence number of a feed. */
  line: number;
  /** As received, its line end included; by itself readable again. A text is kept as UTF-8. */
  bytes: Uint8Array | string;
  /**
   * The published texts by the columns of lib/domain/relations; absent, null and `''` are "not published". Null where the row
   * could not be taken apart, and then `problem` says why.
   */
  values: Readonly<Record<string, string | null | undefined>> | null;
  problem: RowProblem | null;
  /** `delete`: the row is gone as of its day; its values are the last that there were. */
  operation: 'put' | 'delete';
  /** The day for which it stands, `YYYY-MM-DD`. */
  asOf: string;
}

/** Rows of one relation that came together. They are kept together too: as one raw block. */
export interface RelationBatch {
  relation: RelationName;
  records: RelationRecord[];
  /** Where the rows are kept already (read again from there): the block, and each row's number in it. */
  kept?: { blockId: string; rows: readonly number[] };
}

/**
 * What a whole snapshot speaks for: what is stored of this source within it and did not come is gone. Each condition that is
 * given narrows it.
 */
export interface RelationScope {
  relation: RelationName;
  /** The day of the snapshot, `YYYY-MM-DD`. */
  asOf: string;
  year?: number;
  lafCds?: readonly string[];
  /** The value of the relation's `part` column: a dataset's code, an indicator's code. */
  part?: string;
  /** Further columns and their values: the basis of an indicator, the stage of revenue. Such a part verifies no year. */
  where?: Readonly<Record<string, string>>;
  /** The day of a relation that repeats by nature: a contract date, `YYYY-MM-DD`. */
  day?: string;
  /**
   * Of a government-year of which no row came: `unreported` (the rule), its rows stay; or `gone`, where a list of everything
   * simply has nothing of it (the contracts of a day).
   */
  absent: 'unreported' | 'gone';
}

/** The relations of an input, beside its projects. Read after them, in the same snapshot of the source. */
export interface RelationInput {
  /** As of the projects: see InputKind in source.ts. */
  kind: 'whole' | 'partial' | 'changes';
  format: 'csv' | 'jsonl';
  charset: 'utf-8' | 'cp949';
  /** The rows, a few thousand at a time; of a feed, `line` says in which order the changes of one row were made. @throws SourceError when the input turns out unreadable */
  batches: () => AsyncIterable<RelationBatch>;
  /** What the input spoke for as a whole; complete once all batches were read, empty for a partial one and for a feed. */
  scopes: () => RelationScope[];
  /** Complete once all batches were read: a relation that the source does not have is named here. */
  warnings: () => string[];
}
