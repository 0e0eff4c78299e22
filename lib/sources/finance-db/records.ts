import { cellsOfJson, isJsonRow } from '@/lib/sources/json-record';
import type { SourceRecord } from '@/lib/sources/source';

/** A row of `finance.project` as the reads below give it: the JSON text that is kept, and where it stood. */
export interface ImageRow {
  image: string;
  line: string;
  op: 'insert' | 'update' | 'delete';
  tx: string | null;
}

/** The image as received is kept as one JSON line. */
export function recordOf(row: ImageRow): SourceRecord {
  const parsed: unknown = JSON.parse(row.image);
  return {
    line: Number(row.line),
    bytes: Buffer.from(`${row.image}\n`),
    cells: isJsonRow(parsed) ? cellsOfJson(parsed) : null,
    problem: isJsonRow(parsed) ? null : { reason: 'broken_line', column: null, value: null },
    operation: row.op === 'delete' ? 'delete' : 'put',
    ...(row.tx === null ? {} : { group: row.tx }),
  };
}
