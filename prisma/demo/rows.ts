import { carriedShare, rounded } from '@/prisma/demo/amounts';
import { type FieldCode, fieldOf } from '@/prisma/demo/facts/fields';
import { FIELDS, SECTIONS } from '@/prisma/demo/facts/fields';
import type { GovernmentFacts } from '@/prisma/demo/facts/governments';
import { fieldShares } from '@/prisma/demo/facts/shares';
import { budgetSize } from '@/prisma/demo/facts/size';
import { fieldBudgets } from '@/prisma/demo/budgets';
import { divide, fundingOf } from '@/prisma/demo/funding';
import type { ProjectLine } from '@/prisma/demo/lines';
import { elapsed, spentShare } from '@/prisma/demo/pace';
import { random } from '@/prisma/demo/random';

/** A row of finance.project with what goes with it; amounts in won, null is not reported. */
export interface ProjectRow {
  fyr: number;
  waLafCd: string;
  lafCd: string;
  deptCd: string;
  deptNm: string;
  dbizCd: string;
  dbizNm: string;
  acntDvCd: string;
  acntDvNm: string;
  fldCd: string | null;
  fldNm: string | null;
  partCd: string | null;
  partNm: string | null;
  cplAmt: number | null;
  bdgCashAmt: number | null;
  bdgNtep: number | null;
  capep: number | null;
  sggep: number | null;
  etcAmt: number | null;
  epAmt: number | null;
}

function rowOf(seed: number, line: ProjectLine, year: number, budget: number, t: number): ProjectRow {
  const { program, government, account, department } = line;
  const name = [government.lafCd, line.dbizCd, account.code] as const;
  const chance = random(seed, ...name, 'row', year);
  const funding = fundingOf(program, government, random(seed, ...name, 'funding'));
  const current = rounded(budget, program.mix === 'own' || program.mix === 'other', chance);
  const share = carriedShare(program, chance);
  const planned = share >= 0.999 ? 0 : Math.round((current * (1 - share)) / 1000) * 1000;
  // What was carried over is what the year before left: an odd amount.
  const carried = share === 0 ? 0 : chance.int(-49_999, 49_999) * 10;
  const bdg = Math.max(planned, current + (current > 5_000_000 ? carried : 0));
  const sources = divide(bdg, funding, share === 0 ? 1000 : 10);
  const spent = bdg * spentShare(program.pace, t, random(seed, ...name, 'pace', year));
  return {
    fyr: year,
    waLafCd: government.waLafCd,
    lafCd: government.lafCd,
    deptCd: department.code,
    deptNm: department.name,
    dbizCd: line.dbizCd,
    dbizNm: line.name,
    acntDvCd: account.code,
    acntDvNm: account.name,
    fldCd: fieldOf(program.section),
    fldNm: FIELDS[fieldOf(program.section)],
    partCd: program.section,
    partNm: SECTIONS[program.section],
    cplAmt: planned,
    bdgCashAmt: bdg,
    bdgNtep: sources[0],
    capep: sources[1],
    sggep: sources[2],
    etcAmt: sources[3],
    epAmt: Math.min(bdg, spentUnit(spent, chance.chance(0.45))),
  };
}

/** Payments are booked to ten won, benefits and grants often to a thousand. */
function spentUnit(amount: number, round: boolean): number {
  const unit = round ? 1000 : 10;
  return Math.floor(amount / unit) * unit;
}

/** A project and its row of one year. */
export interface YearRow {
  line: ProjectLine;
  row: ProjectRow;
}

/**
 * A government's rows of a year, as they stand on `today`. Each field's projects add up to the field's share of the
 * government's real size.
 */
export function yearRows(
  seed: number,
  government: GovernmentFacts,
  lines: readonly ProjectLine[],
  year: number,
  today: string,
): YearRow[] {
  const size = budgetSize(seed, government, year);
  const shares = fieldShares(seed, government, size);
  const t = elapsed(year, today);
  const active = lines.filter((line) => line.firstYear <= year && year <= line.lastYear);
  const byField = Map.groupBy(active, (line) => fieldOf(line.program.section));
  const rows: YearRow[] = [];
  for (const [field, group] of byField) {
    const total = size * shareOf(shares, field);
    const budgets = fieldBudgets(seed, group, { total, size }, year);
    for (const [i, line] of group.entries())
      rows.push({ line, row: rowOf(seed, line, year, budgets[i] ?? 0, t) });
  }
  return rows;
}

function shareOf(shares: Record<FieldCode, number>, field: FieldCode): number {
  return shares[field];
}
