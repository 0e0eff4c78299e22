import type { Pool, PoolClient } from 'pg';
import type { Moment } from '@/lib/domain/history';
import { type ServedYear, standingParameters, STOOD } from '@/lib/queries/as-of/standing';
import type { RollupRow } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

const AMOUNTS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];

/**
 * Sums over `stood`, or over rows that say as it does whether they are `internal`, of the form of the roll-ups: missing amounts
 * are left out and counted. Amounts are cast to text: they travel through JSON. The date and the run are those of the moment, as the figures' receipts name them.
 */
export const SUMS = `
  count(*)::int AS projects, ${AMOUNTS.map((column) => `sum(${column})::text AS ${column}`).join(', ')},
  (count(*) FILTER (WHERE planned IS NULL))::int AS planned_missing,
  (count(*) FILTER (WHERE current_budget IS NULL))::int AS current_missing,
  (count(*) FILTER (WHERE spent IS NULL))::int AS spent_missing,
  (count(*) FILTER (WHERE national IS NULL OR province IS NULL OR municipal IS NULL OR other IS NULL))::int AS sources_missing,
  (count(*) FILTER (WHERE internal))::int AS internal_projects,
  (sum(current_budget) FILTER (WHERE internal))::text AS internal_current,
  (sum(spent) FILTER (WHERE internal))::text AS internal_spent`;

/** Whole and fields of one government-year; '' is "field not reported", '*' the whole. */
export const SUMS_BY_FIELD = `
  SELECT $2::int AS fyr, CASE WHEN grouping(field) = 1 THEN '*' ELSE field END AS field_cd, ${SUMS},
         $4::date AS as_of, $5::text AS run_id
    FROM (SELECT *, coalesce(field_cd, '') AS field FROM stood WHERE kind <> 'removed') there
   GROUP BY GROUPING SETS ((), (field)) HAVING count(*) > 0`;

/** The sums of one government-year at a moment; null where nothing stood. */
export async function wholeSums(db: Db, served: ServedYear, moment: Moment): Promise<RollupRow | null> {
  const { rows } = await db.query<RollupRow>(
    `WITH ${STOOD} SELECT $2::int AS fyr, '*' AS field_cd, ${SUMS}, $4::date AS as_of, $5::text AS run_id
       FROM stood WHERE kind <> 'removed' HAVING count(*) > 0`,
    standingParameters(served, moment),
  );
  return rows[0] ?? null;
}
