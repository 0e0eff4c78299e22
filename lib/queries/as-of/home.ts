import type { Pool, PoolClient } from 'pg';
import { type Government, type Tier } from '@/lib/domain/governments';
import { governmentLink } from '@/lib/domain/government-link';
import type { Moment } from '@/lib/domain/history';
import type { Home, NationYear } from '@/lib/domain/nation-page';
import type { Source } from '@/lib/domain/source';
import type { Spending } from '@/lib/domain/spending';
import { coverageOfYear, reportedBy, servedGovernments } from '@/lib/queries/as-of/served';
import { type ServedYear, standing } from '@/lib/queries/as-of/standing';
import { SUMS } from '@/lib/queries/as-of/sums';
import { groupsOn, reportingAmong } from '@/lib/queries/home';
import { type RollupRow, spendingOf } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

/** The home page of an earlier date: the governments of that day, and the nation in the latest year reported by then. */
export async function findHomeAsOf(db: Db, all: readonly Government[], moment: Moment): Promise<Home> {
  const on = moment.asOf;
  const closed = all.filter(({ to }) => to !== null && to <= on);
  return {
    groups: groupsOn(all, on),
    closed: closed.map((one) => governmentLink(one, on)),
    nation: await findNation(db, all, moment),
  };
}

async function findNation(db: Db, all: readonly Government[], moment: Moment): Promise<NationYear | null> {
  for (const year of await yearsKnown(db, moment)) {
    const reported = await reportedBy(db, await servedGovernments(db, year, moment.run), moment);
    const tiers = reported.length === 0 ? [] : await sumsOfTiers(db, reported, moment);
    if (tiers.length > 0) return nationOf(db, all, { year, reported, tiers, moment });
  }
  return null;
}

/** Newest first. */
async function yearsKnown(db: Db, { run }: Moment): Promise<number[]> {
  const { rows } = await db.query<{ fyr: number }>(
    'SELECT DISTINCT fyr FROM serving_change WHERE run_id <= $1 ORDER BY fyr DESC',
    [run],
  );
  return rows.map(({ fyr }) => fyr);
}

/** A tier's sums, over all fields or of one; of the whole also who is in them and the newest day of a row. */
interface TierRow extends RollupRow {
  tier: Tier;
  codes: string[] | null;
  newest: string;
}

const STANDING = standing({
  lafCd: 'y.laf_cd',
  year: '$3::int',
  source: 'y.source',
  asOf: '$4::date',
  run: '$5::bigint',
});

async function sumsOfTiers(
  db: Db,
  reported: readonly ServedYear[],
  { asOf, run }: Moment,
): Promise<TierRow[]> {
  const [first] = reported;
  const { rows } = await db.query<TierRow>(
    `SELECT $3::int AS fyr, tier, CASE WHEN grouping(field) = 1 THEN '*' ELSE field END AS field_cd, ${SUMS},
            $4::date AS as_of, $5::text AS run_id, max(day) AS newest,
            CASE WHEN grouping(field) = 1 THEN array_agg(DISTINCT laf_cd) END AS codes
       FROM (SELECT s.*, s.as_of AS day, is_internal_transfer(s.name) AS internal, g.tier, coalesce(s.field_cd, '') AS field
               FROM unnest($1::text[], $2::text[]) y (laf_cd, source) JOIN government g USING (laf_cd)
              CROSS JOIN LATERAL ${STANDING} s WHERE s.kind <> 'removed') there
      GROUP BY GROUPING SETS ((tier), (tier, field))`,
    [reported.map(({ lafCd }) => lafCd), reported.map(({ source }) => source), first?.year, asOf, run],
  );
  return rows;
}

interface NationInput {
  year: number;
  reported: readonly ServedYear[];
  tiers: readonly TierRow[];
  moment: Moment;
}

async function nationOf(
  db: Db,
  all: readonly Government[],
  { year, reported, tiers, moment }: NationInput,
): Promise<NationYear> {
  const wholes = tiers.filter(({ codes }) => codes !== null);
  const codes = new Set(wholes.flatMap((row) => row.codes ?? []));
  const asOf = wholes.reduce((newest, row) => (row.newest > newest ? row.newest : newest), '');
  // The figures are those of the day asked for; the newest row among them says how recent they are.
  const spending = (tier: Tier): Spending | null => {
    const newest = wholes.find((row) => row.tier === tier)?.newest ?? asOf;
    const rows = tiers.filter((row) => row.tier === tier);
    const found = spendingOf(`tier-${tier}`, rows);
    return found === null ? null : { ...found, asOf: newest };
  };
  return {
    year,
    asOf,
    spending: { upper: spending('upper'), lower: spending('lower') },
    ...reportingAmong(all, codes, asOf),
    sources: [...new Set(reported.map(({ source }) => source as Source))].sort(),
    whole: await coverageOfYear(db, year, codes, moment),
  };
}
