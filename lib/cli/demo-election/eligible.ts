import { randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { allow, claim } from '@/lib/services/eligibility/record';
import { openSetup, type Setup } from '@/lib/services/eligibility/setup';
import type { VotePools } from '@/lib/cli/demo-election/office';
import { inTransaction } from '@/prisma/demo/database';
import { DEMO_RESIDENTS } from '@/prisma/demo/participation/accounts';

const CODES = 'codes';

/**
 * Whoever has a code may vote in a process. Before its schedule stands: the verifier cannot be chosen once voting has begun.
 * @param client the owner's, or with the rights of role gotgan_member
 */
export async function verifyByCodes(client: PoolClient, process: string): Promise<void> {
  await openSetup(client, process);
  await client.query(
    `UPDATE identity.eligibility_process SET verifier = $2, namespace = $2 WHERE process_id = $1`,
    [process, CODES],
  );
}

async function setupOf(client: PoolClient, process: string): Promise<Setup> {
  const setup = await openSetup(client, process);
  if (setup.namespace !== CODES) throw new Error(`${process} is not verified by codes`);
  return setup;
}

/** The two demo residents may vote in every track of a process, whatever age they would be. */
export async function admitResidents(client: PoolClient, process: string, now: Date): Promise<void> {
  const setup = await setupOf(client, process);
  const { rows } = await client.query<{ key: string }>(
    'SELECT key FROM process_track WHERE process_id = $1 ORDER BY position',
    [process],
  );
  for (const person of DEMO_RESIDENTS) {
    const key = randomBytes(32);
    await claim(client, setup, key, person);
    await allow(client, setup, key, { tracks: rows.map((row) => row.key), district: null, now });
  }
}

/** Lets invented people vote who have no account. @param tracks of each one @returns their keys, in the same order */
export async function admit(
  { member }: VotePools,
  process: string,
  { tracks, now }: { tracks: readonly (readonly string[])[]; now: Date },
): Promise<Buffer[]> {
  return inTransaction(member, async (client) => {
    const setup = await setupOf(client, process);
    const keys = tracks.map(() => randomBytes(32));
    for (const [at, key] of keys.entries())
      await allow(client, setup, key, { tracks: tracks[at] ?? [], district: null, now });
    return keys;
  });
}
