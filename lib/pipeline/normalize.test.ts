import { describe, expect, it } from 'vitest';
import { type Column, COLUMNS } from '@/lib/domain/project';
import { cellsOf, rowHash } from '@/lib/domain/project/row-hash';
import { normalize, readDate } from '@/lib/pipeline/normalize';

const ROW: Record<Column, string> = {
  fyr: '2026',
  exe_ymd: '20260718',
  wa_laf_cd: '1300000',
  laf_cd: '6100000',
  acnt_dv_cd: '',
  acnt_dv_nm: '일반회계',
  dept_cd: '',
  dbiz_cd: '64600002026301E0',
  dbiz_nm: '사회연대경제 일경험 시범사업 (전남)',
  fld_cd: '',
  fld_nm: '산업ㆍ중소기업및에너지',
  ane_part_cd: '08A',
  part_nm: '산업진흥ㆍ고도화',
  cpl_amt: '887692000',
  bdg_cash_amt: '887,692,000',
  bdg_ntep: '666156000',
  capep: '221536000',
  sggep: '',
  etc_amt: '-5',
  ep_amt: '0',
};
const CODES = new Set(['6100000', '1100000']);

function cells(changes: Partial<Record<Column, string>> = {}) {
  const row = { ...ROW, ...changes };
  return COLUMNS.map((column) => row[column]);
}

describe('normalize', () => {
  it('reads commas, keeps negatives, takes empty as missing, and shows texts as published', () => {
    expect(normalize(cells({ dbiz_nm: '  한 일 ' }), CODES).row).toEqual({
      fiscalYear: 2026,
      asOf: '2026-07-18',
      lafCd: '6100000',
      upperCd: '1300000',
      departmentCd: null,
      accountCd: null,
      accountName: '일반회계',
      projectCd: '64600002026301E0',
      name: '한 일',
      fieldCd: '110',
      fieldName: '산업ㆍ중소기업및에너지',
      sectionCd: '08A',
      sectionName: '산업진흥ㆍ고도화',
      amounts: {
        planned: 887692000,
        current: 887692000,
        national: 666156000,
        province: 221536000,
        municipal: null,
        other: -5,
        spent: 0,
      },
    });
  });

  it.each<[Partial<Record<Column, string>>, string, Column, string]>([
    [{ ep_amt: '12천원' }, 'text_in_amount', 'ep_amt', '12천원'],
    [{ ep_amt: '9007199254740993' }, 'amount_out_of_range', 'ep_amt', '9007199254740993'],
    [{ exe_ymd: '20260231' }, 'impossible_date', 'exe_ymd', '20260231'],
    [{ exe_ymd: '2026-07-18' }, 'impossible_date', 'exe_ymd', '2026-07-18'],
    [{ laf_cd: '9999999' }, 'unknown_government', 'laf_cd', '9999999'],
    [{ fyr: '26' }, 'bad_fiscal_year', 'fyr', '26'],
    [{ fyr: '2062' }, 'bad_fiscal_year', 'fyr', '2062'],
    [{ exe_ymd: '20990101' }, 'impossible_date', 'exe_ymd', '20990101'],
    [{ dbiz_nm: ' ' }, 'empty_cell', 'dbiz_nm', ' '],
    [{ acnt_dv_nm: '' }, 'empty_cell', 'acnt_dv_nm', ''],
    [{ part_nm: 'a\u0000b' }, 'control_character', 'part_nm', 'a\ufffdb'],
  ])('finds %j to be %s', (changes, reason, column, value) => {
    expect(normalize(cells(changes), CODES)).toEqual({ row: null, problem: { reason, column, value } });
  });

  it('has a plain form whose hash is that of a row published plainly', () => {
    const plain = cells({ bdg_cash_amt: '887692000' });
    const { row } = normalize(cells(), CODES);
    expect(row && rowHash(cellsOf(row))).toBe(rowHash(plain));
  });
});

describe('readDate', () => {
  it('knows the calendar', () => {
    expect(readDate('20240229')).toBe('2024-02-29');
    expect([readDate('20250229'), readDate('20261301'), readDate('20260100'), readDate('')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
