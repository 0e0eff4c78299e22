import type { Pool } from 'pg';

/** Whether the portal shows invented amounts: the sync from a finance database filled with demo data says so. */
export async function readIsDemo(db: Pick<Pool, 'query'>): Promise<boolean> {
  const { rows } = await db.query<{ value: string }>(`SELECT value FROM portal_meta WHERE key = 'demo'`);
  return rows[0]?.value === 'true';
}

/** Which database this is: another one, or this one emptied, has another id. */
export async function readDatabaseId(db: Pick<Pool, 'query'>): Promise<string> {
  const { rows } = await db.query<{ value: string }>(
    `SELECT value FROM portal_meta WHERE key = 'database_id'`,
  );
  if (rows[0] === undefined) throw new Error('portal_meta does not say which database this is');
  return rows[0].value;
}
