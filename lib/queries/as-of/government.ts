import type { Pool, PoolClient } from 'pg';
import type { GovernmentYear, YearLine } from '@/lib/domain/government-page';
import { governmentLink } from '@/lib/domain/government-link';
import { codeStanding, populationOf, type Register } from '@/lib/domain/governments';
import type { Moment } from '@/lib/domain/history';
import { wonOrNull } from '@/lib/domain/money';
import { figuresAsOf } from '@/lib/queries/as-of/figures';
import { coverageAsOf, reportedBy, servedYears } from '@/lib/queries/as-of/served';
import type { ServedYear } from '@/lib/queries/as-of/standing';
import { wholeSums } from '@/lib/queries/as-of/sums';
import { governmentFrame } from '@/lib/queries/government-frame';
import { perResidentOf } from '@/lib/queries/government-page';
import { figuresOfUse } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

/** A government as a page of an earlier date shows it. */
export interface GovernmentAsOf {
  page: GovernmentYear;
  /** All years reported by then, newest first; null where one year was asked for. */
  years: YearLine[] | null;
}

/**
 * A government in a fiscal year as of a date, as known by a run. What is compared with other governments is left out: the
 * page of an earlier date shows the government alone.
 * @param year null: the latest year of which anything had been reported, and all years beside it
 * @returns null where the code was never a government's
 */
export async function findGovernmentAsOf(
  db: Db,
  register: Register,
  { lafCd, year }: { lafCd: string; year: number | null },
  moment: Moment,
): Promise<GovernmentAsOf | null> {
  const government = register.get(lafCd);
  if (government === undefined) return null;
  const reported = await reportedBy(db, await servedYears(db, lafCd, moment.run), moment);
  const shown = year ?? reported[0]?.year ?? Number(moment.asOf.slice(0, 4));
  const served = reported.find((one) => one.year === shown);
  const standing = codeStanding(register, lafCd, shown);
  const population = populationOf(government, shown) ?? populationOf(government);
  const there = served === undefined ? NOTHING : await yearAsOf(db, served, moment, standing === 'ok');
  const end = `${shown}-12-31`;
  const page: GovernmentYear = {
    frame: governmentFrame(register, government, moment.asOf < end ? moment.asOf : end),
    year: shown,
    standing,
    reportedUnder: governmentLink(government, moment.asOf < end ? moment.asOf : end),
    alsoUnder: [],
    population,
    perResident: perResidentOf(there.spending, there.coverage, population),
    ...there,
    peers: null,
    ledger: null,
    lastChecked: null,
  };
  return { page, years: year === null ? await yearLines(db, reported, moment) : null };
}

type YearAsOf = Pick<GovernmentYear, 'spending' | 'largest' | 'coverage'>;
const NOTHING: YearAsOf = { spending: null, largest: [], coverage: null };

async function yearAsOf(
  db: Db,
  served: ServedYear,
  moment: Moment,
  governmentExisted: boolean,
): Promise<YearAsOf> {
  const figures = await figuresAsOf(db, served, moment, governmentExisted);
  return { ...figures, coverage: await coverageAsOf(db, served, moment) };
}

async function yearLines(db: Db, reported: readonly ServedYear[], moment: Moment): Promise<YearLine[]> {
  const lines: YearLine[] = [];
  for (const served of reported) {
    const row = await wholeSums(db, served, moment);
    if (row === null) continue;
    const origin = { ...moment, year: served.year, scope: `g-${served.lafCd}` };
    const use = figuresOfUse(origin, wonOrNull(row.current_budget), wonOrNull(row.spent));
    lines.push({ year: served.year, asOf: moment.asOf, ancestor: null, ...use });
  }
  return lines;
}
