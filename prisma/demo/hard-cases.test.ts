import { beforeAll, describe, expect, it } from 'vitest';
import { HARD_CASES, UNREPORTED } from '@/prisma/demo/hard-cases';
import type { HardCaseId } from '@/prisma/demo/hard-case';
import type { ProjectRow } from '@/prisma/demo/rows';
import { projectRows } from '@/prisma/demo/world';

let rows: ProjectRow[];
let before: ProjectRow[];
beforeAll(() => {
  rows = [...projectRows({ seed: 1, scale: 'small', today: '2026-11-23' })];
  before = [...projectRows({ seed: 1, scale: 'small', today: '2026-06-30' })];
});

/** The generated rows of a case. */
function found(id: HardCaseId): ProjectRow[] {
  const hard = HARD_CASES.find((each) => each.id === id);
  const names = new Set(hard?.rows.map(({ name }) => name));
  return rows.filter((row) => names.has(row.dbizNm));
}
const codes = (year: number, from: ProjectRow[]) =>
  new Set(from.filter((row) => row.fyr === year).map((row) => row.lafCd));

describe('hard cases of the demo world', () => {
  it('are all there, each with its reason', () => {
    for (const { id, rows: wanted, why } of HARD_CASES) {
      expect(found(id), id).toHaveLength(wanted.length);
      expect(why.length).toBeGreaterThan(20);
    }
  });

  it('spend below zero, above the budget, and without one', () => {
    expect(found('negative-spent').map((row) => row.epAmt)).toEqual([-12_345_670, -1_204_000]);
    expect(found('negative-budget').map((row) => row.bdgCashAmt)).toEqual([-50_000_000]);
    const rate = (row: ProjectRow) => (row.epAmt ?? NaN) / (row.bdgCashAmt ?? NaN);
    expect(found('over-execution').map(rate)).toEqual([3.3, 2.08]);
    expect(found('no-budget-but-spent')).toMatchObject([{ bdgCashAmt: 0, epAmt: 4_180_000 }]);
  });

  it('have the words of an internal transfer in the middle of the name', () => {
    for (const row of found('internal-transfer')) {
      expect(row.dbizNm).toMatch(/내부거래|보전지출/);
      expect(row.dbizNm).not.toMatch(/^(내부거래|보전지출)/);
    }
  });

  it('break the sum of the sources in one row only', () => {
    const broken = rows.filter(
      ({ bdgNtep, capep, sggep, etcAmt, bdgCashAmt }) =>
        bdgNtep !== null && bdgNtep + (capep ?? 0) + (sggep ?? 0) + (etcAmt ?? 0) !== bdgCashAmt,
    );
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ bdgCashAmt: 34_000_000_000, capep: 102_000_000, sggep: 238_000_000 });
  });

  it('leave amounts, a code and a field out', () => {
    expect(found('missing-amounts')).toMatchObject([
      { bdgNtep: null, epAmt: null },
      { cplAmt: null, bdgCashAmt: 80_000_000 },
    ]);
    expect(found('blank-code')).toMatchObject([{ dbizCd: '' }]);
    expect(found('no-field')).toMatchObject([{ fldCd: null, partNm: null }]);
    expect(found('below-planned')).toMatchObject([{ cplAmt: 95_000_000, bdgCashAmt: 61_000_000 }]);
  });

  it('carry letters in a section, both dots, one project in two departments, one name in five 중구', () => {
    expect(found('section-with-letter')).toMatchObject([{ partCd: '08A', partNm: '보육' }]);
    const dots = found('two-dots').map((row) => row.dbizNm);
    expect(dots.some((name) => name.includes('\u318D'))).toBe(true);
    expect(dots.some((name) => name.includes('\u00B7'))).toBe(true);
    const [one, other] = found('two-departments');
    expect(one?.dbizCd).toBe(other?.dbizCd);
    expect(one?.deptCd).not.toBe(other?.deptCd);
    expect(new Set(found('same-name-districts').map((row) => row.lafCd)).size).toBe(5);
    expect(found('untidy-name')[0]?.dbizNm).toMatch(/ {2}.* $/);
  });

  it('leave one government unreported in the year before', () => {
    expect(codes(2025, rows).has(UNREPORTED.lafCd)).toBe(false);
    expect(codes(2024, rows).has(UNREPORTED.lafCd)).toBe(true);
    expect(codes(2026, rows).has(UNREPORTED.lafCd)).toBe(true);
    expect([codes(2024, rows).size, codes(2025, rows).size]).toEqual([243, 242]);
  });
});

describe('the reorganisation of 2026-07-01', () => {
  it('is not there on the day before it', () => {
    expect(codes(2026, before).size).toBe(243);
    expect(codes(2026, before).has('2900000')).toBe(true);
    expect(codes(2026, before).has('6100000')).toBe(false);
  });

  it('moves the present year to the heirs, and leaves the past as it was', () => {
    const now = codes(2026, rows);
    expect(now.size).toBe(243);
    for (const closed of ['2900000', '4600000', '2811000', '2812000']) {
      expect(now.has(closed)).toBe(false);
      expect(codes(2025, rows).has(closed)).toBe(true);
    }
    for (const founded of ['6100000', '2811500', '2812500', '2818500', '2818000'])
      expect(now.has(founded)).toBe(true);
  });

  it('keeps the old owners in the project codes and an area code that the register does not know', () => {
    const merged = rows.filter((row) => row.fyr === 2026 && row.lafCd === '6100000');
    expect(new Set(merged.map((row) => row.dbizCd.slice(0, 7)))).toEqual(new Set(['6290000', '6460000']));
    expect(new Set(merged.map((row) => row.waLafCd))).toEqual(new Set(['1300000']));
    const lower = rows.filter((row) => row.fyr === 2026 && row.lafCd === '4687000');
    expect(new Set(lower.map((row) => row.waLafCd))).toEqual(new Set(['1300000']));
    const total = merged.reduce((sum, row) => sum + (row.bdgCashAmt ?? 0), 0);
    // Published for 2026: 20.76 trillion won.
    expect(Math.abs(total / 20.76e12 - 1)).toBeLessThan(0.12);
  });

  it('loses no project and next to no won on the way', () => {
    const incheon = new Set(['2811000', '2812000', '2818000', '2811500', '2812500', '2818500']);
    const total = (from: ProjectRow[]) =>
      from
        .filter((row) => row.fyr === 2026 && incheon.has(row.lafCd))
        .reduce((sum, row) => sum + (row.bdgCashAmt ?? 0), 0);
    expect(Math.abs(total(rows) - total(before))).toBeLessThan(10_000);
  });
});
