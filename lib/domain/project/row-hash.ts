import { hash } from 'node:crypto';
import { fieldCodeOf } from '@/lib/domain/fields';
import { AMOUNT_COLUMNS, AMOUNT_NAMES, AT, type Cells, COLUMNS } from '@/lib/domain/project/columns';
import { type ProjectRow } from '@/lib/domain/project/types';

/**
 * Counted up whenever the same published row would be stored otherwise: stored rows are then hashed anew. It is the first
 * byte of `project.row_hash`, the SHA-256 follows.
 */
export const HASH_VERSION = 1;

const SEPARATOR = '\u001f';

/**
 * The hash (hexadecimal) of a row's published fields; the as-of date is no part of it. A row in plain form (no blanks around texts, no
 * commas in amounts) has the hash of its normalized form, so that an unchanged row is known without being parsed.
 */
export function rowHash(cells: Cells): string {
  let text = '';
  for (let index = 0; index < COLUMNS.length; index += 1) {
    if (index === AT.exe_ymd) continue;
    if (index === AT.fld_cd) text += fieldCode(cells) + SEPARATOR;
    else text += (cells[index] ?? '') + SEPARATOR;
  }
  return hash('sha256', text, 'hex');
}

function fieldCode(cells: Cells): string {
  const code = cells[AT.fld_cd] ?? '';
  if (code !== '') return code;
  const name = cells[AT.fld_nm] ?? '';
  return name === '' ? '' : (fieldCodeOf(name) ?? '');
}

/** The cells of a normalized row, in plain form. */
export function cellsOf(row: ProjectRow): Cells {
  const cells = new Array<string>(COLUMNS.length).fill('');
  cells[AT.fyr] = String(row.fiscalYear);
  cells[AT.exe_ymd] = row.asOf.replaceAll('-', '');
  cells[AT.wa_laf_cd] = row.upperCd ?? '';
  cells[AT.laf_cd] = row.lafCd;
  cells[AT.acnt_dv_cd] = row.accountCd ?? '';
  cells[AT.acnt_dv_nm] = row.accountName;
  cells[AT.dept_cd] = row.departmentCd ?? '';
  cells[AT.dbiz_cd] = row.projectCd ?? '';
  cells[AT.dbiz_nm] = row.name;
  cells[AT.fld_cd] = row.fieldCd ?? '';
  cells[AT.fld_nm] = row.fieldName ?? '';
  cells[AT.ane_part_cd] = row.sectionCd ?? '';
  cells[AT.part_nm] = row.sectionName ?? '';
  for (const name of AMOUNT_NAMES) cells[AT[AMOUNT_COLUMNS[name]]] = amountText(row.amounts[name]);
  return cells;
}

function amountText(amount: number | null): string {
  return amount === null ? '' : String(amount);
}
