import type pg from 'pg';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';
import { merge } from '@/lib/pipeline/merge';
import { INTERNAL_SUMS, MISSED, MISSING, SUMS } from '@/lib/pipeline/rollup-columns';
import { addPresent, FRESH_MOVED } from '@/lib/pipeline/rollup-moved';
import { yearKey } from '@/lib/pipeline/types';

const INTERNAL = ['internal_projects', ...INTERNAL_SUMS.map(({ name }) => name)];
const VALUES = ['projects', ...SUMS, ...MISSING, ...INTERNAL, 'as_of'];

const missed = Object.entries(MISSED)
  .map(([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}_missing`)
  .join(', ');
const whole = (columns: readonly string[], type: string) =>
  columns.map((column) => `sum(${column})::${type} AS ${column}`).join(', ');

const READ = 'FROM project WHERE serving AND fyr = ANY($3::int[]) AND laf_cd = ANY($2::text[])';

/**
 * The roll-ups of some government-years, from what is served and not removed: the rows are summed in small parts, fields and
 * wholes are sums of those. Every field of a government-year has the same as-of date, the newest of its projects, removed
 * ones included: a project that left a field left it on that day, and a sum as of an earlier day would hold it still.
 * The years are said twice ($1 to $3): once each for the reading, as pairs with the codes for what is kept of it. Groups are of plain
 * columns: of an expression the server thinks that there are very many groups, and sorts all rows.
 */
const FRESH_GOVERNMENT = `
  WITH parts AS MATERIALIZED (
    SELECT fyr, laf_cd, field_cd, removed_as_of, count(*) AS projects,
           ${SUMS.map((column) => `sum(${column}) AS ${column}`).join(', ')}, ${missed}, max(as_of) AS as_of
      ${READ} GROUP BY fyr, laf_cd, field_cd, removed_as_of),
  internal AS MATERIALIZED (
    SELECT fyr, laf_cd, field_cd, count(*) AS internal_projects, sum(current_budget) AS internal_current, sum(spent) AS internal_spent
      ${READ} AND removed_as_of IS NULL AND is_internal_transfer(name) GROUP BY fyr, laf_cd, field_cd),
  days AS (SELECT fyr, laf_cd, max(greatest(as_of, removed_as_of)) AS day FROM parts GROUP BY fyr, laf_cd)
  SELECT p.fyr, p.laf_cd, CASE WHEN grouping(f.field) = 1 THEN '*' ELSE f.field END AS field_cd,
         sum(projects)::int AS projects, ${whole(SUMS, 'bigint')}, ${whole(MISSING, 'int')},
         coalesce(sum(internal_projects), 0)::int AS internal_projects, ${whole(['internal_current', 'internal_spent'], 'bigint')},
         max(d.day) AS as_of
    FROM parts p JOIN days d USING (fyr, laf_cd) CROSS JOIN LATERAL (SELECT coalesce(p.field_cd, '') AS field) f
    LEFT JOIN internal i ON i.fyr = p.fyr AND i.laf_cd = p.laf_cd AND i.field_cd IS NOT DISTINCT FROM p.field_cd
   WHERE p.removed_as_of IS NULL AND (p.fyr, p.laf_cd) IN (SELECT * FROM unnest($1::int[], $2::text[]))
   GROUP BY GROUPING SETS ((p.fyr, p.laf_cd), (p.fyr, p.laf_cd, f.field))`;

/** Head offices and lower tiers apart: their budgets hold each other's transfers and are never one sum. */
const FRESH_TIER = `
  SELECT r.fyr, g.tier, r.field_cd, count(*)::int AS governments, sum(projects)::int AS projects, ${whole(SUMS, 'bigint')},
         ${whole([...MISSING, 'internal_projects'], 'int')}, sum(internal_current)::bigint AS internal_current, sum(internal_spent)::bigint AS internal_spent,
         max(max(r.as_of)) OVER (PARTITION BY r.fyr, g.tier) AS as_of
    FROM rollup_government r JOIN government g USING (laf_cd)
   WHERE r.fyr = ANY($1) GROUP BY r.fyr, g.tier, r.field_cd`;

/** Government-years whose roll-ups are to be brought up to date. */
export interface Touched {
  all: readonly GovernmentYear[];
  /** Those of them that are served from another source than before. */
  handedOver: readonly GovernmentYear[];
  /** Whether what changed was kept as it was before: sums then move by the difference where they can. */
  formerKept: boolean;
}

/** @returns the government-years of which a figure or date changed */
export async function rollUpGovernments(
  client: pg.PoolClient,
  runId: string,
  { all, handedOver, formerKept }: Touched,
): Promise<GovernmentYear[]> {
  const other = new Set(handedOver.map(({ fiscalYear, lafCd }) => yearKey(fiscalYear, lafCd)));
  const same = all.filter(({ fiscalYear, lafCd }) => !other.has(yearKey(fiscalYear, lafCd)));
  const { moved, anew } = formerKept ? await addPresent(client, same) : { moved: [], anew: same };
  const byDifference = await mergeGovernments(client, runId, moved, FRESH_MOVED);
  return [
    ...byDifference,
    ...(await mergeGovernments(client, runId, [...anew, ...handedOver], FRESH_GOVERNMENT)),
  ];
}

async function mergeGovernments(
  client: pg.PoolClient,
  runId: string,
  list: readonly GovernmentYear[],
  fresh: string,
): Promise<GovernmentYear[]> {
  if (list.length === 0) return [];
  const [years, codes] = asArrays(list);
  const changed = await merge<{ fyr: number; laf_cd: string }>(client, runId, {
    table: 'rollup_government',
    keys: ['fyr', 'laf_cd', 'field_cd'],
    values: VALUES,
    scope: '(t.fyr, t.laf_cd) IN (SELECT * FROM unnest($1::int[], $2::text[]))',
    scopeParameters: 2,
    fresh,
    parameters: [years, codes, ...(fresh === FRESH_GOVERNMENT ? [[...new Set(years)]] : [])],
  });
  const unique = new Map(changed.map((row) => [yearKey(row.fyr, row.laf_cd), row]));
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
    scopeParameters: 1,
    fresh: FRESH_TIER,
    parameters: [years],
  });
  return changed.length > 0;
}
