import type pg from 'pg';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';
import { type Planned } from '@/lib/pipeline/planned';
import { INTERNAL_SUMS, MISSED, MISSING, SUMS } from '@/lib/pipeline/rollup-columns';
import { yearKey } from '@/lib/pipeline/types';

/** Up to how many changed projects a year is not read again for its sums: beyond it that is the quicker way. */
const FEW = 20_000;

/** A project's part in the roll-ups, with the sign $1. */
const PART = `SELECT $1::int AS sign, p.fyr, p.laf_cd, coalesce(p.field_cd, '') AS field_cd, p.removed_as_of,
    ${SUMS.map((column) => `p.${column}`).join(', ')}, is_internal_transfer(p.name) AS internal,
    greatest(p.as_of, p.removed_as_of) AS day
  FROM rollup_touched t JOIN project p ON p.fyr = t.fyr AND p.id = t.id AND p.serving WHERE p.fyr = ANY($2::int[])`;

/**
 * Before a plan is applied that changes few projects: keeps what these are part of the sums with now.
 * @returns whether it did; with {@link addPresent} the sums are then brought up to date by the difference
 */
export async function keepFormer(client: pg.PoolClient, planned: Planned): Promise<boolean> {
  if (planned.changes > FEW || planned.loaded.length > 0) return false;
  const years = [...planned.years];
  await client.query(`CREATE TEMP TABLE rollup_touched ON COMMIT DROP AS
      SELECT fyr, id FROM stage_sent UNION SELECT fyr, id FROM stage_removal UNION SELECT fyr, id FROM stage_project;
    ANALYZE rollup_touched`);
  await client.query(`CREATE TEMP TABLE rollup_part ON COMMIT DROP AS ${PART}`, [-1, years]);
  return true;
}

const VALUES = [
  ...SUMS.map((column) => ({ name: column, of: column, among: 'true', counted: 'projects' })),
  ...INTERNAL_SUMS.map(({ name, of }) => ({
    name,
    of,
    among: 'internal',
    counted: 'internal_projects',
  })),
];

/** By how much each sum and each number of amounts in it moved, by field and in whole. */
const MOVED = `
  CREATE TEMP TABLE rollup_moved ON COMMIT DROP AS
  SELECT fyr, laf_cd, CASE WHEN grouping(field_cd) = 1 THEN '*' ELSE field_cd END AS field_cd, sum(sign) AS projects,
         coalesce(sum(sign) FILTER (WHERE internal), 0) AS internal_projects,
         ${Object.entries(MISSED)
           .map(
             ([name, condition]) => `coalesce(sum(sign) FILTER (WHERE ${condition}), 0) AS ${name}_missing`,
           )
           .join(', ')},
         ${VALUES.map(
           ({ name, of, among }) => `coalesce(sum(sign * ${of}) FILTER (WHERE ${among}), 0) AS ${name},
             coalesce(sum(sign) FILTER (WHERE ${among} AND ${of} IS NOT NULL), 0) AS ${name}_amounts`,
         ).join(', ')}
    FROM rollup_part WHERE removed_as_of IS NULL
   GROUP BY GROUPING SETS ((fyr, laf_cd), (fyr, laf_cd, field_cd))`;

/**
 * A sum is unknown when no amount is in it. How many are is known where the government-year misses none, and where there
 * were none; elsewhere only that it is not none as long as none left.
 */
const fewer = VALUES.map(({ name }) => `m.${name}_amounts < 0`).join(' OR ');
const MOVABLE = `
  SELECT w.fyr, w.laf_cd FROM rollup_government w
   WHERE (w.fyr, w.laf_cd) IN (SELECT * FROM unnest($1::int[], $2::text[])) AND w.field_cd = '*'
     AND (${MISSING.join(' + ')} = 0 OR NOT EXISTS (SELECT FROM rollup_moved m WHERE m.fyr = w.fyr AND m.laf_cd = w.laf_cd AND (${fewer})))`;

/** The roll-ups of the government-years $1, $2 as they were, and what moved. */
export const FRESH_MOVED = `
  WITH whole AS (SELECT fyr, laf_cd, as_of, ${MISSING.join(' + ')} = 0 AS complete FROM rollup_government
                  WHERE (fyr, laf_cd) IN (SELECT * FROM unnest($1::int[], $2::text[])) AND field_cd = '*'),
  days AS (SELECT fyr, laf_cd, max(day) AS day FROM rollup_part WHERE sign > 0 GROUP BY fyr, laf_cd),
  keys AS (SELECT fyr, laf_cd, field_cd FROM rollup_government JOIN whole USING (fyr, laf_cd)
           UNION SELECT fyr, laf_cd, field_cd FROM rollup_moved JOIN whole USING (fyr, laf_cd))
  SELECT k.fyr, k.laf_cd, k.field_cd,
         ${['projects', ...MISSING, 'internal_projects']
           .map((name) => `(coalesce(r.${name}, 0) + coalesce(m.${name}, 0))::int AS ${name}`)
           .join(', ')},
         ${VALUES.map(
           ({ name, counted }) =>
             `CASE WHEN r.${name} IS NULL AND coalesce(m.${name}_amounts, 0) = 0 THEN NULL
                   WHEN w.complete AND coalesce(r.${counted}, 0) + coalesce(m.${name}_amounts, 0) = 0 THEN NULL
                   ELSE coalesce(r.${name}, 0) + coalesce(m.${name}, 0) END::bigint AS ${name}`,
         ).join(', ')},
         greatest(w.as_of, d.day) AS as_of
    FROM keys k JOIN whole w USING (fyr, laf_cd) LEFT JOIN days d USING (fyr, laf_cd)
    LEFT JOIN rollup_government r USING (fyr, laf_cd, field_cd) LEFT JOIN rollup_moved m USING (fyr, laf_cd, field_cd)
   WHERE coalesce(r.projects, 0) + coalesce(m.projects, 0) > 0`;

/**
 * After the plan is applied: adds what the projects are part of the sums with since then.
 * @returns the government-years of which {@link FRESH_MOVED} has the roll-ups now, and those that have to be summed anew
 */
export async function addPresent(
  client: pg.PoolClient,
  touched: readonly GovernmentYear[],
): Promise<{ moved: GovernmentYear[]; anew: GovernmentYear[] }> {
  const [years, codes] = asArrays(touched);
  await client.query(`INSERT INTO rollup_part ${PART}`, [1, [...new Set(years)]]);
  await client.query(`ANALYZE rollup_part; ${MOVED}; ANALYZE rollup_moved`);
  const { rows } = await client.query<{ fyr: number; laf_cd: string }>(MOVABLE, [years, codes]);
  const movable = new Set(rows.map(({ fyr, laf_cd }) => yearKey(fyr, laf_cd)));
  const byMovable = Map.groupBy(touched, ({ fiscalYear, lafCd }) => movable.has(yearKey(fiscalYear, lafCd)));
  return { moved: byMovable.get(true) ?? [], anew: byMovable.get(false) ?? [] };
}
