/** A row of a `.pb` file. An empty line has no cells. */
export interface PbRow {
  /** The line on which it begins, from 1. */
  line: number;
  cells: string[];
  /** Whether there were spaces around a field without quotation marks. They do not belong to it. */
  spaced: boolean;
  /**
   * Whether a field went on behind its closing quotation mark; `over-lines`: one that holds line ends. It takes in what follows up to the
   * next quotation mark, and so other rows.
   */
  loose: 'no' | 'in-line' | 'over-lines';
}

/** A quotation mark that nothing closes: everything behind it is one field, and nothing of it can be told apart. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';
  constructor(readonly line: number) {
    super(`line ${line}: a quotation mark is not closed`);
  }
}

export const SEPARATOR = ';';

/**
 * Takes a `.pb` text apart into rows of fields: semicolons between them, fields with semicolons, quotes or line ends in quotation marks,
 * a quote within doubled (RFC 4180 with another separator). A byte-order mark and either kind of line end are taken as they come; a
 * carriage return alone ends no line. Time grows with the length of the text.
 *
 * @throws UnclosedQuote
 */
export function* pbRows(text: string): Generator<PbRow> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  // Looked for again only when it has been passed: a search from every line would read the rest of the text each time.
  let quote = nextQuote(text, at);
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const until = end === -1 ? text.length : end;
    if (quote >= until) {
      yield plainRow(text.slice(at, until), line);
      at = until + 1;
      line += 1;
      continue;
    }
    const row = quotedRow(text, at, line);
    yield row;
    line += row.lines;
    at = row.end;
    if (quote < at) quote = nextQuote(text, at);
  }
}

function nextQuote(text: string, from: number): number {
  const at = text.indexOf('"', from);
  return at === -1 ? Infinity : at;
}

/** A space, or something beyond ASCII that may be one. */
const maybeSpace = (code: number) => code <= 32 || code >= 0x80;

const maybeSpaced = (field: string) =>
  field !== '' && (maybeSpace(field.charCodeAt(0)) || maybeSpace(field.charCodeAt(field.length - 1)));

function plainRow(text: string, line: number): PbRow {
  const cells = (text.endsWith('\r') ? text.slice(0, -1) : text).split(SEPARATOR);
  let spaced = false;
  for (const [at, cell] of cells.entries()) {
    if (!maybeSpaced(cell)) continue;
    const trimmed = cell.trim();
    spaced ||= trimmed !== cell;
    cells[at] = trimmed;
  }
  if (cells.length === 1 && cells[0] === '') return { line, cells: [], spaced: false, loose: 'no' };
  return { line, cells, spaced, loose: 'no' };
}

interface Field {
  value: string;
  end: number;
  spaced: boolean;
  loose: PbRow['loose'];
}

function quotedRow(text: string, from: number, line: number): PbRow & { end: number; lines: number } {
  const cells: string[] = [];
  let spaced = false;
  let loose: PbRow['loose'] = 'no';
  let at = from;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at, line) : plainField(text, at);
    cells.push(field.value);
    spaced ||= field.spaced;
    if (loose !== 'over-lines' && field.loose !== 'no') loose = field.loose;
    at = field.end;
    if (text[at] !== SEPARATOR) break;
    at += 1;
  }
  if (text[at] === '\r') at += 1;
  const end = text[at] === '\n' ? at + 1 : at;
  return { line, cells, spaced, loose, end, lines: lineEnds(text, from, end) };
}

function lineEnds(text: string, from: number, until: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < until; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
}

function plainField(text: string, from: number): Field {
  let end = from;
  while (end < text.length && !endsField(text, end)) end += 1;
  const written = text.slice(from, end);
  const value = written.trim();
  return { value, end, spaced: value !== written, loose: 'no' };
}

const endsField = (text: string, at: number) =>
  text[at] === SEPARATOR ||
  text[at] === '\n' ||
  (text[at] === '\r' && (at + 1 === text.length || text[at + 1] === '\n'));

function quotedField(text: string, from: number, line: number): Field {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new UnclosedQuote(line);
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // What stands between the closing mark and the next separator belongs to the field all the same.
  const rest = plainField(text, at);
  if (rest.value === '') return { value, end: rest.end, spaced: rest.spaced, loose: 'no' };
  return {
    value: value + text.slice(at, rest.end).trimEnd(),
    end: rest.end,
    spaced: false,
    loose: value.includes('\n') ? 'over-lines' : 'in-line',
  };
}
