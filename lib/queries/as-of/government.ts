import type { Pool, PoolClient } from 'pg';
import type { GovernmentYear, YearLine } from '@/lib/domain/government-page';
import { governmentLink } from '@/lib/domain/government-link';
import { type Ancestor, ancestorsOf, codeStanding, ownCodes, type Register } from '@/lib/domain/governments';
import type { Moment } from '@/lib/domain/history';
import { wonOrNull } from '@/lib/domain/money';
import type { UseFigures } from '@/lib/domain/spending';
import { figuresAsOf } from '@/lib/queries/as-of/figures';
import { coverageAsOf, reportedBy, servedYears } from '@/lib/queries/as-of/served';
import type { ServedYear } from '@/lib/queries/as-of/standing';
import { wholeSums } from '@/lib/queries/as-of/sums';
import { governmentFrame } from '@/lib/queries/government-frame';
import { perResidentOf, populationIn } from '@/lib/queries/government-page';
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
  const ancestors = ancestorsOf(register, lafCd);
  const reported = await reportedSeries(db, lafCd, ancestors, moment);
  const codes = ownCodes(register, lafCd);
  const own = reported.filter((one) => codes.includes(one.lafCd));
  const shown = year ?? own[0]?.year ?? Number(moment.asOf.slice(0, 4));
  const [served, ...others] = own.filter((one) => one.year === shown);
  const code = served?.lafCd ?? lafCd;
  const end = `${shown}-12-31`;
  const on = moment.asOf < end ? moment.asOf : end;
  const linkOf = (one: string) => governmentLink(register.get(one) ?? government, on);
  const standing = codeStanding(register, code, shown);
  const population = populationIn(register, code, shown);
  const there = served === undefined ? NOTHING : await yearAsOf(db, served, moment, standing === 'ok');
  const under = await yearLines(db, others, moment);
  const page: GovernmentYear = {
    frame: governmentFrame(register, government, on),
    year: shown,
    standing,
    reportedUnder: linkOf(code),
    alsoUnder: under.map(({ lafCd: other, ...line }) => ({ government: linkOf(other), ...line })),
    population,
    perResident: perResidentOf(there.spending, there.coverage, population),
    ...there,
    peers: null,
    ledger: null,
    lastChecked: null,
  };
  if (year !== null) return { page, years: null };
  const lines = await yearLines(db, reported, moment);
  return { page, years: lines.map((line) => ({ ...line, ancestor: ancestorOf(line, ancestors) })) };
}

/** The years of a government and of what went into it, of which something had been reported by then. */
async function reportedSeries(
  db: Db,
  lafCd: string,
  ancestors: readonly Ancestor[],
  moment: Moment,
): Promise<ServedYear[]> {
  const lastYears = new Map(ancestors.map(({ government, lastYear }) => [government.lafCd, lastYear]));
  const served = await servedYears(db, [lafCd, ...lastYears.keys()], moment.run);
  const inSeries = served.filter((one) => one.year <= (lastYears.get(one.lafCd) ?? Infinity));
  return reportedBy(db, inSeries, moment);
}

function ancestorOf({ lafCd, year }: ReportedLine, ancestors: readonly Ancestor[]): YearLine['ancestor'] {
  const found = ancestors.find(({ government }) => government.lafCd === lafCd);
  if (found === undefined) return null;
  return { government: governmentLink(found.government, `${year}-12-31`), kind: found.kind };
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

/** A year's line, and the code under which it was reported. */
interface ReportedLine extends UseFigures {
  lafCd: string;
  year: number;
  asOf: string;
}

async function yearLines(db: Db, reported: readonly ServedYear[], moment: Moment): Promise<ReportedLine[]> {
  const lines: ReportedLine[] = [];
  for (const served of reported) {
    const row = await wholeSums(db, served, moment);
    if (row === null) continue;
    const { lafCd, year } = served;
    const use = figuresOfUse(
      { ...moment, year, scope: `g-${lafCd}` },
      wonOrNull(row.current_budget),
      wonOrNull(row.spent),
    );
    lines.push({ lafCd, year, asOf: moment.asOf, ...use });
  }
  return lines;
}
