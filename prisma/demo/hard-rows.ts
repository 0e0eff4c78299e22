import { FIELDS, fieldOf, SECTIONS } from '@/prisma/demo/facts/fields';
import { GOVERNMENTS } from '@/prisma/demo/facts/governments';
import type { HardRow } from '@/prisma/demo/hard-case';
import { HARD_CASES } from '@/prisma/demo/hard-cases';
import type { ProjectRow } from '@/prisma/demo/rows';

const FACTS = new Map(GOVERNMENTS.map((government) => [government.lafCd, government]));

function asRow(hard: HardRow, presentYear: number, serial: number): ProjectRow {
  const government = FACTS.get(hard.lafCd);
  if (government === undefined) throw new Error(`hard case of an unknown government ${hard.lafCd}`);
  const fyr = presentYear + hard.year;
  const [cplAmt, bdgCashAmt, bdgNtep, capep, sggep, etcAmt, epAmt] = hard.amounts;
  const code = hard.code ?? `3F${(0x100 + serial).toString(16).toUpperCase()}`;
  const field = hard.section === null ? null : fieldOf(hard.section);
  return {
    fyr,
    waLafCd: government.waLafCd,
    lafCd: hard.lafCd,
    deptCd: government.adminCd + (hard.dept ?? '0900'),
    deptNm: hard.dept === '0902' ? '데이터정책과' : '기획예산과',
    dbizCd: code === '' ? '' : `${government.adminCd}${presentYear + (hard.codeYear ?? hard.year)}${code}`,
    dbizNm: hard.name,
    acntDvCd: '100',
    acntDvNm: '일반회계',
    fldCd: field,
    fldNm: field === null ? null : FIELDS[field],
    partCd: hard.section,
    partNm: hard.section === null ? null : SECTIONS[hard.section],
    cplAmt,
    bdgCashAmt,
    bdgNtep,
    capep,
    sggep,
    etcAmt,
    epAmt,
  };
}

/** The rows of every hard case, for a demo world whose present fiscal year is this. */
export function hardRows(presentYear: number): ProjectRow[] {
  return HARD_CASES.flatMap(({ rows }) => rows).map((row, serial) => asRow(row, presentYear, serial));
}
