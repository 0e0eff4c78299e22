import { createHmac } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { AnyAction, Asked, Limit } from '@/lib/services/action';

/** A name that tells an address apart from others of the same day, and tells nobody which one it was. */
export function keyedHash(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
}

/**
 * Counts an attempt in a window of time, beside those that were made before it.
 * @returns how many seconds are left of the window where there were too many, else 0
 */
export async function countAttempt(
  db: Pool | PoolClient,
  bucket: string,
  { number, seconds }: Omit<Limit, 'per'>,
  now: Date,
): Promise<number> {
  const length = seconds * 1000;
  const begins = Math.floor(now.getTime() / length) * length;
  const { rows } = await db.query<{ number: number }>(
    `INSERT INTO attempt AS a (bucket, begins, number) VALUES ($1, $2, 1)
     ON CONFLICT (bucket, begins) DO UPDATE SET number = a.number + 1 RETURNING number`,
    [`${bucket}:${seconds}`, new Date(begins).toISOString()],
  );
  const made = rows[0]?.number ?? 0;
  return made > number ? Math.max(1, Math.ceil((begins + length - now.getTime()) / 1000)) : 0;
}

/** Counts what is asked against every limit of its action. @returns how long to wait, in seconds; 0: it may be done */
export async function overLimit(
  pool: Pool,
  secret: string,
  { name, limits }: AnyAction,
  { viewer, address, now = new Date() }: Asked,
): Promise<number> {
  let wait = 0;
  for (const limit of limits) {
    const who = limit.per === 'account' ? viewer?.id : keyedHash(secret, 'address', address);
    if (who === undefined) continue;
    wait = Math.max(wait, await countAttempt(pool, `${name}:${limit.per}:${who}`, limit, now));
  }
  return wait;
}
