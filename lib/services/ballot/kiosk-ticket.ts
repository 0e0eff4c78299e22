import { createHash, randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { fromSymbols, inGroups, plainSymbols, toSymbols } from '@/lib/domain/ballot/base32';

/** How long a ticket holds: as long as somebody takes for a vote at a kiosk. */
export const TICKET_MINUTES = 15;
const TICKET_BYTES = 16;

const hashOf = (ticket: Uint8Array) => createHash('sha256').update(ticket).digest();

/**
 * Gives a person a ticket for a kiosk; an earlier one of theirs holds no more. Its hash alone is kept, with nothing of when it was given but
 * until when it holds.
 * @param tx with the rights of role gotgan_member
 * @returns the ticket as it is shown: 26 symbols in groups of four
 */
export async function giveKioskTicket(
  tx: PoolClient,
  process: string,
  personKey: Buffer,
  now: Date,
): Promise<string> {
  await dropKioskTickets(tx, process, personKey);
  await forgetKioskTickets(tx, now);
  const ticket = randomBytes(TICKET_BYTES);
  const until = new Date(now.getTime() + TICKET_MINUTES * 60_000);
  await tx.query(
    'INSERT INTO identity.kiosk_ticket (ticket_hash, process_id, person_key, expires_at) VALUES ($1, $2, $3, $4)',
    [hashOf(ticket), process, personKey, until.toISOString()],
  );
  return inGroups(toSymbols(ticket));
}

/**
 * The key of the person whose ticket it is. While it holds it may be shown again: more than one credential for each track of that person is
 * got by it never (`identity.issue`), and an answer that was lost is given again.
 * @param pool with the rights of role gotgan_member
 * @returns null: there is none such, or its time is over
 */
export async function takeKioskTicket(
  pool: Pool | PoolClient,
  process: string,
  written: string,
  now: Date = new Date(),
): Promise<Buffer | null> {
  const ticket = fromSymbols(plainSymbols(written));
  if (ticket?.length !== TICKET_BYTES) return null;
  const { rows } = await pool.query<{ key: Buffer }>(
    'SELECT person_key AS key FROM identity.kiosk_ticket WHERE ticket_hash = $1 AND process_id = $2 AND expires_at > $3',
    [hashOf(ticket), process, now.toISOString()],
  );
  return rows[0]?.key ?? null;
}

/** A person who is given paper has no ticket any more. */
export async function dropKioskTickets(tx: PoolClient, process: string, personKey: Buffer): Promise<void> {
  await tx.query('DELETE FROM identity.kiosk_ticket WHERE process_id = $1 AND person_key = $2', [
    process,
    personKey,
  ]);
}

/** Removes tickets whose time is over, so that nothing of when somebody came is left. @returns how many */
export async function forgetKioskTickets(db: Pool | PoolClient, now: Date = new Date()): Promise<number> {
  const { rowCount } = await db.query('DELETE FROM identity.kiosk_ticket WHERE expires_at <= $1', [
    now.toISOString(),
  ]);
  return rowCount ?? 0;
}
