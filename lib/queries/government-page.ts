import type { Pool, PoolClient } from 'pg';
import type { GovernmentYear, Peers, PerResident } from '@/lib/domain/government-page';
import { governmentLink } from '@/lib/domain/government-link';
import {
  codeStanding,
  type Government,
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
  const standing = codeStanding(register, lafCd, year);
  const { rows } = await db.query<RollupRow>(
    `SELECT ${ROLLUP_COLUMNS} FROM rollup_government WHERE laf_cd = $1 AND fyr = $2`,
    [lafCd, year],
  );
  const spending = spendingOf(`g-${lafCd}`, rows);
  // Figures of a past year go on changing; names and neighbours are those of the year.
  const on = earlier(spending?.asOf ?? today, `${year}-12-31`);
  const reported = spending !== null;
  const population = populationOf(government, year) ?? populationOf(government);
  const coverage = await findCoverage(db, lafCd, year);
  return {
    frame: governmentFrame(register, government, on),
    year,
    standing,
    population,
    perResident: perResidentOf(spending, coverage, population),
    spending,
    coverage,
    largest: reported ? await largestProjects(db, lafCd, year, standing === 'ok') : [],
    peers: reported ? await peersIn(db, register, government, year) : null,
    lastChecked: reported ? spending.asOf : ((await lastChecked(db, year)) ?? (await lastChecked(db))),
  };
}

/** Per resident says something of a whole budget only. */
function perResidentOf(
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
