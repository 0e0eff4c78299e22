import { createHash, randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { codeFrom, readCode, shownCode } from '@/lib/domain/eligibility/codes';
import type { PassProblem } from '@/lib/domain/eligibility/desk-pass';
import { verdictOf } from '@/lib/domain/eligibility/verdict';
import { findElection, voteState } from '@/lib/services/ballot/election';
import { dropKioskTickets, TICKET_MINUTES } from '@/lib/services/ballot/kiosk-ticket';
import { allow, eligibleTracks, rulesOf } from '@/lib/services/eligibility/record';
import { findSetup, personKey } from '@/lib/services/eligibility/setup';
import { identityIn } from '@/lib/services/eligibility/verifiers';

/**
 * Where a process is verified by an identity provider, nobody has anything that an officer could look up: people sign in there, on the
 * machine at the desk or on their own, and get a pass, which the officer types. It stands for them for a few minutes, once. It is kept
 * as a kiosk's ticket is, and among those (`identity.kiosk_ticket`): a hash, which is none of a ticket's, whose person it is, and until when.
 */
const hashOf = (code: string) => createHash('sha256').update(`desk pass ${code}`).digest();

/** How far the provider's clock may be from this one, in seconds. */
const SKEW_SECONDS = 10;

interface ShownAtDesk {
  process: string;
  /** When they were sent to the provider. */
  begun: Date;
  now: Date;
}

/**
 * Gives somebody a pass by what the provider has just said of them, and judges them as their own check would. Earlier passes and tickets of
 * theirs hold no more.
 * @param pool with the rights of role gotgan_member
 * @returns the pass as it is shown
 */
export async function giveDeskPass(
  pool: Pool,
  claims: Readonly<Record<string, unknown>>,
  shown: ShownAtDesk,
): Promise<{ pass: string } | { problem: PassProblem }> {
  if (!wasAsked(claims['auth_time'], shown.begun)) return { problem: 'not-anew' };
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const key = await keyOf(tx, claims, shown);
    if (typeof key === 'string') {
      await tx.query('ROLLBACK');
      return { problem: key };
    }
    const pass = await keepPass(tx, key, shown);
    await tx.query('COMMIT');
    return { pass: shownCode(pass) };
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

/** Whether the provider has asked who it is since then: whoever was there before may still be signed in with it. */
function wasAsked(at: unknown, begun: Date): boolean {
  return typeof at === 'number' && at >= begun.getTime() / 1000 - SKEW_SECONDS;
}

async function keyOf(
  tx: PoolClient,
  claims: Readonly<Record<string, unknown>>,
  { process, now }: ShownAtDesk,
): Promise<Buffer | PassProblem> {
  const election = await findElection(tx, process);
  if (election === null || voteState(election, now) !== 'on') return 'vote-not-on';
  const setup = await findSetup(tx, process, 'SHARE');
  if (setup?.verifier !== 'oidc') return 'not-by-provider';
  const found = identityIn(claims);
  if (found === null) return 'no-claims';
  if (found.namespace !== setup.namespace) return 'not-by-provider';
  const key = personKey(setup, found.namespace, found.identifier);
  const rules = await rulesOf(tx, process);
  const tracks = [...rules].flatMap(([track, rule]) =>
    verdictOf(track, rule, found) === 'eligible' ? [track] : [],
  );
  await allow(tx, setup, key, { tracks, district: found.district, now });
  const open = await eligibleTracks(tx, { processId: process, personKey: key });
  return open.length === 0 ? 'not-eligible' : key;
}

async function keepPass(tx: PoolClient, key: Buffer, { process, now }: ShownAtDesk): Promise<string> {
  await dropKioskTickets(tx, process, key);
  const code = newCode();
  const until = new Date(now.getTime() + TICKET_MINUTES * 60_000);
  await tx.query(
    'INSERT INTO identity.kiosk_ticket (ticket_hash, process_id, person_key, expires_at) VALUES ($1, $2, $3, $4)',
    [hashOf(code), process, key, until.toISOString()],
  );
  return code;
}

function newCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(12));
    if (code !== null) return code;
  }
}

/**
 * Uses a pass up; it is back where the transaction does not hold.
 * @returns the key of whose it is, or why it is good for nothing here: it was used, its time is over, or it is another process's
 */
export async function takeDeskPass(
  tx: PoolClient,
  process: string,
  written: string,
  now: Date,
): Promise<{ key: Buffer } | { problem: 'pass-gone' | 'pass-expired' | 'pass-elsewhere' }> {
  const { rows } = await tx.query<{ key: Buffer; of: string; until: Date }>(
    'DELETE FROM identity.kiosk_ticket WHERE ticket_hash = $1 RETURNING person_key AS key, process_id AS of, expires_at AS until',
    [hashOf(readCode(written) ?? '')],
  );
  const [row] = rows;
  if (row === undefined) return { problem: 'pass-gone' };
  if (row.of !== process) return { problem: 'pass-elsewhere' };
  return row.until <= now ? { problem: 'pass-expired' } : { key: row.key };
}
