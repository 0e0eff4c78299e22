import type { Pool } from 'pg';
import { fieldCodeOf } from '@/lib/domain/fields';
import { projectKey, publicId } from '@/lib/domain/project/identity';

/** A project as a bench puts it into a database; amounts in won. */
export interface BenchProject {
  fyr: number;
  lafCd: string;
  code: string;
  name: string;
  account: string;
  field: string | null;
  current: number | null;
  spent: number | null;
}

const BATCH = 5000;

/** A run that is done, with its entry for the search. @returns its number */
export async function addBenchRun(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO run (source, origin, state, as_of_from, as_of_to, finished_at)
     VALUES ('file', 'generated', 'done', '2026-06-30', '2026-06-30', clock_timestamp()) RETURNING id`,
  );
  const id = rows[0]?.id ?? '';
  await pool.query(`INSERT INTO outbox (run_id, topic, payload) VALUES ($1, 'search', $2)`, [id, id]);
  return id;
}

export function idOf({ fyr, lafCd, code, name, account }: BenchProject): string {
  return publicId(projectKey({ fiscalYear: fyr, lafCd, projectCd: code, name, accountName: account }));
}

/** Puts projects into an empty database, as one run. @returns the run's number, and how many there are */
export async function fillProjects(
  pool: Pool,
  projects: Iterable<BenchProject>,
): Promise<{ run: string; projects: number }> {
  const run = await addBenchRun(pool);
  let batch: object[] = [];
  let total = 0;
  const years = new Set<number>();
  const write = async () => {
    await pool.query(
      `INSERT INTO project (fyr, id, source, serving, laf_cd, account_nm, dbiz_cd, name, field_cd, field_nm,
         current_budget, spent, as_of, run_id, known_at, row_hash)
       SELECT fyr, id, 'file', true, "lafCd", account, code, name, "fieldCd", field, current, spent, '2026-06-30', $2, now(), '\\x00'
       FROM json_to_recordset($1::json) AS r (fyr smallint, id text, "lafCd" text, account text, code text, name text,
         field text, "fieldCd" text, current bigint, spent bigint) ON CONFLICT DO NOTHING`,
      [JSON.stringify(batch), run],
    );
    total += batch.length;
    batch = [];
  };
  for (const project of projects) {
    if (!years.has(project.fyr)) {
      await pool.query('SELECT ensure_project_year($1)', [project.fyr]);
      years.add(project.fyr);
    }
    const { field } = project;
    batch.push({ ...project, id: idOf(project), fieldCd: field === null ? null : fieldCodeOf(field) });
    if (batch.length === BATCH) await write();
  }
  if (batch.length > 0) await write();
  return { run, projects: total };
}

/** The projects of one fiscal year again in others: names stay from year to year. */
export async function repeatYears(
  pool: Pool,
  from: number,
  years: readonly number[],
  run: string,
): Promise<void> {
  for (const year of years) {
    await pool.query('SELECT ensure_project_year($1)', [year]);
    await pool.query(
      `INSERT INTO project (fyr, id, source, serving, laf_cd, account_nm, dbiz_cd, name, field_cd, field_nm,
         current_budget, spent, as_of, run_id, known_at, row_hash)
       SELECT $1::smallint, id, source, serving, laf_cd, account_nm, dbiz_cd, name, field_cd, field_nm, current_budget, spent,
              make_date($1::int, 12, 31), $3, known_at, row_hash FROM project WHERE fyr = $2::smallint`,
      [year, from, run],
    );
  }
}
