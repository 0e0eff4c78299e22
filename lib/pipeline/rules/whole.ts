import type pg from 'pg';
import { PROJECT_RULE_IDS } from '@/lib/domain/rules';
import { countedAs, COUNTS, JUDGED, nearPower, SUSPECT } from '@/lib/pipeline/rules/project-sql';

const suspicious = PROJECT_RULE_IDS.map((id) => `(${JUDGED[id]}) AND (${SUSPECT[id]})`).join(' OR ');

/** Government and code of a project as one number: joining half a million texts of two columns costs twice as much. */
const KEY = 'hashtextextended(p.dbiz_cd, 0) # hashtextextended(p.laf_cd, 1)';
const middleDots = (name: string) => `replace(${name}, 'ㆍ', '·')`;

const STANDING = `p.serving AND p.laf_cd = ANY($2::text[])`;
/** What has a row of last year to be compared with, and is one. */
const COMPARED = `p.dbiz_cd <> '' AND NOT p.by_department`;

/**
 * Goes through government-years in whole, of the year $1 the codes $2 (with budget events: $3): how many projects each rule can
 * be put to, and which are suspect, beside last year's row of the same government, code and account. The codes come as a list, and
 * what comes of it goes into a table of its own: otherwise the server would not use more than one core.
 */
const COUNT = `
  CREATE TEMP TABLE rule_counted ON COMMIT DROP AS
  SELECT $1::int AS fyr, r.laf_cd, ${COUNTS}, array_agg(r.id) FILTER (WHERE ${suspicious}) AS suspects
    FROM (SELECT p.*, p.removed_as_of IS NULL AS live, p.laf_cd = ANY($3::text[]) AS has_events, ${COMPARED} AS compared,
                 ${KEY} AS key
            FROM project p WHERE p.fyr = $1 AND ${STANDING}) r
    LEFT JOIN (SELECT p.laf_cd, p.dbiz_cd, p.account_nm, p.current_budget, p.spent, true AS live, ${KEY} AS key
                 FROM project p WHERE p.fyr = $1 - 1 AND ${STANDING} AND ${COMPARED} AND p.removed_as_of IS NULL) q
      ON q.key = r.key AND r.compared AND q.dbiz_cd = r.dbiz_cd AND q.laf_cd = r.laf_cd
     AND (q.account_nm = r.account_nm OR ${middleDots('q.account_nm')} = ${middleDots('r.account_nm')})
   GROUP BY r.laf_cd`;

const CANDIDATES = `
  INSERT INTO rule_candidate
  SELECT p.fyr, p.id, CASE WHEN p.dbiz_cd <> '' AND NOT p.by_department THEN plain_project_id(p.fyr - 1, p.laf_cd, p.dbiz_cd, p.account_nm) END,
         y.has_events, true
    FROM (SELECT fyr, unnest(suspects) AS id FROM rule_count) s JOIN project p ON p.fyr = s.fyr AND p.id = s.id AND p.serving
    JOIN rule_year y ON y.fyr = p.fyr AND y.laf_cd = p.laf_cd AND y.whole
   WHERE p.fyr = ANY($1)
  ON CONFLICT DO NOTHING`;

const formerOf = (project: string) =>
  `JOIN project_revision h ON h.laf_cd = ${project}.laf_cd AND h.fyr = ${project}.fyr AND h.id = ${project}.id
     AND h.source = ${project}.source AND h.kind <> 'removed'`;

/** Projects whose budget is a multiple of one that they ever had. */
const JUMPED_EVER = `
  INSERT INTO rule_candidate
  SELECT DISTINCT ON (p.fyr, p.id) p.fyr, p.id, NULL, y.has_events, true
    FROM rule_year y JOIN project p ON p.fyr = y.fyr AND p.laf_cd = y.laf_cd AND p.serving AND p.removed_as_of IS NULL
    ${formerOf('p')}
   WHERE y.anew AND p.fyr = ANY($1) AND h.fyr = ANY($1) AND ${nearPower('p.current_budget', 'h.current_budget')}
  ON CONFLICT DO NOTHING`;

/** The same of what this run changed, and projects for which that stood until now: with no others it can be otherwise. */
const JUMPED_NOW = `
  INSERT INTO rule_candidate
  SELECT DISTINCT ON (p.fyr, p.id) p.fyr, p.id, NULL, y.has_events, true
    FROM (SELECT fyr, id, false AS stands FROM stage_sent WHERE moved
          UNION ALL SELECT fyr, id, false FROM stage_revision
          UNION ALL SELECT d.fyr, d.project_id, true FROM discrepancy d JOIN rule_year USING (fyr, laf_cd)
                     WHERE d.rule = 'digit-error' AND d.state = 'open') c
   CROSS JOIN LATERAL (SELECT * FROM project p WHERE p.fyr = c.fyr AND p.id = c.id AND p.serving AND p.removed_as_of IS NULL OFFSET 0) p
    JOIN rule_year y ON y.fyr = p.fyr AND y.laf_cd = p.laf_cd AND y.whole AND NOT y.anew
   WHERE c.stands OR EXISTS (SELECT FROM project_revision h
                              WHERE h.laf_cd = p.laf_cd AND h.fyr = p.fyr AND h.id = p.id AND h.source = p.source
                                AND h.kind <> 'removed' AND ${nearPower('p.current_budget', 'h.current_budget')})
  ON CONFLICT DO NOTHING`;

interface WholeYear {
  fyr: number;
  laf_cd: string;
  has_events: boolean;
}

/** Goes through the government-years of rule_year that are to be gone through in whole. */
export async function checkWholeYears(client: pg.PoolClient, runId: string): Promise<void> {
  const { rows: list } = await client.query<WholeYear>(
    'SELECT fyr, laf_cd, has_events FROM rule_year WHERE whole ORDER BY fyr, laf_cd',
  );
  if (list.length === 0) return;
  const years = [...new Set(list.map(({ fyr }) => fyr))];
  await countAll(client, list);
  await client.query(
    `INSERT INTO rule_checked (rule, fyr, laf_cd, whole, checked, run_checked)
     SELECT v.rule, c.fyr, c.laf_cd, true, sum(v.n), sum(v.n)
       FROM rule_count c CROSS JOIN LATERAL ${countedAs('c')} AS v (rule, n) GROUP BY v.rule, c.fyr, c.laf_cd`,
  );
  await client.query(CANDIDATES, [years]);
  await client.query(JUMPED_NOW);
  // Where nothing was known before this run there is no former budget.
  const { rows } = await client.query<{ known: boolean }>(
    'SELECT EXISTS (SELECT FROM serving_change WHERE fyr = ANY($1) AND run_id < $2) AS known',
    [years, runId],
  );
  if (rows[0]?.known === true) await client.query(JUMPED_EVER, [years]);
}

async function countAll(client: pg.PoolClient, list: readonly WholeYear[]): Promise<void> {
  // How many rows of two years belong together the server cannot guess, and would sort both, and the pairs: they are hashed.
  await client.query(
    'SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = off; SET LOCAL enable_sort = off',
  );
  for (const [year, ofYear] of Map.groupBy(list, ({ fyr }) => fyr)) {
    const codes = ofYear.map(({ laf_cd }) => laf_cd);
    const eventful = ofYear.filter(({ has_events }) => has_events).map(({ laf_cd }) => laf_cd);
    await client.query(COUNT, [year, codes, eventful]);
    await client.query('INSERT INTO rule_count SELECT * FROM rule_counted; DROP TABLE rule_counted');
  }
  await client.query(
    'SET LOCAL enable_mergejoin TO DEFAULT; SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL enable_sort TO DEFAULT',
  );
}
