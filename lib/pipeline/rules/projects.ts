import type pg from 'pg';
import { PROJECT_RULE_IDS } from '@/lib/domain/rules';
import { FINDING } from '@/lib/pipeline/rules/project-sql';
import { EVENT_STEPS } from '@/lib/pipeline/rules/scope';

const verdicts = PROJECT_RULE_IDS.map((id) => {
  const { found, observed, origins } = FINDING[id];
  const only = (value: string) => `CASE WHEN ${found} THEN ${value} END`;
  return `('${id}', ${found}, ${only(observed)}, ${only(origins)})`;
}).join(',\n');

/**
 * What the candidates break. `h` is the project's own former budget: the last one that differs, unless the present one was
 * there before it (a correction is no slip). `x` is what the budget events of the project add up to.
 */
const FIND = `
  INSERT INTO rule_finding
  SELECT v.rule, r.fyr, r.laf_cd, r.id, '', r.as_of, v.observed, v.origins
    FROM (SELECT p.*, c.previous_id, p.removed_as_of IS NULL AS live, y.has_events
            FROM rule_candidate c JOIN project p ON p.fyr = c.fyr AND p.id = c.id AND p.serving AND p.removed_as_of IS NULL
            JOIN rule_year y ON y.fyr = p.fyr AND y.laf_cd = p.laf_cd
           WHERE p.fyr = ANY($1)) r
    LEFT JOIN project q ON q.fyr = r.fyr - 1 AND q.id = r.previous_id AND q.serving AND q.removed_as_of IS NULL
    LEFT JOIN LATERAL (
      SELECT v.* FROM project_revision v
       WHERE v.fyr = r.fyr AND v.id = r.id AND v.source = r.source AND v.kind <> 'removed' AND v.current_budget <> r.current_budget
       ORDER BY v.as_of DESC, v.rev DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      SELECT last.* WHERE NOT EXISTS (
        SELECT FROM project_revision v
         WHERE v.fyr = r.fyr AND v.id = r.id AND v.source = r.source AND v.kind <> 'removed'
           AND v.current_budget = r.current_budget AND (v.as_of, v.rev) < (last.as_of, last.rev))) h ON true
    LEFT JOIN LATERAL (
      SELECT sum(e.amount)::bigint AS explained FROM budget_event e
       WHERE e.laf_cd = r.laf_cd AND e.fyr = r.fyr AND e.dbiz_cd = r.dbiz_cd AND e.serving AND e.removed_as_of IS NULL
         AND coalesce(e.account_cd = r.account_cd, true) AND e.step IN ${EVENT_STEPS}) x
      ON r.has_events AND r.current_budget < r.planned
    CROSS JOIN LATERAL (VALUES ${verdicts}) AS v (rule, found, observed, origins)
   WHERE v.found`;

/** @param years those of rule_year */
export async function findInProjects(client: pg.PoolClient, years: readonly number[]): Promise<void> {
  await client.query('ANALYZE rule_candidate');
  await client.query(FIND, [years]);
}
