import type pg from 'pg';
import type { Standing } from '@/prisma/demo/work/desk';

export interface Change {
  project: Standing;
  amount: number;
}

/**
 * Updates projects by their keys, one statement for all of them.
 * @param assignment SQL of the SET clause, from our own code; `c.amount` is the change's amount in won
 * @returns how many rows were changed
 */
export async function updateProjects(
  client: pg.PoolClient,
  assignment: string,
  changes: readonly Change[],
): Promise<number> {
  const list = changes.map(({ project, amount }) => ({ ...project, amount: String(amount) }));
  const result = await client.query(
    `UPDATE finance.project p SET ${assignment}
     FROM jsonb_to_recordset($1) AS c(fyr smallint, laf_cd text, dept_cd text, dbiz_cd text, acnt_dv_cd text, amount bigint)
     WHERE (p.fyr, p.laf_cd, p.dept_cd, p.dbiz_cd, p.acnt_dv_cd) = (c.fyr, c.laf_cd, c.dept_cd, c.dbiz_cd, c.acnt_dv_cd)`,
    [JSON.stringify(list)],
  );
  return result.rowCount ?? 0;
}
