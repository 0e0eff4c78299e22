import {
  AT,
  type Cells,
  type Column,
  columnOf,
  COLUMNS,
  REQUIRED_COLUMNS,
  UNUSED_COLUMNS,
} from '@/lib/domain/project';
import { SourceError } from '@/lib/sources/source';

/** Where each cell of a CSV row goes among the row's {@link Cells}; -1 for columns that are not read. */
export interface Layout {
  width: number;
  targets: readonly number[];
  warnings: string[];
}

/**
 * Reads a header.
 * @throws SourceError naming the columns that are missing or stand there twice
 */
export function layoutOf(header: readonly string[]): Layout {
  const names = header.map((name) => name.trim());
  const columns = names.map(columnOf);
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
  if (twice !== undefined) throw new SourceError(`column ${twice} stands there twice: leave one of them out`);
  requireColumns(new Set(columns.filter((column) => column !== null)), 'CSV');
  return {
    width: names.length,
    targets: columns.map((column) => (column === null ? -1 : AT[column])),
    warnings: unknownColumns(names),
  };
}

const HINTS = {
  CSV: 'The first line names the columns as the API does, with commas between',
  'JSON lines': 'Each line is an object with the names of the API',
};

/** @throws SourceError naming what is missing */
export function requireColumns(present: ReadonlySet<Column>, format: keyof typeof HINTS): void {
  const missing = REQUIRED_COLUMNS.filter((column) => !present.has(column));
  if (missing.length === 0) return;
  const not = present.size === 0 ? `not ${format} with the column names of the API: ` : '';
  throw new SourceError(`${not}required column missing: ${missing.join(', ')}. ${HINTS[format]}`);
}

export function unknownColumns(names: Iterable<string>): string[] {
  return [...names]
    .filter((name) => columnOf(name) === null && !UNUSED_COLUMNS.has(name))
    .map((name) => `unknown column ${JSON.stringify(name.slice(0, 80))}: kept with the raw rows, not read`);
}

/** A CSV row's cells in the order of {@link COLUMNS}. */
export function arrange(layout: Layout, published: readonly string[]): Cells {
  const cells = new Array<string>(COLUMNS.length).fill('');
  for (let index = 0; index < published.length; index += 1) {
    const target = layout.targets[index] ?? -1;
    if (target !== -1) cells[target] = published[index] ?? '';
  }
  return cells;
}
