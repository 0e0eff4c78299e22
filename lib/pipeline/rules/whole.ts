import type pg from 'pg';
import { PROJECT_RULE_IDS } from '@/lib/domain/rules';
import { countedAs, COUNTS, JUDGED, nearPower, SUSPECT } from '@/lib/pipeline/rules/project-sql';

/** The key of the same project in another year as text, as projectKey in lib/domain/project/identity.ts makes it. */
const keyIn = (year: string) =>
  `concat_ws(chr(31), ${year}, p.laf_cd, p.dbiz_cd, replace(normalize(btrim(p.account_nm), NFC), 'ㆍ', '·'))`;

const suspicious = PROJECT_RULE_IDS.map((id) => `(${JUDGED[id]}) AND (${SUSPECT[id]})`).join(' OR ');

/** Whom a project continues, as one number: joining half a million texts of four columns costs twice as much. */
const lineage = (year: string) =>
  `hashtextextended(p.laf_cd || ' ' || p.dbiz_cd || ' ' || replace(p.account_nm, 'ㆍ', '·'), ${year})`;

/**
 * Goes through whole government-years in one reading: how many projects each rule can be put to, and which are suspect.
 * Last year's rows come by government, code and account; where last year has several of one key, the row is looked at
 * closely, as is every suspect: there the keys themselves are compared.
 */
const COUNT = `
  CREATE TEMP TABLE rule_count ON COMMIT DROP AS
  SELECT r.fyr, r.laf_cd, ${COUNTS},
         array_agg(r.id) FILTER (WHERE q.several OR ${suspicious}) AS suspects
    FROM (SELECT p.*, p.removed_as_of IS NULL AS live, y.has_events, ${lineage('p.fyr')} AS lineage
            FROM rule_year y JOIN project p ON p.fyr = y.fyr AND p.laf_cd = y.laf_cd AND p.serving
           WHERE y.whole AND p.fyr = ANY($1)) r
    LEFT JOIN (SELECT lineage, several, live AND NOT several AS live,
                      CASE WHEN live AND NOT several THEN current_budget END AS current_budget,
                      CASE WHEN live AND NOT several THEN spent END AS spent
                 FROM (SELECT ${lineage('p.fyr + 1')} AS lineage, count(*) > 1 AS several, bool_and(p.removed_as_of IS NULL) AS live,
                              min(p.current_budget) AS current_budget, min(p.spent) AS spent
                         FROM rule_year y JOIN project p ON p.fyr = y.fyr - 1 AND p.laf_cd = y.laf_cd AND p.serving
                        WHERE y.whole AND p.fyr = ANY($2) AND p.dbiz_cd <> ''
                        GROUP BY 1) grouped) q
      ON q.lineage = r.lineage AND r.dbiz_cd <> ''
   GROUP BY r.fyr, r.laf_cd`;

const CANDIDATES = `
  INSERT INTO rule_candidate
  SELECT p.fyr, p.id, CASE WHEN p.dbiz_cd <> '' AND p.id = public_id(${keyIn('p.fyr')}) THEN public_id(${keyIn('p.fyr - 1')}) END,
         y.has_events, true
    FROM (SELECT fyr, unnest(suspects) AS id FROM rule_count) s JOIN project p ON p.fyr = s.fyr AND p.id = s.id AND p.serving
    JOIN rule_year y ON y.fyr = p.fyr AND y.laf_cd = p.laf_cd
   WHERE p.fyr = ANY($1)
  ON CONFLICT DO NOTHING`;

/** Projects whose budget is a multiple of one that they had before. */
const JUMPED = `
  INSERT INTO rule_candidate
  SELECT DISTINCT ON (p.fyr, p.id) p.fyr, p.id, NULL, y.has_events, true
    FROM rule_year y JOIN project p ON p.fyr = y.fyr AND p.laf_cd = y.laf_cd AND p.serving AND p.removed_as_of IS NULL
    JOIN project_revision h ON h.fyr = p.fyr AND h.id = p.id AND h.source = p.source AND h.kind <> 'removed'
   WHERE y.whole AND p.fyr = ANY($1) AND h.fyr = ANY($1) AND ${nearPower('p.current_budget', 'h.current_budget')}
  ON CONFLICT DO NOTHING`;

/** @param years those of rule_year */
export async function checkWholeYears(
  client: pg.PoolClient,
  runId: string,
  years: readonly number[],
): Promise<void> {
  await client.query(COUNT, [years, years.map((year) => year - 1)]);
  await client.query(
    `INSERT INTO rule_checked (rule, fyr, laf_cd, whole, checked, run_checked)
     SELECT v.rule, c.fyr, c.laf_cd, true, v.n, v.n
       FROM rule_count c CROSS JOIN LATERAL ${countedAs('c')} AS v (rule, n)`,
  );
  await client.query(CANDIDATES, [years]);
  const { rows } = await client.query<{ known: boolean }>(
    'SELECT EXISTS (SELECT FROM project_revision WHERE fyr = ANY($1) AND run_id < $2) AS known',
    [years, runId],
  );
  if (rows[0]?.known === true) await client.query(JUMPED, [years]);
}
