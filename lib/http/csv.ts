/** A cell: text, a number, or nothing. A null is an empty cell: not reported. */
export type CsvCell = string | number | null;

/** Spreadsheets take UTF-8 for what it is only with this mark in front. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * What a spreadsheet would take for a formula: such a text gets an apostrophe in front. Blanks before the sign are passed
 * over by spreadsheets, so they are here. Full-width signs count: some convert them.
 */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** One line of CSV (RFC 4180), its line end included. Numbers are written as they are, negative ones too. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A name that every file system and header takes: ASCII letters, digits, dots and dashes. */
export function safeFileName(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9.-]+/g, '_').replace(/^[.-]+/, '');
  return safe.slice(0, 120);
}
