import { describe, expect, it } from 'vitest';
import { AT, type Column, COLUMNS } from '@/lib/domain/project/columns';
import { rowHash } from '@/lib/domain/project/row-hash';

const ROW: Partial<Record<Column, string>> = {
  fyr: '2026',
  exe_ymd: '20260630',
  laf_cd: '1100000',
  acnt_dv_nm: '일반회계',
  dbiz_cd: '6110000201630429',
  dbiz_nm: '주거급여수급자 지원',
  fld_nm: '사회복지',
  part_nm: '주택',
  bdg_cash_amt: '875258268000',
};

function cells(changes: Partial<Record<Column, string>> = {}): string[] {
  const row = { ...ROW, ...changes };
  return COLUMNS.map((column) => row[column] ?? '');
}

describe('rowHash', () => {
  it('is the same whatever the as-of date', () => {
    expect(rowHash(cells({ exe_ymd: '20260718' }))).toBe(rowHash(cells()));
  });

  it('differs when any other published field differs', () => {
    const plain = rowHash(cells());
    for (const column of COLUMNS) {
      if (AT[column] === AT.exe_ymd) continue;
      expect(rowHash(cells({ [column]: 'x' })), column).not.toBe(plain);
    }
  });

  it('tells an empty amount from a zero, and a text from its neighbour', () => {
    expect(rowHash(cells({ ep_amt: '' }))).not.toBe(rowHash(cells({ ep_amt: '0' })));
    expect(rowHash(cells({ dbiz_cd: 'a', dbiz_nm: 'b' }))).not.toBe(
      rowHash(cells({ dbiz_cd: '', dbiz_nm: 'ab' })),
    );
  });

  it('is the same with the field code given or left to its name', () => {
    expect(rowHash(cells({ fld_cd: '080' }))).toBe(rowHash(cells()));
  });
});
