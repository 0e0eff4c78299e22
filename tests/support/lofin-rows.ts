import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type LofinTestRow } from '@/tests/support/lofin-server';

const PUBLISHED = '../shared/data/qwgjk/2026-06-30.csv';
export const hasPublishedRows = existsSync(PUBLISHED);

/** The published rows of QWGJK as of 2026-06-30, as the service writes them: amounts as numbers. */
export function publishedRows(): LofinTestRow[] {
  const rows = parse<Record<string, string>>(readFileSync(PUBLISHED), { columns: true, bom: true });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, text]) => [name, /_amt$|ep$|^capep$/.test(name) ? Number(text) : text]),
    ),
  );
}

/** Rows of QWGJK: `number` projects of a government on a day. */
export function projectRows(
  number: number,
  { year = 2026, day = '20260630', lafCd = '1111000', spent = 400 } = {},
): LofinTestRow[] {
  return Array.from({ length: number }, (_, index) => ({
    fyr: String(year),
    exe_ymd: day,
    wa_laf_cd: `${lafCd.slice(0, 2)}00000`,
    wa_laf_hg_nm: '서울',
    laf_cd: lafCd,
    laf_hg_nm: '서울종로구',
    acnt_dv_cd: '100',
    acnt_dv_nm: '일반회계',
    dept_cd: `D${index % 7}`,
    dbiz_cd: `P${String(index).padStart(6, '0')}`,
    dbiz_nm: `사업 "${index}" row: [가]`,
    fld_cd: '080',
    fld_nm: '사회복지',
    ane_part_cd: '088',
    part_nm: '주택',
    bdg_cash_amt: 1000,
    bdg_ntep: 500,
    capep: 300,
    sggep: 200,
    etc_amt: 0,
    ep_amt: spent,
    cpl_amt: 900,
  }));
}
