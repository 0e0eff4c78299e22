import type { Pool, PoolClient } from 'pg';
import type { SignedStatement } from '@/lib/domain/ballot/statement';

/** What counting machines have signed of a vote, in the order in which it came. @param db with any reading rights of the site */
export async function listStatements(
  db: Pool | PoolClient,
  process: string,
): Promise<(SignedStatement & { at: Date })[]> {
  const { rows } = await db.query<{
    machine: string;
    body: string;
    key: Buffer;
    statement: string;
    signature: Buffer;
    at: Date;
  }>(
    'SELECT machine, body, key, statement, signature, at FROM election_count WHERE process_id = $1 ORDER BY at, machine',
    [process],
  );
  return rows.map(({ key, signature, ...row }) => ({
    ...row,
    key: Uint8Array.from(key),
    signature: Uint8Array.from(signature),
  }));
}
