/** A record of a CSV text: where it stands, and its cells; `broken` says why there are none. */
export interface CsvRecord {
  line: number;
  start: number;
  /** Behind its last character, the line end left out. */
  end: number;
  /** Where the next record begins. */
  next: number;
  cells: string[] | null;
  broken: 'broken_line' | 'unclosed_quote' | null;
  /** A line of nothing but blanks: it is numbered, and no row. */
  blank: boolean;
  /** How far the scan had to look: with more bytes behind, a record that reached the end may turn out otherwise. */
  reach: number;
}

export type Decode = (from: number, to: number) => string;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/**
 * Scans CSV (RFC 4180: commas, quotation marks doubled inside quotes, CRLF or LF) as bytes; works for UTF-8 and CP949 alike,
 * as neither uses these bytes inside a character. Empty lines are passed over, lines of blanks are marked.
 *
 * A line that cannot be a record (another number of cells than `width`, a quotation mark never closed) comes as one broken
 * record, and the scan goes on behind that one line: a stray quotation mark never swallows the rows after it.
 * @param width the number of cells of each record, null to take any (the header)
 */
export function* scanCsv(
  bytes: Buffer,
  decode: Decode,
  width: number | null,
  from: { at: number; line: number },
): Generator<CsvRecord> {
  let { at, line } = from;
  let quote = bytes.indexOf(QUOTE, at);
  while (at < bytes.length) {
    const physical = physicalLine(bytes, at);
    if (quote !== -1 && quote < at) quote = bytes.indexOf(QUOTE, at);
    if (physical.end > at) {
      const quoted = quote !== -1 && quote < physical.end;
      const record = quoted
        ? quotedRecord(bytes, decode, width, at, line)
        : plainRecord(decode, width, at, physical, line);
      yield record;
      line += quoted ? countLines(bytes, at, record.next) : 1;
      at = record.next;
    } else {
      line += 1;
      at = physical.next;
    }
  }
}

function physicalLine(bytes: Buffer, at: number): { end: number; next: number } {
  const feed = bytes.indexOf(LF, at);
  const stop = feed === -1 ? bytes.length : feed;
  const end = stop > at && bytes[stop - 1] === CR ? stop - 1 : stop;
  return { end, next: feed === -1 ? stop : stop + 1 };
}

function plainRecord(
  decode: Decode,
  width: number | null,
  at: number,
  { end, next }: { end: number; next: number },
  line: number,
): CsvRecord {
  const text = decode(at, end);
  const place = { line, start: at, end, next, reach: next };
  if (text.trim() === '') return { ...place, cells: null, broken: null, blank: true };
  const cells = text.split(',');
  const whole = width === null || cells.length === width;
  return { ...place, cells: whole ? cells : null, broken: whole ? null : 'broken_line', blank: false };
}

function quotedRecord(
  bytes: Buffer,
  decode: Decode,
  width: number | null,
  start: number,
  line: number,
): CsvRecord {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = bytes[at] === QUOTE ? quotedCell(bytes, decode, at) : bareCell(bytes, decode, at);
    if (typeof cell === 'string') return brokenLine(bytes, start, line, cell, bytes.length);
    cells.push(cell.text);
    at = cell.end;
    if (bytes[at] !== COMMA) break;
    at += 1;
  }
  const { end, next } = physicalLine(bytes, at);
  if (end !== at || (width !== null && cells.length !== width))
    return brokenLine(bytes, start, line, 'broken_line', next);
  return { line, start, end, next, cells, broken: null, blank: false, reach: next };
}

function brokenLine(
  bytes: Buffer,
  start: number,
  line: number,
  broken: 'broken_line' | 'unclosed_quote',
  reach: number,
): CsvRecord {
  return { line, start, ...physicalLine(bytes, start), cells: null, broken, blank: false, reach };
}

type Cell = { text: string; end: number };

function quotedCell(bytes: Buffer, decode: Decode, start: number): Cell | 'unclosed_quote' {
  let at = start + 1;
  let doubled = false;
  for (;;) {
    at = bytes.indexOf(QUOTE, at);
    if (at === -1) return 'unclosed_quote';
    if (bytes[at + 1] !== QUOTE) break;
    doubled = true;
    at += 2;
  }
  const text = decode(start + 1, at);
  return { text: doubled ? text.replaceAll('""', '"') : text, end: at + 1 };
}

/** A cell that does not begin with a quotation mark: one inside it is a character like any other. */
function bareCell(bytes: Buffer, decode: Decode, start: number): Cell {
  let end = start;
  while (end < bytes.length && bytes[end] !== COMMA && bytes[end] !== LF) end += 1;
  if (bytes[end] !== COMMA && end > start && bytes[end - 1] === CR) end -= 1;
  return { text: decode(start, end), end };
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return Math.max(lines, 1);
}
