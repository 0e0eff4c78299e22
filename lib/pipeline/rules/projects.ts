import type pg from 'pg';
import { PROJECT_RULE_IDS } from '@/lib/domain/rules';
import { countedAs, COUNTS, FINDING } from '@/lib/pipeline/rules/project-sql';
import { EVENT_STEPS } from '@/lib/pipeline/rules/scope';

const AMOUNTS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];
const list = (columns: readonly string[]) => columns.join(', ');

/**
 * The candidates as they stand, each with the same project last year (`q`), its own former budget (`h`: the last one that
 * differs, unless the present one was there before it, as a correction is no slip), and what its budget events add up to.
 * Single rows are looked up by their keys: OFFSET 0 keeps the planner from reading whole years instead.
 */
const ROWS = `
  CREATE TEMP TABLE rule_row ON COMMIT DROP AS
  SELECT r.fyr, r.laf_cd, r.id, r.run_id, r.as_of, r.source, r.dbiz_cd, ${list(AMOUNTS.map((a) => `r.${a}`))},
         r.removed_as_of IS NULL AS live, c.has_events, c.whole,
         q.fyr AS q_fyr, q.id AS q_id, q.source AS q_source, q.run_id AS q_run_id, q.as_of AS q_as_of,
         q.removed_as_of IS NULL AND q.id IS NOT NULL AS q_live, q.current_budget AS q_current_budget, q.spent AS q_spent,
         h.fyr AS h_fyr, h.run_id AS h_run_id, h.as_of AS h_as_of, h.current_budget AS h_current_budget, x.explained
    FROM rule_candidate c
   CROSS JOIN LATERAL (SELECT * FROM project p WHERE p.fyr = c.fyr AND p.id = c.id AND p.serving OFFSET 0) r
    LEFT JOIN LATERAL (SELECT * FROM project p WHERE p.fyr = c.fyr - 1 AND p.id = c.previous_id AND p.serving OFFSET 0) q ON true
    LEFT JOIN LATERAL (
      SELECT v.* FROM project_revision v
       WHERE v.laf_cd = r.laf_cd AND v.fyr = r.fyr AND v.id = r.id AND v.source = r.source AND v.kind <> 'removed' AND v.current_budget <> r.current_budget
       ORDER BY v.as_of DESC, v.rev DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      SELECT last.fyr, last.run_id, last.as_of, last.current_budget WHERE last.rev IS NOT NULL AND NOT EXISTS (
        SELECT FROM project_revision v
         WHERE v.laf_cd = r.laf_cd AND v.fyr = r.fyr AND v.id = r.id AND v.source = r.source AND v.kind <> 'removed'
           AND v.current_budget = r.current_budget AND (v.as_of, v.rev) < (last.as_of, last.rev))) h ON true
    LEFT JOIN LATERAL (
      SELECT sum(e.amount)::bigint AS explained FROM budget_event e
       WHERE e.laf_cd = r.laf_cd AND e.fyr = r.fyr AND e.dbiz_cd = r.dbiz_cd AND e.serving AND e.removed_as_of IS NULL
         AND coalesce(e.account_cd = r.account_cd, true) AND e.step IN ${EVENT_STEPS}) x
      ON c.has_events AND (r.current_budget < r.planned OR r.current_budget >= r.planned * 9)`;

/** The rows of single projects as they were before the run ($1). */
const ROWS_BEFORE = `
  CREATE TEMP TABLE rule_row_before ON COMMIT DROP AS
  SELECT r.fyr, r.laf_cd, r.has_events, CASE WHEN b.changed THEN b.dbiz_cd ELSE r.dbiz_cd END AS dbiz_cd,
         ${list(AMOUNTS.map((a) => `CASE WHEN b.changed THEN b.${a} ELSE r.${a} END AS ${a}`))},
         CASE WHEN b.changed THEN coalesce(b.kind <> 'removed', false) ELSE r.live END AS live,
         r.q_id IS NOT NULL AND CASE WHEN l.changed THEN coalesce(l.kind <> 'removed', false) ELSE r.q_live END AS q_live,
         CASE WHEN l.changed THEN l.current_budget ELSE r.q_current_budget END AS q_current_budget,
         CASE WHEN l.changed THEN l.spent ELSE r.q_spent END AS q_spent
    FROM rule_row r
    LEFT JOIN LATERAL ${before('r.fyr', 'r.id', 'r.source', 'r.run_id')} b ON true
    LEFT JOIN LATERAL ${before('r.q_fyr', 'r.q_id', 'r.q_source', 'r.q_run_id')} l ON true
   WHERE NOT r.whole`;

function before(year: string, id: string, source: string, run: string): string {
  return `(SELECT ${run} = $1::bigint AS changed, v.* FROM (SELECT 1) one LEFT JOIN LATERAL (
      SELECT w.kind, w.dbiz_cd, ${list(AMOUNTS.map((a) => `w.${a}`))} FROM project_revision w
       WHERE ${run} = $1::bigint AND w.laf_cd = r.laf_cd AND w.fyr = ${year} AND w.id = ${id} AND w.source = ${source} AND w.run_id < $1::bigint
       ORDER BY w.as_of DESC, w.rev DESC LIMIT 1) v ON true)`;
}

const lastYear = `CROSS JOIN LATERAL (
  SELECT r.q_fyr AS fyr, r.q_id AS id, r.q_run_id AS run_id, r.q_as_of AS as_of, r.q_live AS live,
         CASE WHEN r.q_live THEN r.q_current_budget END AS current_budget, CASE WHEN r.q_live THEN r.q_spent END AS spent) q`;
const lastYearBefore = `CROSS JOIN LATERAL (
  SELECT r.q_live AS live, r.q_current_budget AS current_budget, r.q_spent AS spent) q`;
const former = `CROSS JOIN LATERAL (
  SELECT r.h_fyr AS fyr, r.h_run_id AS run_id, r.h_as_of AS as_of, r.h_current_budget AS current_budget) h`;

/** Puts the rules to the candidates. @param runId of the run that changed them */
export async function findInProjects(client: pg.PoolClient, runId: string): Promise<void> {
  await client.query('ANALYZE rule_candidate');
  await client.query(ROWS);
  await countChanged(client, runId);
  for (const rule of PROJECT_RULE_IDS) {
    const { found, observed, origins } = FINDING[rule];
    await client.query(
      `INSERT INTO rule_finding
       SELECT $1, r.fyr, r.laf_cd, r.id, '', r.as_of, ${observed}, ${origins}
         FROM rule_row r ${lastYear} ${former} WHERE r.live AND (${found})`,
      [rule],
    );
  }
}

/** By how much the number of projects changed that each rule can be put to: as the rows are less as they were. */
async function countChanged(client: pg.PoolClient, runId: string): Promise<void> {
  await client.query(ROWS_BEFORE, [runId]);
  await client.query(
    `WITH counted AS (
       SELECT 1 AS sign, r.fyr, r.laf_cd, ${COUNTS} FROM rule_row r ${lastYear} WHERE NOT r.whole GROUP BY r.fyr, r.laf_cd
       UNION ALL
       SELECT -1, r.fyr, r.laf_cd, ${COUNTS} FROM rule_row_before r ${lastYearBefore} GROUP BY r.fyr, r.laf_cd)
     INSERT INTO rule_checked (rule, fyr, laf_cd, whole, checked, run_checked)
     SELECT v.rule, c.fyr, c.laf_cd, false, sum(c.sign * v.n), coalesce(sum(v.n) FILTER (WHERE c.sign = 1), 0)
       FROM counted c CROSS JOIN LATERAL ${countedAs('c')} AS v (rule, n)
      GROUP BY v.rule, c.fyr, c.laf_cd HAVING sum(v.n) > 0`,
  );
}
