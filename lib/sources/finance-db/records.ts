import { type Column, REQUIRED_COLUMNS } from '@/lib/domain/project';
import { type RowProblem } from '@/lib/domain/quarantine';
import { cellsOfJson, isJsonRow } from '@/lib/sources/json-record';
import type { SourceRecord } from '@/lib/sources/source';

/** A row of `finance.project` as the reads below give it: the JSON text that is kept, and where it stood. */
export interface ImageRow {
  image: string;
  line: string;
  op: 'insert' | 'update' | 'delete';
  tx: string | null;
}

/**
 * The image as received is kept as one JSON line. A change whose image lacks a column is kept out: its project would lose a figure
 * that nobody took away. Of a deletion the key alone is read.
 */
export function recordOf(row: ImageRow): SourceRecord {
  const parsed: unknown = JSON.parse(row.image);
  const seen = new Set<Column | null>();
  const image = row.tx !== null && row.op !== 'delete';
  const see = image ? (column: Column | null) => seen.add(column) : undefined;
  const cells = isJsonRow(parsed) ? cellsOfJson(parsed, see) : null;
  return {
    line: Number(row.line),
    bytes: Buffer.from(`${row.image}\n`),
    cells,
    problem: cells === null ? broken(null) : image ? lacking(seen) : null,
    operation: row.op === 'delete' ? 'delete' : 'put',
    ...(row.tx === null ? {} : { group: row.tx }),
  };
}

const broken = (column: Column | null): RowProblem => ({ reason: 'broken_line', column, value: null });

function lacking(seen: ReadonlySet<Column | null>): RowProblem | null {
  const missing = REQUIRED_COLUMNS.find((column) => !seen.has(column));
  return missing === undefined ? null : broken(missing);
}
