import type { Pool } from 'pg';

/**
 * How many bundles of sheets are still being entered. The box is not closed before they are finished: what people put into it on paper is
 * entered after the end, and counts.
 * @param pool with the rights of role gotgan_ballot or gotgan_member
 */
export async function paperWaits(pool: Pool, process: string): Promise<number> {
  const { rows } = await pool.query<{ bundles: number }>('SELECT ballotbox.paper_waits($1) AS bundles', [
    process,
  ]);
  return rows[0]?.bundles ?? 0;
}
