import { AT, type Cells, type Column, columnOf, COLUMNS } from '@/lib/domain/project';

/** A row as JSON: column names of the API (or their aliases) to texts, numbers or null. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value can be a row. */
export function isJsonRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The published texts of a JSON row. Null and absent are both "not published". */
export function cellsOfJson(row: JsonRow, seen?: (column: Column | null, name: string) => void): Cells {
  const cells = new Array<string>(COLUMNS.length).fill('');
  for (const [name, value] of Object.entries(row)) {
    const column = columnOf(name);
    seen?.(column, name);
    if (column !== null) cells[AT[column]] = cellText(value);
  }
  return cells;
}

/** Numbers as JSON writes them: one that is no safe integer is found out when the amount is read. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
