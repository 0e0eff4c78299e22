import type { Pool } from 'pg';
import { tags } from '@/lib/cache-tags';
import { closeVote } from '@/lib/services/ballot/close';
import { findElection } from '@/lib/services/ballot/election';
import { forgetKioskTickets } from '@/lib/services/ballot/kiosk-ticket';
import { moveBatch } from '@/lib/services/ballot/ledger';

/** What came of one round. */
export interface Moved {
  /** Votes that are open still. */
  open: number;
  /** Heads that were signed. */
  heads: number;
  /** Ids of the processes whose vote was closed. */
  closed: readonly string[];
}

/**
 * Forgets tickets that have run out, moves what waits into the ledger of each open vote, where enough wait together, and closes those whose time is over. One that fails
 * keeps no other one back.
 * @param pools with the rights of roles gotgan_ballot and gotgan_member
 * @throws AggregateError where some failed
 */
export async function moveBallots(pools: { ballot: Pool; member: Pool }, now: Date): Promise<Moved> {
  await forgetKioskTickets(pools.member, now);
  const { rows } = await pools.ballot.query<{ id: string }>(
    'SELECT process_id AS id FROM election WHERE opened_at IS NOT NULL AND closed_at IS NULL ORDER BY 1',
  );
  const results = [];
  const errors: unknown[] = [];
  for (const { id } of rows)
    try {
      results.push({ id, ...(await moveOne(pools, id, now)) });
    } catch (error) {
      errors.push(error);
    }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} votes could not be moved`);
  const closed = results.filter(({ isClosed }) => isClosed).map(({ id }) => id);
  return {
    open: results.length - closed.length,
    heads: results.filter(({ hasHead }) => hasHead).length,
    closed,
  };
}

/** One vote of {@link moveBallots}. */
export async function moveOne(
  { ballot, member }: { ballot: Pool; member: Pool },
  id: string,
  now: Date,
): Promise<{ isClosed: boolean; hasHead: boolean }> {
  const election = await findElection(ballot, id);
  if (election === null) return { isClosed: false, hasHead: false };
  if (await closeVote(ballot, election, now)) {
    await member.query('SELECT publish_participation($1)', [[tags.process(id), tags.processes()]]);
    return { isClosed: true, hasHead: false };
  }
  const head = await moveBatch(ballot, id, election.vote.batch, now);
  return { isClosed: false, hasHead: head !== null };
}
