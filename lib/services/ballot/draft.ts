import type { Pool } from 'pg';

/** A sealed draft has this length, always: nonce, text and tag. */
export const DRAFT_BYTES = 1052;

/** The sealed draft of an account; null: it has none. @param pool with the rights of role gotgan_member */
export async function readDraft(pool: Pool, process: string, person: string): Promise<Buffer | null> {
  const { rows } = await pool.query<{ sealed: Buffer }>(
    'SELECT sealed FROM identity.ballot_draft WHERE process_id = $1 AND person = $2',
    [process, person],
  );
  return rows[0]?.sealed ?? null;
}

/**
 * Keeps a draft, over one that is there.
 * @param past how many reminders of the vote are past: a new draft does not get them
 * @returns false where the box is closed, and drafts are gone
 */
export async function keepDraft(
  pool: Pool,
  process: string,
  { person, sealed, past }: { person: string; sealed: Uint8Array; past: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO identity.ballot_draft (process_id, person, sealed, reminded)
     SELECT e.process_id, $2, $3, $4 FROM election e WHERE e.process_id = $1 AND e.opened_at IS NOT NULL AND e.closed_at IS NULL
     ON CONFLICT (process_id, person) DO UPDATE SET sealed = excluded.sealed`,
    [process, person, Buffer.from(sealed), past],
  );
  return rowCount === 1;
}
