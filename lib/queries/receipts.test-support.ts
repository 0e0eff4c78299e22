import type pg from 'pg';

/** A revision to plant: what is not said is an ordinary row of 횡성군 in 2026. */
export interface Planted {
  id: string;
  run: number;
  asOf: string;
  kind?: 'inserted' | 'updated' | 'backdated' | 'removed' | 'restored';
  lafCd?: string;
  source?: string;
  name?: string;
  field?: string | null;
  current?: number | null;
  spent?: number | null;
  municipal?: number | null;
  other?: number | null;
  raw?: { block: number; row: number };
}

/** A complete run. @returns its id */
export async function plantRun(pool: pg.Pool, state = 'done', source = 'file'): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO run (source, origin, state, finished_at) VALUES ($1, 'input.csv', $2, now()) RETURNING id`,
    [source, state],
  );
  return Number(rows[0]?.id);
}

export async function plantServing(
  pool: pg.Pool,
  { run, source = 'file', lafCd = '4273000' }: { run: number; source?: string; lafCd?: string },
): Promise<void> {
  await pool.query('INSERT INTO serving_change (fyr, laf_cd, run_id, source) VALUES (2026, $1, $2, $3)', [
    lafCd,
    run,
    source,
  ]);
}

const ORDINARY = {
  kind: 'inserted',
  lafCd: '4273000',
  source: 'file',
  field: '080',
  current: null,
  spent: null,
  municipal: null,
  other: null,
  raw: { block: null, row: null },
};

export async function plant(pool: pg.Pool, planted: Planted): Promise<void> {
  const row = { name: `사업 ${planted.id}`, ...ORDINARY, ...planted };
  await pool.query('SELECT ensure_project_year(2026)');
  await pool.query(
    `INSERT INTO project (fyr, id, source, serving, laf_cd, account_nm, name, as_of, run_id, known_at, row_hash)
     VALUES (2026, $1, $2, false, $3, '일반회계', $4, $5, $6, now(), '') ON CONFLICT DO NOTHING`,
    [projectId(row.id), row.source, row.lafCd, row.name, row.asOf, row.run],
  );
  await pool.query(
    `INSERT INTO project_revision (fyr, id, source, kind, laf_cd, account_nm, dbiz_cd, name, field_cd, field_nm,
       current_budget, spent, municipal, other, as_of, run_id, known_at, raw_block_id, raw_row)
     VALUES (2026, $1, $2, $3, $4, '일반회계', $5, $6, $7, NULL, $8, $9, $10, $11, $12, $13, now(), $14, $15)`,
    [
      projectId(row.id),
      row.source,
      row.kind,
      row.lafCd,
      row.id,
      row.name,
      row.field,
      row.current,
      row.spent,
      row.municipal,
      row.other,
      row.asOf,
      row.run,
      row.raw.block,
      row.raw.row,
    ],
  );
}

/** A public id out of a short word of a to z. */
export function projectId(word: string): string {
  return word.padEnd(16, 'a');
}
