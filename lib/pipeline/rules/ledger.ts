import type pg from 'pg';
import { PROJECT_RULE_IDS } from '@/lib/domain/rules';
import { type GovernmentYear } from '@/lib/pipeline/coverage';

/** What a run changed of what pages show of the ledger. */
export interface LedgerChanges {
  /** Government-years whose counts changed. */
  governmentYears: GovernmentYear[];
  /** Projects that have a discrepancy more, or one less. */
  projects: string[];
}

const PROJECT_RULES = PROJECT_RULE_IDS.map((id) => `'${id}'`).join(', ');

/** A discrepancy's id is made of the rule and its subject alone: the same whenever it comes again. */
const FRESH = `
  CREATE TEMP TABLE rule_fresh ON COMMIT DROP AS
  SELECT public_id(concat_ws(chr(31), 'ledger', f.rule, f.fyr, f.laf_cd, coalesce(f.project_id, ''), f.part)) AS id, f.*
    FROM rule_finding f`;

/** What becomes of each: those that are new or back, that show other amounts, and those that hold no longer. */
const CHANGES = `
  CREATE TEMP TABLE rule_change ON COMMIT DROP AS
  SELECT f.id, CASE WHEN d.id IS NULL THEN 'opened' WHEN d.state = 'resolved' THEN 'reopened' ELSE 'changed' END AS kind,
         f.rule, f.fyr, f.laf_cd, f.project_id, f.part, f.as_of, f.observed, f.origins
    FROM rule_fresh f LEFT JOIN discrepancy d USING (id)
   WHERE d.id IS NULL OR d.state = 'resolved' OR d.observed <> f.observed
  UNION ALL
  SELECT d.id, 'resolved', d.rule, d.fyr, d.laf_cd, d.project_id, d.part, greatest(o.as_of, d.last_as_of), d.observed, d.origins
    FROM (
      SELECT d.*, c.as_of AS seen FROM rule_scope c
        JOIN discrepancy d ON d.laf_cd = c.laf_cd AND d.fyr = c.fyr AND d.state = 'open' AND d.rule = c.rule
         AND (c.part IS NULL OR c.part = d.part)
      UNION ALL
      SELECT d.*, y.as_of FROM rule_year y
        JOIN discrepancy d ON d.laf_cd = y.laf_cd AND d.fyr = y.fyr AND d.state = 'open' AND d.rule IN (${PROJECT_RULES})
       WHERE y.whole
      UNION ALL
      SELECT d.*, coalesce(p.removed_as_of, p.as_of) FROM rule_candidate k
        JOIN project p ON p.fyr = k.fyr AND p.id = k.id AND p.serving
        JOIN rule_year y ON y.fyr = p.fyr AND y.laf_cd = p.laf_cd AND NOT y.whole
        JOIN discrepancy d ON d.project_id = k.id AND d.fyr = k.fyr AND d.state = 'open'
    ) d CROSS JOIN LATERAL (SELECT coalesce(d.seen, d.last_as_of) AS as_of) o
   WHERE NOT EXISTS (SELECT FROM rule_fresh f WHERE f.id = d.id)`;

/** @returns whether anything changed */
async function writeChanges(client: pg.PoolClient, runId: string): Promise<boolean> {
  await client.query(FRESH);
  await client.query('ANALYZE rule_fresh');
  await client.query(CHANGES);
  // Still there, with the same amounts, on a later day.
  await client.query(
    `UPDATE discrepancy d SET last_run = $1, last_as_of = f.as_of FROM rule_fresh f
      WHERE d.id = f.id AND d.state = 'open' AND d.observed = f.observed AND d.last_as_of < f.as_of`,
    [runId],
  );
  const { rows } = await client.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM rule_change) AS some');
  if (rows[0]?.some !== true) return false;
  await client.query(
    `INSERT INTO discrepancy (id, rule, fyr, laf_cd, project_id, part, state, observed, origins, first_run, first_as_of, last_run, last_as_of)
     SELECT id, rule, fyr, laf_cd, project_id, part, 'open', observed, origins, $1, as_of, $1, as_of
       FROM rule_change WHERE kind = 'opened' ORDER BY fyr, laf_cd, rule, id`,
    [runId],
  );
  await client.query(
    `UPDATE discrepancy d SET state = 'open', observed = c.observed, origins = c.origins, last_run = $1,
            last_as_of = greatest(c.as_of, d.last_as_of), closed_run = NULL, closed_as_of = NULL
       FROM rule_change c WHERE d.id = c.id AND c.kind IN ('reopened', 'changed')`,
    [runId],
  );
  await client.query(
    `UPDATE discrepancy d SET state = 'resolved', closed_run = $1, closed_as_of = c.as_of
       FROM rule_change c WHERE d.id = c.id AND c.kind = 'resolved'`,
    [runId],
  );
  await client.query(
    `INSERT INTO discrepancy_event (discrepancy_id, kind, run_id, as_of, observed, origins)
     SELECT id, kind, $1, as_of, observed, origins FROM rule_change ORDER BY fyr, laf_cd, rule, id`,
    [runId],
  );
  return true;
}

/** The base rates as they stand after the run; what was judged is known, what was found is counted. */
async function writeTallies(client: pg.PoolClient, runId: string): Promise<GovernmentYear[]> {
  const { rows } = await client.query<{ fyr: number; laf_cd: string }>(
    `WITH touched AS (
       SELECT rule, fyr, laf_cd FROM rule_checked WHERE rule <> 'no-code' UNION SELECT rule, fyr, laf_cd FROM rule_scope
       UNION SELECT rule, fyr, laf_cd FROM rule_change),
     open AS (
       SELECT d.rule, d.fyr, d.laf_cd, count(*)::int AS n FROM (SELECT DISTINCT fyr, laf_cd FROM touched) t
         JOIN discrepancy d ON d.laf_cd = t.laf_cd AND d.fyr = t.fyr AND d.state = 'open' GROUP BY 1, 2, 3),
     fresh AS (
       SELECT t.rule, t.fyr, t.laf_cd, coalesce(o.n, 0) AS found, coalesce(b.found, 0) AS found_before,
              -- A government-year that a rule was put to in whole says all of it; one in its scope that it could not judge, none.
              CASE WHEN c.whole THEN c.checked WHEN s.rule IS NOT NULL THEN 0
                   ELSE coalesce(b.checked, 0) + coalesce(c.checked, 0) END AS checked
         FROM touched t LEFT JOIN rule_checked c USING (rule, fyr, laf_cd) LEFT JOIN (SELECT DISTINCT rule, fyr, laf_cd FROM rule_scope) s USING (rule, fyr, laf_cd)
         LEFT JOIN rule_tally b USING (rule, fyr, laf_cd) LEFT JOIN open o USING (rule, fyr, laf_cd)),
     written AS (
       INSERT INTO rule_tally AS t (rule, fyr, laf_cd, checked, found, run_id)
       SELECT rule, fyr, laf_cd, checked, found, $1 FROM fresh f
        WHERE checked + found > 0 OR EXISTS (SELECT FROM rule_tally b WHERE b.rule = f.rule AND b.fyr = f.fyr AND b.laf_cd = f.laf_cd)
       ON CONFLICT (laf_cd, fyr, rule) DO UPDATE SET checked = excluded.checked, found = excluded.found, run_id = excluded.run_id
        WHERE (t.checked, t.found) <> (excluded.checked, excluded.found)
       RETURNING t.rule, t.fyr, t.laf_cd)
     -- A page without figures shows what was found, and not what was checked.
     SELECT DISTINCT w.fyr, w.laf_cd FROM written w JOIN fresh f USING (rule, fyr, laf_cd)
      WHERE w.fyr > 0 AND (f.found <> f.found_before OR EXISTS (
        SELECT FROM rollup_government r WHERE r.fyr = w.fyr AND r.laf_cd = w.laf_cd AND r.field_cd = '*'))`,
    [runId],
  );
  return rows.map(({ fyr, laf_cd }) => ({ fiscalYear: fyr, lafCd: laf_cd }));
}

/** Writes what the rules found into the ledger. A run that finds what was found before writes nothing. */
export async function writeLedger(client: pg.PoolClient, runId: string): Promise<LedgerChanges> {
  const changed = await writeChanges(client, runId);
  const governmentYears = await writeTallies(client, runId);
  await client.query(
    `INSERT INTO rule_evaluation (run_id, rule, checked, found)
     SELECT $1, c.rule, sum(c.run_checked), (SELECT count(*) FROM rule_fresh f WHERE f.rule = c.rule)
       FROM rule_checked c
      WHERE c.rule <> 'no-code' AND c.run_checked > 0 AND (EXISTS (SELECT FROM rule_year) OR EXISTS (SELECT FROM rule_change))
      GROUP BY c.rule ORDER BY c.rule ON CONFLICT (run_id, rule) DO NOTHING`,
    [runId],
  );
  if (!changed) return { governmentYears, projects: [] };
  const { rows } = await client.query<{ project_id: string }>(
    `SELECT DISTINCT project_id FROM rule_change WHERE project_id IS NOT NULL AND kind <> 'changed'`,
  );
  return { governmentYears, projects: rows.map(({ project_id }) => project_id) };
}
