import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Pool } from 'pg';
import { fieldCodeOf } from '@/lib/domain/fields';
import { projectKey, publicId } from '@/lib/domain/project/identity';

/** A project's row as a test gives it; the rest is filled in. */
export interface GivenProject {
  name: string;
  lafCd: string;
  fyr?: number;
  source?: string;
  serving?: boolean;
  account?: string;
  code?: string;
  field?: string | null;
  current?: number | null;
  spent?: number | null;
  asOf?: string;
  removedAsOf?: string | null;
}

function rowOf(given: GivenProject, runId: string) {
  const project = {
    fyr: 2026,
    source: 'file',
    serving: true,
    account: '일반회계',
    code: '',
    field: '사회복지',
    current: 1_000_000,
    spent: 500_000,
    asOf: '2026-06-30',
    removedAsOf: null,
    ...given,
  };
  const { fyr, lafCd, code, name, account, field } = project;
  const id = publicId(projectKey({ fiscalYear: fyr, lafCd, projectCd: code, name, accountName: account }));
  return { ...project, id, run_id: runId, field_cd: field === null ? null : fieldCodeOf(field) };
}

/** A finished run with its outbox row for the search, as the pipeline leaves them. */
export async function addRun(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO run (source, state) VALUES ('file', 'done') RETURNING id`,
  );
  const id = rows[0]?.id ?? '';
  await pool.query(`INSERT INTO outbox (run_id, topic, payload) VALUES ($1, 'search', $2)`, [id, id]);
  return id;
}

/**
 * Puts projects into the database as a run would: new ones inserted, known ones changed.
 * @param pool with the sync role's rights
 * @returns the run's number and the public ids, in the order given
 */
export async function putProjects(
  pool: Pool,
  given: readonly GivenProject[],
): Promise<{ run: string; ids: string[] }> {
  const run = await addRun(pool);
  const rows = given.map((project) => rowOf(project, run));
  for (const year of new Set(rows.map(({ fyr }) => fyr)))
    await pool.query('SELECT ensure_project_year($1)', [year]);
  for (let at = 0; at < rows.length; at += 5000) {
    await pool.query(
      `INSERT INTO project (fyr, id, source, serving, laf_cd, account_nm, dbiz_cd, name, field_cd, field_nm,
         current_budget, spent, as_of, removed_as_of, run_id, known_at, row_hash)
       SELECT fyr, id, source, serving, "lafCd", account, code, name, field_cd, field, current, spent, "asOf",
         "removedAsOf", run_id, now(), '\\x00'
       FROM json_to_recordset($1::json) AS r (fyr smallint, id text, source text, serving boolean, "lafCd" text,
         account text, code text, name text, field_cd text, field text, current bigint, spent bigint, "asOf" date,
         "removedAsOf" date, run_id bigint)
       ON CONFLICT (fyr, id, source) DO UPDATE SET name = excluded.name, serving = excluded.serving,
         current_budget = excluded.current_budget, spent = excluded.spent, as_of = excluded.as_of,
         removed_as_of = excluded.removed_as_of, run_id = excluded.run_id`,
      [JSON.stringify(rows.slice(at, at + 5000))],
    );
  }
  return { run, ids: rows.map(({ id }) => id) };
}

const REAL_ROWS = '../shared/data/qwgjk/2026-06-30.csv';

/** Whether the published rows are at hand: tests on them are skipped where they are not. */
export const hasRealRows = existsSync(REAL_ROWS);

/** The published rows of 2026-06-30. */
export function realProjects(): GivenProject[] {
  const rows: Record<string, string>[] = parse(readFileSync(REAL_ROWS), { columns: true, bom: true });
  const amount = (text: string | undefined) => (text ? Number(text) : null);
  return rows.map((row) => ({
    name: row.dbiz_nm ?? '',
    lafCd: row.laf_cd ?? '',
    fyr: Number(row.fyr),
    account: row.acnt_dv_nm ?? '',
    code: row.dbiz_cd ?? '',
    field: row.fld_nm ?? null,
    current: amount(row.bdg_cash_amt),
    spent: amount(row.ep_amt),
  }));
}
