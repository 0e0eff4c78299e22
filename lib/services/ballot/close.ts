import type { Pool } from 'pg';
import type { Election } from '@/lib/services/ballot/election';
import { paperWaits } from '@/lib/services/paper/waits';
import { moveBatch } from '@/lib/services/ballot/ledger';

/**
 * Closes the box: what still waits goes into the ledger, then both schemas are written anew in the order of keys. Not before what came in
 * time could be taken, by the database's clock too.
 * @param pool with the rights of role gotgan_ballot
 * @returns whether it is closed now; false: it is too early
 */
export async function closeVote(pool: Pool, { id, closedAt, vote }: Election, now: Date): Promise<boolean> {
  if (closedAt !== null) return true;
  if (!(await isOver(pool, id, vote.grace, now))) return false;
  // What was put in on paper is entered after the end.
  if ((await paperWaits(pool, id)) > 0) return false;
  await moveBatch(pool, id, 1, now);
  await pool.query('SELECT ballotbox.close_vote($1, $2)', [id, now.toISOString()]);
  return true;
}

/** Asked before anything is moved: casts that wait alone are not to reach the ledger before the end. */
async function isOver(pool: Pool, id: string, grace: number, now: Date): Promise<boolean> {
  const { rows } = await pool.query<{ over: boolean }>(
    `SELECT voting_is_over($1, $2, $3 * interval '1 second') AS over`,
    [id, now.toISOString(), grace],
  );
  return rows[0]?.over === true;
}
