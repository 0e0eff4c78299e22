import { random, type Random } from '@/prisma/demo/random';
import type { ProjectRow } from '@/prisma/demo/rows';
import { dayBetween, supplementaryDays } from '@/prisma/demo/relations/calendar';
import type { Cell } from '@/prisma/demo/copy';
import type { WorldOptions } from '@/prisma/demo/world';

/** Of finance.budget_event, the id left to the database. */
export const BUDGET_EVENT_COLUMNS =
  'fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, step, round, event_on, amt, note';

type Step = [step: string, round: number | null, on: string, amount: number, note: string | null];

/** One project in this many has a change of its budget that no event explains: somebody forgot to enter it. */
const FORGOTTEN_ONE_IN = 1500;

interface Budget {
  row: ProjectRow;
  planned: number;
  current: number;
  today: string;
  /** Only part of what was written down: see {@link budgetEvents}. */
  sample: boolean;
  chance: Random;
}

/** In a sample, one project in so many has its whole formulation. */
const FORMULATED_ONE_IN = 4;

/**
 * The steps that led to a project's planned and current budget: enacted + supplementary = planned, + transfers and carry-over =
 * current. The formulation before it (request, adjustment, bill) is there for the present fiscal year. Of a project without a
 * code, or without amounts, nothing can be said.
 * @param world a small world shows a sample: the formulation of one project in four of the present year, and of the others only
 * those whose budget was changed
 */
export function budgetEvents(
  { seed, scale, today }: Pick<WorldOptions, 'seed' | 'scale' | 'today'>,
  row: ProjectRow,
): Cell[][] {
  const { fyr, lafCd, deptCd, dbizCd, acntDvCd, cplAmt, bdgCashAmt } = row;
  if (dbizCd === '' || cplAmt === null || bdgCashAmt === null) return [];
  const chance = random(seed, lafCd, dbizCd, acntDvCd, deptCd, 'events', fyr);
  const sample = scale === 'small';
  const budget: Budget = { row, planned: cplAmt, current: bdgCashAmt, today, sample, chance };
  const changes = [...supplementsOf(seed, budget), ...afterwards(seed, budget)];
  const decided = formulation(budget, cplAmt - supplemented(changes));
  if (sample && changes.length === 0 && decided.length === 1) return [];
  const steps = [...decided, ...changes];
  return steps.map(([step, round, on, amount, note]) => [
    fyr,
    lafCd,
    deptCd,
    dbizCd,
    acntDvCd,
    step,
    round,
    on,
    amount,
    note,
  ]);
}

function supplemented(changes: readonly Step[]): number {
  return changes.reduce((sum, [step, , , amount]) => sum + (step === 'supplementary' ? amount : 0), 0);
}

const thousands = (amount: number) => Math.round(amount / 1000) * 1000;

/** The year before: asked for in September, cut in October, before the council in November, enacted in December. */
function formulation({ row: { fyr }, today, sample, chance }: Budget, enacted: number): Step[] {
  if (enacted === 0) return [];
  const before = fyr - 1;
  const decided: Step = [
    'enacted',
    null,
    dayBetween(chance, `${before}-12-10`, `${before}-12-20`),
    enacted,
    null,
  ];
  const present = fyr === Number(today.slice(0, 4));
  if (!present || (sample && !chance.chance(1 / FORMULATED_ONE_IN))) return [decided];
  const bill = chance.chance(0.85) ? enacted : thousands(enacted * chance.between(1.01, 1.12));
  const asked = chance.chance(0.45) ? bill : thousands(bill * chance.between(1.02, 1.5));
  const steps: Step[] = [
    ['request', null, dayBetween(chance, `${before}-09-10`, `${before}-09-30`), asked, null],
  ];
  if (asked !== bill)
    steps.push(['adjustment', null, dayBetween(chance, `${before}-10-12`, `${before}-10-30`), bill, null]);
  steps.push(['bill', null, `${before}-11-11`, bill, null]);
  return [...steps, decided];
}

/** A fifth of the projects are changed by a supplementary budget: mostly raised, now and then cut. */
function supplementsOf(seed: number, { row, planned, today, chance }: Budget): Step[] {
  if (planned <= 0) return [];
  return supplementaryDays(seed, row.lafCd, row.fyr).flatMap((day, index): Step[] => {
    if (day > today) return [];
    if (!chance.chance(0.1)) return [];
    const share = chance.chance(0.78) ? chance.between(0.02, 0.3) : -chance.between(0.02, 0.2);
    const amount = thousands(planned * share);
    return amount === 0 || amount >= planned ? [] : [['supplementary', index + 1, day, amount, null]];
  });
}

/** What the current budget has beyond the planned amount: carried over from the year before, or transferred. */
function afterwards(seed: number, { row, planned, current, today, chance }: Budget): Step[] {
  const change = current - planned;
  if (change === 0 || isForgotten(seed, row)) return [];
  const last = today < `${row.fyr}-12-31` ? today : `${row.fyr}-12-31`;
  const on = dayBetween(chance, `${row.fyr}-02-01`, last > `${row.fyr}-02-01` ? last : `${row.fyr}-02-02`);
  const carriedOn = dayBetween(chance, `${row.fyr}-01-10`, `${row.fyr}-01-25`);
  if (change < 0) return [['transfer', null, on, change, '예산 전용']];
  const draw = chance.next();
  if (draw < 0.18) return [['transfer', null, on, change, '예산 전용']];
  const carried: Step = ['carry-over', null, carriedOn, change, draw < 0.8 ? '명시이월' : '사고이월'];
  if (draw < 0.9 || change < 1_000_000) return [carried];
  const moved = Math.floor((change * chance.between(0.1, 0.5)) / 1000) * 1000;
  const rest: Step = ['carry-over', null, carriedOn, change - moved, '계속비이월'];
  return [rest, ['transfer', null, on, moved, '예산 이체']];
}

/** A figure typed in wrong (the four sources do not add up to it), and a budget cut below zero, have no event either. */
function isForgotten(seed: number, row: ProjectRow): boolean {
  const { lafCd, dbizCd, fyr, bdgCashAmt, bdgNtep, capep, sggep, etcAmt } = row;
  const sources = [bdgNtep, capep, sggep, etcAmt];
  const slip =
    !sources.includes(null) && sources.reduce((sum: number, each) => sum + (each ?? 0), 0) !== bdgCashAmt;
  const belowZero = (bdgCashAmt ?? 0) < 0;
  return slip || belowZero || random(seed, lafCd, dbizCd, 'forgotten', fyr).chance(1 / FORGOTTEN_ONE_IN);
}
