import type pg from 'pg';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';
import { merge } from '@/lib/pipeline/merge';

const SUMS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];
const MISSING = ['planned_missing', 'current_missing', 'spent_missing', 'sources_missing'];
const INTERNAL = ['internal_projects', 'internal_current', 'internal_spent'];
const VALUES = ['projects', ...SUMS, ...MISSING, ...INTERNAL, 'as_of'];

const sums = SUMS.map((column) => `sum(${column})::bigint AS ${column}`).join(', ');

/**
 * The roll-ups of some government-years, from what is served and not removed. Every field of a government-year has the
 * same as-of date, the newest of its projects, removed ones included: a project that left a field left it on that day,
 * and a sum as of an earlier day would hold it still.
 */
const FRESH_GOVERNMENT = `
  WITH touched AS (SELECT DISTINCT * FROM unnest($1::int[], $2::text[]) AS t (fyr, laf_cd)),
  served AS NOT MATERIALIZED (
    SELECT p.fyr, p.laf_cd, coalesce(p.field_cd, '') AS field, p.as_of, p.removed_as_of, p.internal_transfer,
           ${SUMS.map((column) => `p.${column}`).join(', ')}
      FROM touched t JOIN project p ON p.fyr = t.fyr AND p.laf_cd = t.laf_cd AND p.serving),
  days AS MATERIALIZED (SELECT fyr, laf_cd, max(greatest(as_of, removed_as_of)) AS as_of FROM served GROUP BY fyr, laf_cd)
  SELECT fyr, laf_cd, CASE WHEN grouping(field) = 1 THEN '*' ELSE field END AS field_cd,
         count(*)::int AS projects, ${sums},
         (count(*) FILTER (WHERE planned IS NULL))::int AS planned_missing,
         (count(*) FILTER (WHERE current_budget IS NULL))::int AS current_missing,
         (count(*) FILTER (WHERE spent IS NULL))::int AS spent_missing,
         (count(*) FILTER (WHERE national IS NULL OR province IS NULL OR municipal IS NULL OR other IS NULL))::int AS sources_missing,
         (count(*) FILTER (WHERE internal_transfer))::int AS internal_projects,
         (sum(current_budget) FILTER (WHERE internal_transfer))::bigint AS internal_current,
         (sum(spent) FILTER (WHERE internal_transfer))::bigint AS internal_spent,
         max(days.as_of) AS as_of
    FROM served JOIN days USING (fyr, laf_cd)
   WHERE removed_as_of IS NULL
   GROUP BY GROUPING SETS ((fyr, laf_cd), (fyr, laf_cd, field))`;

const summed = [...MISSING, 'internal_projects']
  .map((column) => `sum(${column})::int AS ${column}`)
  .join(', ');

/** Head offices and lower tiers apart: their budgets hold each other's transfers and are never one sum. */
const FRESH_TIER = `
  SELECT r.fyr, g.tier, r.field_cd, count(*)::int AS governments, sum(projects)::int AS projects, ${sums}, ${summed},
         sum(internal_current)::bigint AS internal_current, sum(internal_spent)::bigint AS internal_spent,
         max(max(r.as_of)) OVER (PARTITION BY r.fyr, g.tier) AS as_of
    FROM rollup_government r JOIN government g USING (laf_cd)
   WHERE r.fyr = ANY($1) GROUP BY r.fyr, g.tier, r.field_cd`;

/** @returns the government-years of which a figure or date changed */
export async function rollUpGovernments(
  client: pg.PoolClient,
  runId: string,
  touched: readonly GovernmentYear[],
): Promise<GovernmentYear[]> {
  const parameters = asArrays(touched);
  const changed = await merge<{ fyr: number; laf_cd: string }>(client, runId, {
    table: 'rollup_government',
    keys: ['fyr', 'laf_cd', 'field_cd'],
    values: VALUES,
    scope: '(t.fyr, t.laf_cd) IN (SELECT * FROM unnest($1::int[], $2::text[]))',
    fresh: FRESH_GOVERNMENT,
    parameters,
  });
  const unique = new Map(changed.map((row) => [`${row.fyr}:${row.laf_cd}`, row]));
  return [...unique.values()].map((row) => ({ fiscalYear: row.fyr, lafCd: row.laf_cd }));
}

/** @returns whether a figure or date of the nation changed */
export async function rollUpTiers(
  client: pg.PoolClient,
  runId: string,
  years: readonly number[],
): Promise<boolean> {
  const changed = await merge(client, runId, {
    table: 'rollup_tier',
    keys: ['fyr', 'tier', 'field_cd'],
    values: ['governments', ...VALUES],
    scope: 't.fyr = ANY($1)',
    fresh: FRESH_TIER,
    parameters: [years],
  });
  return changed.length > 0;
}
