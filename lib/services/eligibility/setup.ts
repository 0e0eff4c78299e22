import { createHmac, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { seal, unseal } from '@/lib/auth/seal';
import type { VerifierKind } from '@/lib/domain/eligibility/types';

/** How a process verifies who may vote, and its secret. */
export interface Setup {
  process: string;
  verifier: VerifierKind;
  /** The one namespace of its identifiers; null: nobody is verified. */
  namespace: string | null;
  /** The public key (Ed25519, 32 bytes) of whoever signs its lists. */
  listKey: Buffer | null;
  version: number;
  /** Of this process alone: the database has it sealed with the site's. */
  secret: Buffer;
}

const purposeOf = (process: string) => `eligibility ${process}`;

interface Row {
  verifier: VerifierKind;
  namespace: string | null;
  list_key: Buffer | null;
  version: number;
  secret: Buffer;
}

/**
 * The set-up of a process, held until the transaction ends.
 * @param lock SHARE for those who are verified by it, UPDATE for who changes it
 * @returns null: none was ever made, and nobody is eligible
 * @throws Error where the site's secret is another one than when it was made
 */
export async function findSetup(
  tx: PoolClient,
  process: string,
  lock: 'SHARE' | 'UPDATE',
): Promise<Setup | null> {
  const { rows } = await tx.query<Row>(
    `SELECT verifier, namespace, list_key, version, secret FROM identity.eligibility_process WHERE process_id = $1 FOR ${lock}`,
    [process],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { verifier, namespace, list_key: listKey, version } = row;
  return { process, verifier, namespace, listKey, version, secret: unseal(purposeOf(process), row.secret) };
}

/** As {@link findSetup} for a change; made where there is none, with a new secret. */
export async function openSetup(tx: PoolClient, process: string): Promise<Setup> {
  await tx.query(
    'INSERT INTO identity.eligibility_process (process_id, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [process, seal(purposeOf(process), randomBytes(32))],
  );
  const setup = await findSetup(tx, process, 'UPDATE');
  if (setup === null) throw new Error('a set-up was neither found nor made');
  return setup;
}

/**
 * What stands for a person in a process: HMAC-SHA-256 of namespace and identifier under the secret of the process. Without the secret
 * nobody gets from it to the person, nor from one process to another.
 */
export function personKey({ secret }: Setup, namespace: string, identifier: string): Buffer {
  return keyed(secret, ['person', namespace, identifier]);
}

/** Shows that somebody knows the date of birth that a list has beside an identifier. */
export function birthKey(
  { secret }: Setup,
  namespace: string,
  [identifier, birth]: [string, string],
): Buffer {
  return keyed(secret, ['birth', namespace, identifier, birth]);
}

function keyed(secret: Buffer, parts: readonly string[]): Buffer {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest();
}
