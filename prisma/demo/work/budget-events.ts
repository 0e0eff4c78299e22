import type pg from 'pg';
import type { Change } from '@/prisma/demo/work/update';

/** A step that changes budgets which are there already. */
export type ChangeStep = 'supplementary' | 'transfer' | 'carry-over';

/**
 * Enters the steps that explain changes of budgets, dated today in Seoul. A supplementary budget is the next one of the
 * government's year. A project without a code cannot be named.
 * @returns how many were entered
 */
export async function enterEvents(
  client: pg.PoolClient,
  step: ChangeStep,
  note: string | null,
  changes: readonly Change[],
): Promise<number> {
  const list = changes.map(({ project, amount }) => ({ ...project, amount: String(amount) }));
  const result = await client.query(
    `INSERT INTO finance.budget_event (fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, step, round, event_on, amt, note)
     SELECT c.fyr, c.laf_cd, c.dept_cd, c.dbiz_cd, c.acnt_dv_cd, $2, r.round,
            (clock_timestamp() AT TIME ZONE 'Asia/Seoul')::date, c.amount, $3
       FROM jsonb_to_recordset($1) AS c (fyr smallint, laf_cd text, dept_cd text, dbiz_cd text, acnt_dv_cd text, amount bigint)
       LEFT JOIN (SELECT d.fyr, d.laf_cd, coalesce((SELECT max(e.round) FROM finance.budget_event e
                         WHERE e.fyr = d.fyr AND e.laf_cd = d.laf_cd AND e.step = 'supplementary'), 0) + 1 AS round
                    FROM (SELECT DISTINCT fyr, laf_cd FROM jsonb_to_recordset($1) AS x (fyr smallint, laf_cd text)) d
                   WHERE $2 = 'supplementary') r USING (fyr, laf_cd)
      WHERE c.dbiz_cd <> '' ORDER BY c.laf_cd COLLATE "C", c.dbiz_cd COLLATE "C", c.acnt_dv_cd, c.dept_cd`,
    [JSON.stringify(list), step, note],
  );
  return result.rowCount ?? 0;
}
