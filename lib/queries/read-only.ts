import type { Pool, PoolClient } from 'pg';

/** No read for a visitor may hold the database longer than this. */
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Runs reads of one snapshot, each bounded in time, on one connection that is given back at the end.
 * @throws DatabaseError 57014 when a statement took too long
 */
export async function readOnly<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  timeout = STATEMENT_TIMEOUT_MS,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${Math.trunc(timeout)}`,
    );
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection in an unknown state goes back to nobody.
    client.release(true);
    throw error;
  }
}
