import type { GovernmentFacts } from '@/prisma/demo/facts/governments';
import { random } from '@/prisma/demo/random';
import type { ProjectRow, YearRow } from '@/prisma/demo/rows';

/** The day on which 전남광주통합특별시 was founded and 인천 redrew three of its districts. */
export const REORGANISED_ON = '2026-07-01';
export const MERGED_CD = '6100000';
/** Rows of the merged government and its lower tiers carry this as the code of their area, which the register does not know. */
const MERGED_WA_CD = '1300000';

interface Heir {
  lafCd: string;
  /** The part of the predecessor's money that comes to it. */
  share: number;
}

/** Whose budget of 2026 goes on where; a code that goes on itself as well is among its heirs. */
const HEIRS: Record<string, readonly Heir[]> = {
  '2900000': [{ lafCd: MERGED_CD, share: 1 }],
  '4600000': [{ lafCd: MERGED_CD, share: 1 }],
  '2811000': [
    { lafCd: '2811500', share: 0.62 },
    { lafCd: '2812500', share: 0.38 },
  ],
  '2812000': [{ lafCd: '2812500', share: 1 }],
  '2818000': [
    { lafCd: '2818000', share: 0.66 },
    { lafCd: '2818500', share: 0.34 },
  ],
};

const MERGED_HALVES: Record<string, string> = { '2900000': '광주', '4600000': '전남' };

/** Whether rows of a fiscal year are shown as the governments of after 2026-07-01 report them. */
export function isReorganised(year: number, today: string): boolean {
  return year > 2026 || (year === 2026 && today >= REORGANISED_ON);
}

/** A code of 광주, 전남 or their lower tiers. */
export function isUnderMerged(lafCd: string): boolean {
  return lafCd.startsWith('29') || lafCd.startsWith('46');
}

const AMOUNTS = ['cplAmt', 'bdgNtep', 'capep', 'sggep', 'etcAmt', 'epAmt'] as const;

/** A part of a row's money in whole tens of won; the sources still add up to the current budget. */
function part(row: ProjectRow, share: number): ProjectRow {
  const copy = { ...row };
  for (const name of AMOUNTS) {
    const amount = row[name];
    copy[name] = amount === null ? null : Math.round((amount * share) / 10) * 10;
  }
  copy.bdgCashAmt = (copy.bdgNtep ?? 0) + (copy.capep ?? 0) + (copy.sggep ?? 0) + (copy.etcAmt ?? 0);
  return copy;
}

/** A programme that each heir needs is divided; a project in one place goes to whom the place belongs. */
function inherit(seed: number, { line, row }: YearRow, heirs: readonly Heir[]): ProjectRow[] {
  const divided = line.program.role === 'core' && line.program.pace !== 'works';
  if (heirs.length === 1 || divided) return heirs.map(({ lafCd, share }) => ({ ...part(row, share), lafCd }));
  const draw = random(seed, row.lafCd, row.dbizCd, 'heir').next();
  let sum = 0;
  const heir = heirs.find(({ share }) => (sum += share) > draw) ?? heirs[0];
  return heir === undefined ? [] : [{ ...row, lafCd: heir.lafCd }];
}

/** The code of its area that a row carries after the reorganisation. */
export function areaCode(lafCd: string, before: string): string {
  return lafCd === MERGED_CD || isUnderMerged(lafCd) ? MERGED_WA_CD : before;
}

/**
 * A government's rows as reported after the reorganisation: under the heirs' codes, while project and department codes
 * keep the administrative code of the old owner. The programmes of both halves of the merged government go on side by
 * side, told apart in the name.
 */
export function afterReorganisation(
  seed: number,
  government: GovernmentFacts,
  rows: readonly YearRow[],
): ProjectRow[] {
  const heirs = HEIRS[government.lafCd];
  const half = MERGED_HALVES[government.lafCd];
  return rows.flatMap((each) => {
    const inherited = heirs === undefined ? [each.row] : inherit(seed, each, heirs);
    const mark = half !== undefined && each.line.program.role === 'core' ? ` (${half})` : '';
    return inherited.map((row) => ({
      ...row,
      waLafCd: areaCode(row.lafCd, row.waLafCd),
      dbizNm: row.dbizNm + mark,
    }));
  });
}
