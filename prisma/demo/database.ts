import type pg from 'pg';

/** What both the loader and the officials' work need of a finance database. */

/** Runs `work` in a transaction of its own on a client of its own. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A client whose rollback fails is no good to anybody: it is destroyed.
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

/** What finance.meta says; null when the database has no such relation: it is an operator's, not the reference one. */
export async function readMeta(pool: pg.Pool | pg.PoolClient): Promise<Map<string, string> | null> {
  const known = await pool.query<{ known: boolean }>(
    `SELECT to_regclass('finance.meta') IS NOT NULL AS known`,
  );
  if (known.rows[0]?.known !== true) return null;
  const rows = await pool.query<{ key: string; value: string }>('SELECT key, value FROM finance.meta');
  return new Map(rows.rows.map(({ key, value }) => [key, value]));
}

/** Whether the finance database holds demo data. */
export async function isDemo(pool: pg.Pool): Promise<boolean> {
  return (await readMeta(pool))?.get('demo') === 'true';
}

/** Whether the finance database holds no government and no project. */
export async function isEmpty(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM finance.government) OR EXISTS (SELECT FROM finance.project) AS found',
  );
  return found.rows[0]?.found !== true;
}
