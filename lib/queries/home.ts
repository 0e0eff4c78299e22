import type { Pool, PoolClient } from 'pg';
import { governmentLink } from '@/lib/domain/government-link';
import {
  type Government,
  governmentsOn,
  lowerTiersOf,
  type Tier,
  tierCounts,
} from '@/lib/domain/governments';
import type { Home, NationYear, UpperGroup } from '@/lib/domain/nation-page';
import type { Source } from '@/lib/domain/source';
import { listGovernments } from '@/lib/queries/governments';
import { ROLLUP_COLUMNS, type RollupRow, spendingOf } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * The home page: the governments as they stood on the day of the newest figures, and the nation in its latest year.
 * @param today stands in for that day where there are no figures
 */
export async function findHome(db: Db, today: string): Promise<Home> {
  const all = await listGovernments(db);
  const nation = await findNation(db, all);
  const on = nation?.asOf ?? today;
  const closed = all.filter(({ to }) => to !== null && to <= on);
  return { groups: groupsOn(all, on), closed: closed.map((one) => governmentLink(one, on)), nation };
}

/** The upper tiers of a day, each with its lower tiers. */
export function groupsOn(all: readonly Government[], on: string): UpperGroup[] {
  return governmentsOn(all, on)
    .filter(({ tier }) => tier === 'upper')
    .map((upper) => ({
      upper: governmentLink(upper, on),
      lowers: lowerTiersOf(all, upper.lafCd, on).map((lower) => governmentLink(lower, on)),
    }));
}

async function findNation(db: Db, all: readonly Government[]): Promise<NationYear | null> {
  const { rows } = await db.query<RollupRow & { tier: Tier }>(
    `SELECT tier, ${ROLLUP_COLUMNS} FROM rollup_tier WHERE fyr = (SELECT max(fyr) FROM rollup_tier)`,
  );
  const [first] = rows;
  if (first === undefined) return null;
  const tier = (name: Tier) =>
    spendingOf(
      `tier-${name}`,
      rows.filter((row) => row.tier === name),
    );
  const spending = { upper: tier('upper'), lower: tier('lower') };
  const asOf = [spending.upper?.asOf, spending.lower?.asOf].reduce<string>(
    (newest, day) => (day !== undefined && day > newest ? day : newest),
    '',
  );
  return { year: first.fyr, asOf, spending, ...(await reportingIn(db, all, first.fyr, asOf)) };
}

type Reporting = Pick<
  NationYear,
  'existing' | 'reporting' | 'counted' | 'closedReporting' | 'sources' | 'whole'
>;

/** Who reported in a year: counted from the rows, and compared with who stood on the day. */
async function reportingIn(db: Db, all: readonly Government[], year: number, on: string): Promise<Reporting> {
  const { rows } = await db.query<{ laf_cd: string; source: Source | null; verified: boolean }>(
    `SELECT r.laf_cd, c.source, c.verified_as_of IS NOT NULL AS verified
     FROM rollup_government r
     LEFT JOIN source_coverage c ON c.laf_cd = r.laf_cd AND c.fyr = r.fyr AND c.serving
     WHERE r.fyr = $1 AND r.field_cd = '*'`,
    [year],
  );
  const codes = new Set(rows.map(({ laf_cd }) => laf_cd));
  return {
    ...reportingAmong(all, codes, on),
    sources: [...new Set(rows.flatMap(({ source }) => source ?? []))].sort(),
    whole: rows.every(({ verified }) => verified),
  };
}

/** Those who reported, compared with those who stood on the day. @param codes of those who reported */
export function reportingAmong(
  all: readonly Government[],
  codes: ReadonlySet<string>,
  on: string,
): Omit<Reporting, 'sources' | 'whole'> {
  const standing = governmentsOn(all, on);
  const reported = standing.filter(({ lafCd }) => codes.has(lafCd));
  const standingCodes = new Set(standing.map(({ lafCd }) => lafCd));
  const closed = all.filter(({ lafCd }) => codes.has(lafCd) && !standingCodes.has(lafCd));
  const inSum = (tier: Tier) => all.filter((one) => one.tier === tier && codes.has(one.lafCd)).length;
  return {
    existing: tierCounts(all, on),
    reporting: tierCounts(reported, on),
    counted: { upper: inSum('upper'), lower: inSum('lower') },
    closedReporting: closed.map((one) => governmentLink(one, on)),
  };
}
