import type { Pool } from 'pg';
import type { Election } from '@/lib/services/ballot/election';
import { paperWaits } from '@/lib/services/paper/waits';
import { moveBatch } from '@/lib/services/ballot/ledger';

/**
 * Closes the box: what still waits goes into the ledger, then both schemas are written anew in the order of keys. Not before what came in
 * time could be taken.
 * @param pool with the rights of role gotgan_ballot
 * @returns whether it is closed now; false: it is too early
 */
export async function closeVote(
  pool: Pool,
  { id, ends, closedAt, vote }: Election,
  now: Date,
): Promise<boolean> {
  if (closedAt !== null) return true;
  if (now.getTime() < ends.getTime() + vote.grace * 1000) return false;
  // What was put in on paper is entered after the end.
  if ((await paperWaits(pool, id)) > 0) return false;
  await moveBatch(pool, id, 1, now);
  await pool.query('SELECT ballotbox.close_vote($1, $2)', [id, now.toISOString()]);
  return true;
}
