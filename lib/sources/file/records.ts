import { type Column, COLUMNS } from '@/lib/domain/project';
import { type QuarantineReason, type RowProblem, shortened } from '@/lib/domain/quarantine';
import { type Charset, decoderOf } from '@/lib/sources/file/charset';
import { arrange, type Layout, layoutOf, requireColumns, unknownColumns } from '@/lib/sources/file/columns';
import { type CsvRecord, type Decode, scanCsv } from '@/lib/sources/file/csv';
import { cellsOfJson, isJsonRow } from '@/lib/sources/json-record';
import { SourceError, type SourceRecord } from '@/lib/sources/source';

/** A text taken apart: its header as received, and its rows as they are asked for. */
export interface RecordReader {
  header: Buffer | null;
  records: Iterable<SourceRecord>;
  /** Complete once the records were read. */
  warnings: () => string[];
  /** To be asked when all records were read. @throws SourceError when no row had a required column */
  complete: () => void;
}

/** No published cell is nearly as long (the longest project names have some hundred characters). */
const LONGEST_CELL = 20_000;
const LF = 0x0a;

/**
 * Reads CSV: the header at once, the rows when asked for.
 * @throws SourceError when there is no header or a required column is missing
 */
export function readCsv(bytes: Buffer, charset: Charset): RecordReader {
  const decode = decoderOf(charset.name, bytes);
  const first = scanCsv(bytes, decode, null, { at: charset.start, line: 1 }).next();
  if (first.done) throw new SourceError('the file is empty: not CSV');
  const header = first.value;
  if (!header.cells) throw new SourceError(`not CSV: the header in line ${header.line} is broken`);
  const layout = layoutOf(header.cells);
  const from = { at: header.next, line: header.line + 1 };
  const scan = scanCsv(bytes, decode, layout.width, from);
  return {
    header: bytes.subarray(header.start, header.next),
    records: csvRecords(scan, bytes, decode, layout, charset.cutAt),
    warnings: () => layout.warnings,
    complete: () => undefined,
  };
}

function* csvRecords(
  scan: Iterable<CsvRecord>,
  bytes: Buffer,
  decode: Decode,
  layout: Layout,
  cutAt: number,
): Generator<SourceRecord> {
  for (const { line, start, end, next, cells, broken } of scan) {
    const raw = bytes.subarray(start, next);
    const reason = end > cutAt ? 'broken_line' : broken;
    if (reason !== null || cells === null)
      yield brokenRecord(line, raw, reason ?? 'broken_line', decode(start, end));
    else yield { line, bytes: raw, operation: 'put', ...checked(arrange(layout, cells), cells, end - start) };
  }
}

/**
 * Reads JSON lines: one object a line. A required column that no row has is found when all rows were read.
 */
export function readJsonLines(bytes: Buffer, charset: Charset): RecordReader {
  const names = new Set<string>();
  const columns = new Set<Column>();
  const seen = (column: Column | null, name: string) => {
    if (column === null) names.add(name);
    else columns.add(column);
  };
  return {
    header: null,
    records: jsonRecords(bytes, charset, seen),
    warnings: () => unknownColumns(names),
    complete: () => requireColumns(columns, 'JSON lines'),
  };
}

type Seen = (column: Column | null, name: string) => void;

function* jsonRecords(bytes: Buffer, charset: Charset, seen: Seen): Generator<SourceRecord> {
  const decode = decoderOf(charset.name, bytes);
  let line = 0;
  for (let at = charset.start; at < bytes.length;) {
    const feed = bytes.indexOf(LF, at);
    const next = feed === -1 ? bytes.length : feed + 1;
    line += 1;
    const text = decode(at, next).trim();
    if (text !== '') yield jsonRecord(line, bytes.subarray(at, next), text, seen);
    at = next;
  }
}

function jsonRecord(line: number, bytes: Buffer, text: string, seen: Seen): SourceRecord {
  const row = parseJson(text);
  if (!isJsonRow(row)) return brokenRecord(line, bytes, 'broken_line', text);
  const texts = Object.values(row).map((value) => (typeof value === 'string' ? value : ''));
  return { line, bytes, operation: 'put', ...checked(cellsOfJson(row, seen), texts, text.length) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

type Checked = Pick<SourceRecord, 'cells' | 'problem'>;

/** Looks for an oversized cell where the row as a whole is long enough to hold one, unread columns included. */
function checked(cells: readonly string[], published: readonly string[], size: number): Checked {
  if (size <= LONGEST_CELL) return { cells, problem: null };
  const long = published.find((text) => text.length > LONGEST_CELL);
  if (long === undefined) return { cells, problem: null };
  const column = COLUMNS[cells.indexOf(long)] ?? null;
  return { cells, problem: problemOf('oversized_cell', column, long, { characters: long.length }) };
}

function brokenRecord(line: number, bytes: Buffer, reason: QuarantineReason, text: string): SourceRecord {
  return { line, bytes, cells: null, problem: problemOf(reason, null, text), operation: 'put' };
}

function problemOf(
  reason: QuarantineReason,
  column: Column | null,
  value: string,
  detail: Record<string, number> = {},
): RowProblem {
  return { reason, column, value: shortened(value), detail };
}
