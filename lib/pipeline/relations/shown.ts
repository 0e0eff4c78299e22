import type pg from 'pg';

/** More pages than this are told all at once. */
const MANY = 2000;

/**
 * The projects whose page shows what a run changed of the relations: the names of their departments. Those that the run changed
 * themselves are told anyway.
 * @returns their ids; null where they are so many that every page is told
 */
export async function projectsShowing(client: pg.PoolClient, runId: string): Promise<string[] | null> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT p.id FROM department d JOIN project p ON p.laf_cd = d.laf_cd AND p.dept_cd = d.dept_cd AND p.serving
      WHERE d.run_id = $1 AND d.serving AND p.run_id <> $1 LIMIT ${MANY + 1}`,
    [runId],
  );
  return rows.length > MANY ? null : rows.map(({ id }) => id);
}
