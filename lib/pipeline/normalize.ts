import { fieldCodeOf } from '@/lib/domain/fields';
import { type Won } from '@/lib/domain/money';
import {
  AMOUNT_COLUMNS,
  AMOUNT_NAMES,
  type AmountName,
  AT,
  type Cells,
  type Column,
  type ProjectRow,
  readAmount,
} from '@/lib/domain/project';
import { type QuarantineReason, type RowProblem, shortened } from '@/lib/domain/quarantine';

export type Normalized = { row: ProjectRow; problem: null } | { row: null; problem: RowProblem };

/** The codes that were ever valid: a code out of date for the year is kept, one that never was is not. */
export type KnownCodes = ReadonlySet<string>;

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2200;
const MUST_BE_FILLED: readonly Column[] = ['acnt_dv_nm', 'dbiz_nm'];

/**
 * One row's published texts as a project's standing. Nothing is corrected: what cannot be read exactly is a problem that
 * names its column and value. Amounts may carry commas; an empty one is missing; a negative one is kept.
 */
export function normalize(cells: Cells, codes: KnownCodes, latestYear = latestAsOfYear()): Normalized {
  const problem = findProblem(cells, codes, latestYear);
  if (problem !== null) return { row: null, problem };
  const amounts = readAmounts(cells);
  if ('reason' in amounts) return { row: null, problem: amounts };
  const fieldName = filled(cells, 'fld_nm');
  const row: ProjectRow = {
    fiscalYear: Number(text(cells, 'fyr')),
    asOf: readDate(text(cells, 'exe_ymd'), latestYear) ?? '',
    lafCd: text(cells, 'laf_cd'),
    upperCd: filled(cells, 'wa_laf_cd'),
    departmentCd: filled(cells, 'dept_cd'),
    accountCd: filled(cells, 'acnt_dv_cd'),
    accountName: text(cells, 'acnt_dv_nm'),
    projectCd: filled(cells, 'dbiz_cd'),
    name: text(cells, 'dbiz_nm'),
    fieldCd: filled(cells, 'fld_cd') ?? (fieldName === null ? null : fieldCodeOf(fieldName)),
    fieldName,
    sectionCd: filled(cells, 'ane_part_cd'),
    sectionName: filled(cells, 'part_nm'),
    amounts,
  };
  return { row, problem: null };
}

/** The latest year that an as-of date may lie in: the one after the year in which the run runs. */
export function latestAsOfYear(now: Date = new Date()): number {
  return now.getUTCFullYear() + 1;
}

/**
 * A day written YYYYMMDD as `YYYY-MM-DD`; null where the calendar has no such day, or where it lies beyond next year: one
 * such row would otherwise be newer than everything that ever comes after it.
 */
export function readDate(published: string, latestYear = latestAsOfYear()): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(published);
  if (parts === null) return null;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  const year = Number(parts[1]);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return exists && year >= FIRST_YEAR && year <= latestYear ? iso : null;
}

/** A fiscal year of four digits within reason, else null. */
export function readYear(published: string): number | null {
  const year = /^\d{4}$/.test(published) ? Number(published) : NaN;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

function findProblem(cells: Cells, codes: KnownCodes, latestYear: number): RowProblem | null {
  const column = controlCharacterColumn(cells);
  if (column !== null) return problemOf('control_character', column, cells);
  const empty = MUST_BE_FILLED.find((name) => filled(cells, name) === null);
  if (empty !== undefined) return problemOf('empty_cell', empty, cells);
  const problem = findYearProblem(cells, latestYear);
  if (problem !== null) return problem;
  if (!codes.has(text(cells, 'laf_cd'))) return problemOf('unknown_government', 'laf_cd', cells);
  return null;
}

/** A year's budget is drawn up the year before: a row cannot speak for a later year than the one after its as-of date. */
function findYearProblem(cells: Cells, latestYear: number): RowProblem | null {
  const year = readYear(text(cells, 'fyr'));
  if (year === null) return problemOf('bad_fiscal_year', 'fyr', cells);
  const day = readDate(text(cells, 'exe_ymd'), latestYear);
  if (day === null) return problemOf('impossible_date', 'exe_ymd', cells);
  return year > Number(day.slice(0, 4)) + 1 ? problemOf('bad_fiscal_year', 'fyr', cells) : null;
}

// eslint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function controlCharacterColumn(cells: Cells): Column | null {
  if (!CONTROL.test(cells.join(''))) return null;
  // The names are those of the cells: every column has its cell.
  const names = Object.keys(AT) as Column[];
  return names.find((name) => CONTROL.test(cells[AT[name]] ?? '')) ?? null;
}

function readAmounts(cells: Cells): Record<AmountName, Won | null> | RowProblem {
  const amounts: Partial<Record<AmountName, Won | null>> = {};
  for (const name of AMOUNT_NAMES) {
    const column = AMOUNT_COLUMNS[name];
    const read = readAmount(cells[AT[column]] ?? '');
    if (!read.ok) return problemOf(read.problem, column, cells);
    amounts[name] = read.value;
  }
  // Every name was just gone through.
  return amounts as Record<AmountName, Won | null>;
}

function problemOf(reason: QuarantineReason, column: Column, cells: Cells): RowProblem {
  return { reason, column, value: shortened(cells[AT[column]] ?? '') };
}

function text(cells: Cells, column: Column): string {
  return (cells[AT[column]] ?? '').trim();
}

function filled(cells: Cells, column: Column): string | null {
  const value = text(cells, column);
  return value === '' ? null : value;
}
