import type { Pool } from 'pg';

type Db = Pick<Pool, 'query'>;

/** The codes that were ever valid, and the newer code of each that a one-to-one change replaced. */
export interface CodeRegister {
  codes: ReadonlySet<string>;
  successors: ReadonlyMap<string, string>;
}

/**
 * Reads the register's codes. A merged or split government has no single successor: its own page stays and names them.
 */
export async function readCodeRegister(db: Db): Promise<CodeRegister> {
  const { rows } = await db.query<{ laf_cd: string; to_cd: string | null }>(
    `SELECT g.laf_cd, s.to_cd
       FROM government g
       LEFT JOIN government_succession s ON s.from_cd = g.laf_cd AND s.kind IN ('moved', 'renamed')`,
  );
  const successors = rows.flatMap(({ laf_cd, to_cd }) => (to_cd === null ? [] : [[laf_cd, to_cd] as const]));
  return { codes: new Set(rows.map((row) => row.laf_cd)), successors: new Map(successors) };
}

/** Whether a project with this id is or was served: removed ones keep their page. */
export async function projectExists(db: Db, id: string): Promise<boolean> {
  return exists(db, 'SELECT EXISTS (SELECT FROM project WHERE id = $1 AND serving)', id);
}

/** Whether a run with this number has ended well, so that figures can be known by it. */
export async function finishedRunExists(db: Db, id: string): Promise<boolean> {
  return exists(db, `SELECT EXISTS (SELECT FROM run WHERE id = $1 AND state = 'done')`, id);
}

async function exists(db: Db, sql: string, id: string): Promise<boolean> {
  const { rows } = await db.query<{ exists: boolean }>(sql, [id]);
  return rows[0]?.exists ?? false;
}
