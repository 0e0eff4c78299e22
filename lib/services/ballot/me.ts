import type { Pool, PoolClient } from 'pg';
import type { Outcome } from '@/lib/domain/eligibility/types';
import { takeKioskTicket } from '@/lib/services/ballot/kiosk-ticket';
import { type EligibleTrack, eligibleTracks, keyOfAccount } from '@/lib/services/eligibility/record';

/** Why somebody who is signed in may vote nowhere (yet): they have not asked, their case is looked at, or what they were answered. */
export type WhyNot = 'not-asked' | 'case-open' | Outcome;

/** Where somebody may vote. */
export type OwnVote =
  | { tracks: readonly EligibleTrack[]; why: null; to: null }
  | {
      tracks: readonly [];
      why: WhyNot;
      /** The page that helps on, without language. */
      to: string;
    };

/** What an account is told of its own part in a vote. @param pool with the rights of role gotgan_member */
export async function ownVote(pool: Pool, processId: string, person: string): Promise<OwnVote> {
  return withClient(pool, async (tx) => {
    const personKey = await keyOfAccount(tx, { processId, person });
    const tracks = personKey === null ? [] : await eligibleTracks(tx, { processId, personKey });
    if (tracks.length > 0) return { tracks, why: null, to: null };
    const why = await whyNot(tx, processId, person);
    return { tracks: [], why, to: `/participate/${processId}/eligibility` };
  });
}

async function whyNot(tx: PoolClient, process: string, person: string): Promise<WhyNot> {
  const { rows } = await tx.query<{ open: boolean; outcome: Outcome | null }>(
    `SELECT EXISTS (SELECT FROM identity.eligibility_case WHERE process_id = $1 AND person = $2 AND state = 'open') AS open,
            (SELECT outcome FROM identity.eligibility_answer WHERE process_id = $1 AND person = $2) AS outcome`,
    [process, person],
  );
  const [row] = rows;
  if (row?.open === true) return 'case-open';
  return row?.outcome ?? 'not-asked';
}

/** Who asks for a credential: a person at a kiosk by an officer's ticket, or an account. */
export type CredentialAsker = { ticket: string } | { person: string };

/** The key of who asks; null: nobody was confirmed, or the ticket holds no more. @param pool with the rights of role gotgan_member */
export async function personKeyOf(
  pool: Pool,
  processId: string,
  asker: CredentialAsker,
): Promise<Buffer | null> {
  if ('ticket' in asker) return takeKioskTicket(pool, processId, asker.ticket);
  return withClient(pool, (tx) => keyOfAccount(tx, { processId, person: asker.person }));
}

async function withClient<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  try {
    return await work(tx);
  } finally {
    tx.release();
  }
}
