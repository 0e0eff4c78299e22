import type { PoolClient } from 'pg';

/** The government-years of documents that these runs may have changed; for all, null. */
const TOUCHED = `(SELECT fyr, laf_cd FROM project WHERE run_id = ANY($1::bigint[])
  UNION SELECT fyr, laf_cd FROM serving_change WHERE run_id = ANY($1::bigint[]))`;

/**
 * Counts the documents anew, by what they can be narrowed by: of the government-years that the runs touched, or of all.
 * Called in the transaction that wrote them.
 */
export async function recount(transaction: PoolClient, runIds: readonly string[] | null): Promise<void> {
  const where = runIds === null ? '' : `WHERE (fyr, laf_cd) IN ${TOUCHED}`;
  const values = runIds === null ? [] : [runIds];
  await transaction.query(`DELETE FROM search_count ${where}`, values);
  await transaction.query(
    `INSERT INTO search_count
     SELECT fyr, laf_cd, upper_cd, field_cd, account_nm, removed_as_of IS NOT NULL, count(*)
       FROM search_document ${where} GROUP BY 1, 2, 3, 4, 5, 6`,
    values,
  );
}
