import type { Pool, PoolClient } from 'pg';
import { readFeedState, settledHorizon, whyNotContinue } from '@/lib/sources/finance-db/position';
import { type FeedCursor, SourceError } from '@/lib/sources/source';

/**
 * Whether a pull from the finance database would find nothing: the position that was reached last still holds, and nothing that
 * can be read stands behind it. A fraction of a pull's cost, and no run is written for it.
 * @throws SourceError when the finance database cannot be read
 */
export async function feedIsIdle(sync: Pool, finance: Pool): Promise<boolean> {
  const { rows } = await sync.query<FeedCursor>(
    `SELECT epoch, tx, seq, row_hash AS "rowHash", snapshot FROM feed_cursor WHERE source = 'finance-db'`,
  );
  const [cursor] = rows;
  if (cursor === undefined) return false;
  try {
    return await inSnapshot(finance, (client) => nothingBehind(client, cursor));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SourceError(`the finance database cannot be read: ${reason}`);
  }
}

async function nothingBehind(client: PoolClient, cursor: FeedCursor): Promise<boolean> {
  const state = await readFeedState(client);
  if ((await whyNotContinue(client, cursor, state)) !== null) return false;
  const horizon = await settledHorizon(client, state, cursor);
  const { rowCount } = await client.query(
    `SELECT FROM finance.change c WHERE (c.tx, c.seq) > ($1::xid8, $2) AND c.tx < $3::xid8
        AND ($4::pg_snapshot IS NULL OR NOT pg_visible_in_snapshot(c.tx, $4::pg_snapshot)) LIMIT 1`,
    [cursor.tx, cursor.seq, String(horizon), cursor.snapshot],
  );
  return rowCount === 0;
}

async function inSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await work(client);
    await client.query('COMMIT');
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}
