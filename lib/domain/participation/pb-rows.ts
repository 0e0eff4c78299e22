/** A row of a `.pb` file, and the line on which it begins, from 1. */
export interface PbRow {
  line: number;
  cells: string[];
}

/** A quotation mark that nothing closes: everything behind it is one field, and nothing of it can be told apart. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';
  constructor(readonly line: number) {
    super(`line ${line}: a quotation mark is not closed`);
  }
}

const SEPARATOR = ';';

/**
 * Takes a `.pb` text apart into rows of fields: semicolons between them, fields with semicolons, quotes or line ends in quotation marks,
 * a quote within doubled. A byte-order mark and either kind of line end are taken as they come. Empty lines are left out.
 */
export function* pbRows(text: string): Generator<PbRow> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const until = end === -1 ? text.length : end;
    const quote = text.indexOf('"', at);
    if (quote === -1 || quote >= until) {
      const cells = cellsOf(text.slice(at, until));
      if (cells !== null) yield { line, cells };
      at = until + 1;
      line += 1;
      continue;
    }
    const row = quotedRow(text, at, line);
    yield { line, cells: row.cells };
    line += row.lines;
    at = row.end;
  }
}

/** The fields of a line without quotation marks; null where it is empty. */
function cellsOf(line: string): string[] | null {
  const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
  return plain.trim() === '' ? null : plain.split(SEPARATOR);
}

function quotedRow(
  text: string,
  from: number,
  line: number,
): { cells: string[]; end: number; lines: number } {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at, line) : plainField(text, at);
    cells.push(field.value);
    at = field.end;
    if (text[at] !== SEPARATOR) break;
    at += 1;
  }
  if (text[at] === '\r') at += 1;
  const end = text[at] === '\n' ? at + 1 : at;
  return {
    cells,
    end,
    lines: text.slice(from, end).split('\n').length - (end > from && text[end - 1] === '\n' ? 1 : 0),
  };
}

function plainField(text: string, from: number): { value: string; end: number } {
  let end = from;
  while (end < text.length && !';\r\n'.includes(text.charAt(end))) end += 1;
  return { value: text.slice(from, end), end };
}

function quotedField(text: string, from: number, line: number): { value: string; end: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new UnclosedQuote(line);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // What stands between the closing mark and the next separator belongs to the field all the same.
      const rest = plainField(text, quote + 1);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    at = quote + 2;
  }
}
