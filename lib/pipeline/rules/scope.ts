import type pg from 'pg';
import { RULES_VERSION } from '@/lib/domain/rules';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';

/** From how many changed projects on whole government-years are gone through rather than single projects. */
const MANY = 20_000;

export interface ScopeInput {
  runId: string;
  /** Served government-years of which a project changed. */
  shown: readonly GovernmentYear[];
  /** Those that another source served until now. */
  handedOver: readonly GovernmentYear[];
  changedProjects: number;
}

/** What may break a budget rule or explain it: a change after the budget was adopted. */
export const EVENT_STEPS = `('supplementary', 'transfer', 'carry-over')`;

/**
 * Fills rule_year: what this run changed, the years after it (whose comparisons change with it), and what was never gone
 * through with the rules of today.
 * @returns the fiscal years concerned
 */
export async function fillRuleYears(client: pg.PoolClient, input: ScopeInput): Promise<number[]> {
  const { runId, shown, handedOver, changedProjects } = input;
  await client.query(
    `INSERT INTO rule_year (fyr, laf_cd, whole, anew, has_events)
     WITH changed AS (SELECT * FROM unnest($1::int[], $2::text[]) AS t (fyr, laf_cd)),
     settled AS (SELECT DISTINCT fyr, laf_cd FROM settlement WHERE run_id = $6),
     events AS (
       -- Events of projects that did not change themselves: of those the whole government-year is gone through.
       SELECT DISTINCT e.fyr, e.laf_cd FROM budget_event e JOIN rule_standing USING (fyr, laf_cd)
        WHERE e.run_id = $6 AND NOT EXISTS (
          SELECT FROM project p WHERE p.fyr = e.fyr AND p.laf_cd = e.laf_cd AND p.dbiz_cd = e.dbiz_cd AND p.run_id = $6)),
     outdated AS (
       SELECT r.fyr, r.laf_cd FROM rollup_government r LEFT JOIN rule_standing s USING (fyr, laf_cd)
        WHERE r.field_cd = '*' AND s.version IS DISTINCT FROM $5),
     named AS (
       SELECT fyr, laf_cd, $7::boolean AS whole, false AS anew FROM changed
       UNION ALL SELECT fyr, laf_cd, false, false FROM settled
       UNION ALL SELECT fyr, laf_cd, true, false FROM events
       UNION ALL SELECT fyr, laf_cd, true, true FROM outdated
       UNION ALL SELECT *, true, true FROM unnest($3::int[], $4::text[])
       -- The year after one that is gone through in whole is compared with it in whole.
       UNION ALL SELECT fyr + 1, laf_cd, $7, false FROM changed
       UNION ALL SELECT fyr + 1, laf_cd, true, false FROM outdated
       UNION ALL SELECT fyr + 1, laf_cd, true, false FROM unnest($3::int[], $4::text[]) AS t (fyr, laf_cd)),
     standing AS (
       SELECT n.fyr, n.laf_cd, bool_or(n.whole) AS whole, bool_or(n.anew) AS anew FROM named n
        WHERE EXISTS (SELECT FROM source_coverage c WHERE c.fyr = n.fyr AND c.laf_cd = n.laf_cd AND c.serving)
        GROUP BY n.fyr, n.laf_cd),
     known AS (
       SELECT t.*, EXISTS (SELECT FROM budget_event e WHERE e.laf_cd = t.laf_cd AND e.fyr = t.fyr AND e.serving
                              AND e.removed_as_of IS NULL) AS has_events
         FROM standing t)
     SELECT k.fyr, k.laf_cd, k.whole OR s.version IS DISTINCT FROM $5 OR s.has_events <> k.has_events,
            k.anew OR s.version IS DISTINCT FROM $5, k.has_events
       FROM known k LEFT JOIN rule_standing s USING (fyr, laf_cd)`,
    [...asArrays(shown), ...asArrays(handedOver), RULES_VERSION, runId, changedProjects > MANY],
  );
  await client.query(
    `UPDATE rule_year y SET as_of = coalesce(r.as_of, greatest(c.last_as_of, c.verified_as_of))
       FROM source_coverage c LEFT JOIN rollup_government r ON r.fyr = c.fyr AND r.laf_cd = c.laf_cd AND r.field_cd = '*'
      WHERE c.fyr = y.fyr AND c.laf_cd = y.laf_cd AND c.serving`,
  );
  await client.query('ANALYZE rule_year');
  const { rows } = await client.query<{ fyr: number }>('SELECT DISTINCT fyr FROM rule_year ORDER BY fyr');
  return rows.map(({ fyr }) => fyr);
}

/** Remembers with which rules the government-years were gone through. */
export async function saveStanding(client: pg.PoolClient, runId: string): Promise<void> {
  await client.query(
    `INSERT INTO rule_standing AS s (fyr, laf_cd, version, has_events, without_code, run_id)
     SELECT y.fyr, y.laf_cd, $1, y.has_events,
            coalesce(c.checked, 0) + CASE WHEN y.whole THEN 0 ELSE coalesce(before.without_code, 0) END, $2
       FROM rule_year y LEFT JOIN rule_standing before USING (fyr, laf_cd)
       LEFT JOIN rule_checked c ON c.rule = 'no-code' AND c.fyr = y.fyr AND c.laf_cd = y.laf_cd
     ON CONFLICT (fyr, laf_cd) DO UPDATE SET version = excluded.version, has_events = excluded.has_events,
       without_code = excluded.without_code, run_id = excluded.run_id
     WHERE (s.version, s.has_events, s.without_code) IS DISTINCT FROM (excluded.version, excluded.has_events, excluded.without_code)`,
    [RULES_VERSION, runId],
  );
}
