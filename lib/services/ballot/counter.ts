import type { Pool } from 'pg';
import { z } from 'zod';
import { fromBase64 } from '@/lib/domain/ballot/bytes';
import { counterQuery } from '@/lib/ballot/cast';
import { isSigned } from '@/lib/ballot/signing';

const form = z.strictObject({
  track: z.string().max(40),
  publicKey: z.string().max(60),
  signature: z.string().max(100),
});

/**
 * The highest counter of a voter's casts, told to whoever signs with the voter's key: a voter who comes back to another device counts on from
 * there. Nothing else of the box is ever read.
 * @returns 0: nothing was cast; null: not signed by that key
 */
export async function highestCounter(pool: Pool, election: string, asked: unknown): Promise<number | null> {
  const parsed = form.safeParse(asked);
  if (!parsed.success) return null;
  const [publicKey, signature] = [fromBase64(parsed.data.publicKey), fromBase64(parsed.data.signature)];
  if (publicKey?.length !== 32 || signature === null) return null;
  if (!(await isSigned(publicKey, counterQuery(election, parsed.data.track, publicKey), signature)))
    return null;
  const { rows } = await pool.query<{ counter: number | null }>(
    'SELECT ballotbox.highest_counter($1, $2) AS counter',
    [election, publicKey],
  );
  return rows[0]?.counter ?? 0;
}
