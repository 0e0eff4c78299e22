import type pg from 'pg';
import { projectKey, publicId } from '@/lib/domain/project/identity';
import { PROJECT_RULE_IDS } from '@/lib/domain/rules';
import { JUDGED } from '@/lib/pipeline/rules/project-sql';

interface ChangedRow {
  fyr: number;
  id: string;
  laf_cd: string;
  dbiz_cd: string | null;
  name: string;
  account_nm: string;
}

/**
 * The projects that a run changed, outside of the government-years that are gone through in whole; and those of the next
 * year that are compared with them.
 */
export async function takeChanged(
  client: pg.PoolClient,
  runId: string,
  years: readonly number[],
): Promise<void> {
  const { rows } = await client.query<ChangedRow>(
    `SELECT p.fyr, p.id, p.laf_cd, p.dbiz_cd, p.name, p.account_nm FROM project p
      WHERE p.run_id = $1 AND p.fyr = ANY($2) AND p.serving
        AND NOT EXISTS (SELECT FROM rule_year y WHERE y.fyr = p.fyr AND y.laf_cd = p.laf_cd AND y.whole)`,
    [runId, years],
  );
  if (rows.length === 0) return;
  const previous = rows.map((row) => (row.id === idIn(row, row.fyr) ? idIn(row, row.fyr - 1) : null));
  const parameters = [rows.map(({ fyr }) => fyr), rows.map(({ id }) => id)];
  await client.query('INSERT INTO rule_candidate SELECT * FROM unnest($1::int[], $2::text[], $3::text[])', [
    ...parameters,
    previous,
  ]);
  await client.query(
    `INSERT INTO rule_candidate
     SELECT n.fyr, n.id, t.id FROM unnest($1::int[], $2::text[], $3::text[]) AS t (fyr, id, next_id)
       JOIN project n ON n.fyr = t.fyr + 1 AND n.id = t.next_id AND n.serving
       JOIN rule_year y ON y.fyr = n.fyr AND y.laf_cd = n.laf_cd AND NOT y.whole
     ON CONFLICT DO NOTHING`,
    [...parameters, rows.map((row) => idIn(row, row.fyr + 1))],
  );
  await client.query('ANALYZE rule_candidate');
  await countChanged(client, runId, years);
}

/** The public id of the same project in a year; null where it has no code to be known by. */
function idIn({ laf_cd, dbiz_cd, name, account_nm }: ChangedRow, fiscalYear: number): string | null {
  if ((dbiz_cd ?? '').trim() === '') return null;
  return publicId(
    projectKey({ fiscalYear, lafCd: laf_cd, projectCd: dbiz_cd, name, accountName: account_nm }),
  );
}

const AMOUNTS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];
const was = (now: string, before: string, column: string) =>
  `CASE WHEN ${now}.run_id = $1 THEN ${before}.${column} ELSE ${now}.${column} END`;
const wasLive = (now: string, before: string) =>
  `CASE WHEN ${now}.run_id = $1 THEN coalesce(${before}.kind <> 'removed', false) ELSE ${now}.removed_as_of IS NULL END`;
const stoodBefore = (now: string) => `LEFT JOIN LATERAL (
  SELECT * FROM project_revision v WHERE v.fyr = ${now}.fyr AND v.id = ${now}.id AND v.source = ${now}.source AND v.run_id < $1
   ORDER BY v.as_of DESC, v.rev DESC LIMIT 1) ${now}_before ON ${now}.run_id = $1`;

/** By how much the number of projects changed that each rule can be put to: as the rows are less as they were. */
async function countChanged(client: pg.PoolClient, runId: string, years: readonly number[]): Promise<void> {
  const judged = PROJECT_RULE_IDS.map((id) => `('${id}', ${JUDGED[id]})`).join(', ');
  const withoutCode = `('no-code', r.live AND coalesce(p.dbiz_cd, '') = '')`;
  await client.query(
    `INSERT INTO rule_checked (rule, fyr, laf_cd, whole, checked, run_checked)
     SELECT v.rule, p.fyr, p.laf_cd, false, (sum(r.sign) FILTER (WHERE v.judged))::int, (count(*) FILTER (WHERE v.judged AND r.sign = 1))::int
       FROM rule_candidate c JOIN project p ON p.fyr = c.fyr AND p.id = c.id AND p.serving
       JOIN rule_year y ON y.fyr = p.fyr AND y.laf_cd = p.laf_cd AND NOT y.whole
       LEFT JOIN project l ON l.fyr = c.fyr - 1 AND l.id = c.previous_id AND l.serving
       ${stoodBefore('p')} ${stoodBefore('l')}
       CROSS JOIN LATERAL (VALUES
         (1, p.removed_as_of IS NULL, y.has_events, ${AMOUNTS.map((a) => `p.${a}`).join(', ')},
             l.removed_as_of IS NULL AND l.id IS NOT NULL, l.current_budget, l.spent),
         (-1, ${wasLive('p', 'p_before')}, y.has_events, ${AMOUNTS.map((a) => was('p', 'p_before', a)).join(', ')},
             l.id IS NOT NULL AND ${wasLive('l', 'l_before')}, ${was('l', 'l_before', 'current_budget')}, ${was('l', 'l_before', 'spent')})
       ) AS r (sign, live, has_events, ${AMOUNTS.join(', ')}, q_live, q_current_budget, q_spent)
       CROSS JOIN LATERAL (SELECT r.q_live AS live, r.q_current_budget AS current_budget, r.q_spent AS spent) q
       CROSS JOIN LATERAL (VALUES ${judged}, ${withoutCode}) AS v (rule, judged)
      WHERE c.fyr = ANY($2) AND p.fyr = ANY($2)
      GROUP BY v.rule, p.fyr, p.laf_cd
     HAVING count(*) FILTER (WHERE v.judged) > 0`,
    [runId, years],
  );
}
