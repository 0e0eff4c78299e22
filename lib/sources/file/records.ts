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
export const LONGEST_CELL = 20_000;
/** Unknown names that are remembered for the warning: an input of odd objects cannot fill the memory. */
const MOST_NAMES = 100;
const LF = 0x0a;

/**
 * Reads CSV: the header at once, the rows when asked for.
 * @throws SourceError when there is no header or a required column is missing
 */
export function readCsv(bytes: Buffer, charset: Charset): RecordReader {
  const decode = decoderOf(charset.name, bytes);
  const { record, layout } = readHeader(bytes, charset);
  const scan = scanCsv(bytes, decode, layout.width, { at: record.next, line: record.line + 1 });
  return {
    header: bytes.subarray(record.start, record.next),
    records: csvRecords(scan, bytes, decode, layout, charset.cutAt),
    warnings: () => layout.warnings,
    complete: () => undefined,
  };
}

/** The first line that is not blank. @throws SourceError when there is none, or a required column is missing */
export function readHeader(bytes: Buffer, charset: Charset): { record: CsvRecord; layout: Layout } {
  const decode = decoderOf(charset.name, bytes);
  for (const record of scanCsv(bytes, decode, null, { at: charset.start, line: 1 })) {
    if (record.blank) continue;
    if (!record.cells) throw new SourceError(`not CSV: the header in line ${record.line} is broken`);
    return { record, layout: layoutOf(record.cells) };
  }
  throw new SourceError('the file is empty: not CSV');
}

function* csvRecords(
  scan: Iterable<CsvRecord>,
  bytes: Buffer,
  decode: Decode,
  layout: Layout,
  cutAt: number,
): Generator<SourceRecord> {
  for (const found of scan) yield csvRecord(found, bytes, decode, layout, found.end > cutAt);
}

/** @param cut whether the file is cut off inside a character of this record */
export function csvRecord(
  { line, start, end, next, cells, broken, blank }: CsvRecord,
  bytes: Buffer,
  decode: Decode,
  layout: Layout,
  cut: boolean,
): SourceRecord {
  const raw = bytes.subarray(start, next);
  if (blank && !cut) return { line, bytes: raw, cells: null, problem: null, operation: 'put', blank };
  const reason = cut ? 'broken_line' : broken;
  if (reason !== null || cells === null)
    return brokenRecord(line, raw, reason ?? 'broken_line', decode(start, end));
  return { line, bytes: raw, operation: 'put', ...checked(arrange(layout, cells), cells, end - start) };
}

/**
 * Reads JSON lines: one object a line. A required column that no row has is found when all rows were read.
 */
export function readJsonLines(bytes: Buffer, charset: Charset): RecordReader {
  const columns = new JsonColumns();
  return {
    header: null,
    records: jsonRecords(bytes, charset, columns, { at: charset.start, line: 1 }),
    warnings: () => columns.warnings(),
    complete: () => columns.complete(),
  };
}

/** Which columns the objects of an input name. */
export class JsonColumns {
  private readonly names = new Set<string>();
  private readonly columns = new Set<Column>();

  readonly seen = (column: Column | null, name: string): void => {
    if (column !== null) this.columns.add(column);
    else if (this.names.size < MOST_NAMES) this.names.add(name);
  };

  warnings(): string[] {
    return unknownColumns(this.names);
  }

  /** @throws SourceError when no row had a required column */
  complete(): void {
    requireColumns(this.columns, 'JSON lines');
  }
}

/** The objects of a stretch of whole lines. @param from where the first begins, and its line */
export function* jsonRecords(
  bytes: Buffer,
  charset: Charset,
  columns: JsonColumns,
  from: { at: number; line: number },
): Generator<SourceRecord> {
  const decode = decoderOf(charset.name, bytes);
  let { at, line } = from;
  while (at < bytes.length) {
    const feed = bytes.indexOf(LF, at);
    const next = feed === -1 ? bytes.length : feed + 1;
    const text = decode(at, next).trim();
    if (text !== '') yield jsonRecord(line, bytes.subarray(at, next), text, columns.seen);
    line += 1;
    at = next;
  }
}

type Seen = (column: Column | null, name: string) => void;

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
