import { isDay } from '@/lib/domain/eligibility/age';
import { identifierProblem, plainIdentifier } from '@/lib/domain/eligibility/namespace';
import { CATEGORIES, type Category } from '@/lib/domain/eligibility/types';

/** A row of a municipality's list. */
export interface ListRow {
  identifier: string;
  /** `YYYY-MM-DD`; or the age, on the list's day. */
  birth: string | null;
  age: number | null;
  district: string | null;
  tracks: readonly string[] | null;
  categories: readonly Category[] | null;
}

export interface SignedList {
  process: string;
  namespace: string;
  /** Higher than that of every list before it. */
  serial: number;
  /** The day that its ages are of; null: it has dates of birth. */
  ageDay: string | null;
  rows: readonly ListRow[];
  rejected: readonly { line: number; reason: RowProblem }[];
}

export type ListProblem = 'list-head' | 'list-columns' | 'list-empty';
export type RowProblem =
  | 'cells'
  | 'identifier-length'
  | 'personal-number'
  | 'phone-number'
  | 'birth'
  | 'age'
  | 'age-or-birth'
  | 'no-age-day'
  | 'district'
  | 'unknown-track'
  | 'unknown-category'
  | 'twice';

const COLUMNS = ['identifier', 'birth_date', 'age', 'district', 'tracks', 'categories'] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Partial<Record<Column, string>>;

/**
 * Reads a list: UTF-8 text of lines with commas, no quotation marks. The first line says what it is,
 * `eligibility-list,{process},{namespace},{serial},{day of the ages or nothing}`, the second names the columns; several tracks or
 * categories in a cell are parted by blanks. Rows that cannot be used are set aside with their line and the reason.
 * @param tracks of the process
 */
export function readList(text: string, tracks: readonly string[]): SignedList | ListProblem {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  const head = headOf(lines[0] ?? '');
  if (head === null) return 'list-head';
  const columns = columnsOf(lines[1] ?? '');
  if (columns === null) return 'list-columns';
  const sorted = sortRows(lines, columns, { tracks, ageDay: head.ageDay });
  return sorted.rows.length + sorted.rejected.length === 0 ? 'list-empty' : { ...head, ...sorted };
}

/** Rows that can be used, the first of each identifier; and the others. */
function sortRows(
  lines: readonly string[],
  columns: readonly Column[],
  known: Known,
): Pick<SignedList, 'rows' | 'rejected'> {
  const taken = new Set<string>();
  const rows: ListRow[] = [];
  const rejected: { line: number; reason: RowProblem }[] = [];
  for (const [at, written] of lines.entries()) {
    if (at < 2 || written.trim() === '') continue;
    const read = rowOf(written, columns, known);
    const reason = typeof read === 'string' ? read : taken.has(read.identifier) ? 'twice' : null;
    if (reason !== null) rejected.push({ line: at + 1, reason });
    if (reason !== null || typeof read === 'string') continue;
    taken.add(read.identifier);
    rows.push(read);
  }
  return { rows, rejected };
}

/** What the first line says: mark, process, namespace, serial, and the day of the ages. */
const HEAD = /^eligibility-list,([^,]*),([^,]*),([1-9]\d{0,8})(?:,(\d{4}-\d{2}-\d{2})?)?,*$/;

function headOf(line: string): Omit<SignedList, 'rows' | 'rejected'> | null {
  const [, process = '', namespace = '', serial, day = null] = HEAD.exec(line.trim()) ?? [];
  if (serial === undefined || (day !== null && !isDay(day))) return null;
  return { process: process.trim(), namespace: namespace.trim(), serial: Number(serial), ageDay: day };
}

function columnsOf(line: string): Column[] | null {
  const names = line.split(',').map((cell) => cell.trim());
  const known = names.flatMap((name) => COLUMNS.filter((column) => column === name));
  const isWhole = known.length === names.length && new Set(known).size === known.length;
  const hasAge = known.includes('birth_date') || known.includes('age');
  return isWhole && known.includes('identifier') && hasAge ? known : null;
}

interface Known {
  tracks: readonly string[];
  ageDay: string | null;
}

function rowOf(line: string, columns: readonly Column[], known: Known): ListRow | RowProblem {
  const written = line.split(',').map((cell) => cell.trim());
  if (written.length !== columns.length || line.includes('"')) return 'cells';
  const cells: Cells = Object.fromEntries(columns.map((column, at) => [column, written[at] ?? '']));
  const identifier = plainIdentifier(cells.identifier ?? '');
  const problem = identifierProblem(identifier) ?? ageProblem(cells, known) ?? wordProblem(cells, known);
  if (problem !== null) return problem;
  return {
    identifier,
    birth: filled(cells.birth_date),
    age: filled(cells.age) === null ? null : Number(cells.age),
    district: filled(cells.district),
    tracks: wordsOf(cells.tracks),
    // Each was looked up among them.
    categories: wordsOf(cells.categories) as readonly Category[] | null,
  };
}

const filled = (cell: string | undefined) => (cell === undefined || cell === '' ? null : cell);
const wordsOf = (cell: string | undefined) => filled(cell)?.split(/\s+/) ?? null;

function ageProblem({ birth_date: birth = '', age = '' }: Cells, { ageDay }: Known): RowProblem | null {
  if ((birth === '') === (age === '')) return 'age-or-birth';
  if (birth !== '') return isDay(birth) ? null : 'birth';
  if (!/^\d{1,3}$/.test(age) || Number(age) > 150) return 'age';
  return ageDay === null ? 'no-age-day' : null;
}

function wordProblem({ district = '', tracks, categories }: Cells, known: Known): RowProblem | null {
  if (Array.from(district).length > 100) return 'district';
  if (wordsOf(tracks)?.every((track) => known.tracks.includes(track)) === false) return 'unknown-track';
  const areKnown = wordsOf(categories)?.every((one) => CATEGORIES.some((category) => category === one));
  return areKnown === false ? 'unknown-category' : null;
}
