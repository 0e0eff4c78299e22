import type { Pool, PoolClient } from 'pg';
import type { GovernmentYear, Peers, PerResident } from '@/lib/domain/government-page';
import { type GovernmentLink, governmentLink } from '@/lib/domain/government-link';
import {
  codeStanding,
  type Government,
  ownCodes,
  peerGroupOf,
  peersOf,
  type Population,
  populationOf,
  type Register,
  registerOf,
} from '@/lib/domain/governments';
import { perResidentFigure } from '@/lib/domain/receipt-figures';
import type { Coverage } from '@/lib/domain/source';
import type { Spending } from '@/lib/domain/spending';
import { findCoverage, lastChecked } from '@/lib/queries/coverage';
import { findGovernmentLedger } from '@/lib/queries/ledger/government';
import { governmentFrame } from '@/lib/queries/government-frame';
import { listGovernments } from '@/lib/queries/governments';
import { largestProjects } from '@/lib/queries/largest-projects';
import { findMedian } from '@/lib/queries/peers-median';
import { ROLLUP_COLUMNS, type RollupRow, spendingOf } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * A government in one fiscal year, all that its page shows.
 * @param today the day whose names and neighbours are shown where nothing was reported of a year not over
 * @returns null where the code was never a government's
 */
export async function findGovernmentYear(
  db: Db,
  lafCd: string,
  year: number,
  today: string,
): Promise<GovernmentYear | null> {
  const register = registerOf(await listGovernments(db));
  const government = register.get(lafCd);
  if (government === undefined) return null;
  const reports = await reportsIn(db, ownCodes(register, lafCd), year);
  const [{ code, spending } = { code: lafCd, spending: null }, ...others] = reports;
  const standing = codeStanding(register, code, year);
  // Figures of a past year go on changing; names and neighbours are those of the year.
  const on = earlier(spending?.asOf ?? today, `${year}-12-31`);
  const reported = spending !== null;
  const population = populationIn(register, code, year);
  const coverage = await findCoverage(db, code, year);
  return {
    frame: governmentFrame(register, government, on),
    year,
    standing,
    reportedUnder: linkIn(register, code, on),
    alsoUnder: others.map((other) => ({ government: linkIn(register, other.code, on), ...other.spending })),
    population,
    perResident: perResidentOf(spending, coverage, population),
    spending,
    coverage,
    largest: reported ? await largestProjects(db, code, year, standing === 'ok') : [],
    peers: reported ? await peersIn(db, register, government, year) : null,
    ledger: await findGovernmentLedger(db, code, year),
    lastChecked: reported ? spending.asOf : ((await lastChecked(db, year)) ?? (await lastChecked(db))),
  };
}

/** What was reported of a year under the codes of one government, in their order. */
async function reportsIn(db: Db, codes: readonly string[], year: number) {
  const { rows } = await db.query<RollupRow & { laf_cd: string }>(
    `SELECT laf_cd, ${ROLLUP_COLUMNS} FROM rollup_government WHERE laf_cd = ANY($1) AND fyr = $2`,
    [codes, year],
  );
  return codes.flatMap((code) => {
    const spending = spendingOf(
      `g-${code}`,
      rows.filter(({ laf_cd }) => laf_cd === code),
    );
    return spending === null ? [] : [{ code, spending }];
  });
}

function linkIn(register: Register, code: string, on: string): GovernmentLink {
  const government = register.get(code);
  if (government === undefined) throw new Error(`${code} is not in the register`);
  return governmentLink(government, on);
}

/** Residents are those of the code that was reported: its receipts divide by them. */
export function populationIn(register: Register, code: string, year: number): Population | null {
  const government = register.get(code);
  return government === undefined ? null : (populationOf(government, year) ?? populationOf(government));
}

/** Per resident says something of a whole budget only. */
export function perResidentOf(
  spending: Spending | null,
  coverage: Coverage | null,
  population: Population | null,
): PerResident | null {
  if (spending === null || population === null || coverage?.verifiedAsOf == null) return null;
  return {
    planned: perResidentFigure(spending.planned, population),
    current: perResidentFigure(spending.current, population),
    spent: perResidentFigure(spending.spent, population),
  };
}

async function peersIn(
  db: Db,
  register: Register,
  government: Government,
  year: number,
): Promise<Peers | null> {
  const group = peerGroupOf(government);
  const found = group === null ? null : await findMedian(db, group.id, year);
  if (group === null || found === null) return null;
  const { on, reporting, median } = found;
  const members = peersOf(register.values(), government, on)?.members ?? [];
  return { group, members: members.map((member) => governmentLink(member, on)), reporting, median };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
