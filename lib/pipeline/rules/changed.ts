import type pg from 'pg';
import { projectKey, publicId } from '@/lib/domain/project/identity';

interface ChangedRow {
  fyr: number;
  id: string;
  laf_cd: string;
  dbiz_cd: string | null;
  name: string;
  account_nm: string;
}

/** Up to so many changed projects are looked up one by one; more are found by their run. */
const FEW = 20_000;
const ONE_BY_ONE = `
  (SELECT fyr, id FROM stage_sent UNION SELECT fyr, id FROM stage_removal UNION SELECT fyr, id FROM stage_project) c
  CROSS JOIN LATERAL (SELECT * FROM project p WHERE p.fyr = c.fyr AND p.id = c.id OFFSET 0) p`;

/**
 * The projects that a run changed, outside of the government-years that are gone through in whole; and those of the next
 * year that are compared with them.
 * @param changes how many projects it changed in all
 */
export async function takeChanged(
  client: pg.PoolClient,
  { runId, years, changes }: { runId: string; years: readonly number[]; changes: number },
): Promise<void> {
  const { rows: single } = await client.query<{ fyr: number }>(
    'SELECT DISTINCT fyr FROM rule_year WHERE NOT whole',
  );
  if (single.length === 0) return;
  const { rows } = await client.query<ChangedRow>(
    `SELECT p.fyr, p.id, p.laf_cd, p.dbiz_cd, p.name, p.account_nm FROM ${changes > FEW ? 'project p' : ONE_BY_ONE}
      WHERE p.run_id = $1 AND p.fyr = ANY($2) AND p.serving
        AND NOT EXISTS (SELECT FROM rule_year y WHERE y.fyr = p.fyr AND y.laf_cd = p.laf_cd AND y.whole)`,
    [runId, single.map(({ fyr }) => fyr)],
  );
  if (rows.length === 0) return;
  const parameters = [rows.map(({ fyr }) => fyr), rows.map(({ id }) => id)];
  const previous = rows.map((row) => (row.id === idIn(row, row.fyr) ? idIn(row, row.fyr - 1) : null));
  await client.query(
    `INSERT INTO rule_candidate
     SELECT t.fyr, t.id, t.previous_id, y.has_events, false
       FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS t (fyr, id, previous_id, laf_cd)
       JOIN rule_year y USING (fyr, laf_cd)`,
    [...parameters, previous, rows.map(({ laf_cd }) => laf_cd)],
  );
  const followers = rows.filter(({ fyr }) => years.includes(fyr + 1));
  if (followers.length === 0) return;
  await client.query(
    `INSERT INTO rule_candidate
     SELECT n.fyr, n.id, t.id, y.has_events, false FROM unnest($1::int[], $2::text[], $3::text[]) AS t (fyr, id, next_id)
      CROSS JOIN LATERAL (
        SELECT p.fyr, p.id, p.laf_cd FROM project p WHERE p.fyr = t.fyr + 1 AND p.id = t.next_id AND p.serving OFFSET 0) n
       JOIN rule_year y ON y.fyr = n.fyr AND y.laf_cd = n.laf_cd AND NOT y.whole
     ON CONFLICT DO NOTHING`,
    [
      followers.map(({ fyr }) => fyr),
      followers.map(({ id }) => id),
      followers.map((row) => idIn(row, row.fyr + 1)),
    ],
  );
}

/** The public id of the same project in a year; null where it has no code to be known by. */
function idIn({ laf_cd, dbiz_cd, name, account_nm }: ChangedRow, fiscalYear: number): string | null {
  if ((dbiz_cd ?? '').trim() === '') return null;
  return publicId(
    projectKey({ fiscalYear, lafCd: laf_cd, projectCd: dbiz_cd, name, accountName: account_nm }),
  );
}
