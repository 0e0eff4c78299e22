import type { Pool } from 'pg';

/** Whether the portal shows invented amounts: the sync from a finance database filled with demo data says so. */
export async function readIsDemo(db: Pick<Pool, 'query'>): Promise<boolean> {
  const { rows } = await db.query<{ value: string }>(`SELECT value FROM portal_meta WHERE key = 'demo'`);
  return rows[0]?.value === 'true';
}
