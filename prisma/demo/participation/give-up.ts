import type pg from 'pg';
import { inTransaction } from '@/prisma/demo/database';
import { GIVEN_UP } from '@/prisma/demo/participation/cases';

/**
 * Officials give up a winner's project: its row is gone from the finance database, by an ordinary statement, so that the portal finds it
 * out with its next pull. To be done once the processes are filled.
 * @param pool of the finance database, as its owner
 * @returns how many projects went: none where it is gone already
 */
export async function giveUpWinnersProject(pool: pg.Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `WITH gone AS (
         DELETE FROM finance.project WHERE laf_cd = $1 AND dbiz_nm = $2 RETURNING fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd),
       events AS (
         DELETE FROM finance.budget_event e USING gone g
          WHERE (e.fyr, e.laf_cd, e.dept_cd, e.dbiz_cd, e.acnt_dv_cd) = (g.fyr, g.laf_cd, g.dept_cd, g.dbiz_cd, g.acnt_dv_cd))
       SELECT FROM gone`,
      [GIVEN_UP.lafCd, GIVEN_UP.name],
    );
    return rowCount ?? 0;
  });
}
