import { tags } from '@/lib/cache-tags';
import { ballotSitePool, memberSitePool } from '@/lib/db/site-pool';
import { closeVote } from '@/lib/services/ballot/close';
import { findElection } from '@/lib/services/ballot/election';

/** Closes the box of a vote that two officers closed, and renews the pages that show it. */
export async function closeNow(process: string, now: Date): Promise<void> {
  const ballots = ballotSitePool();
  const election = await findElection(ballots, process);
  if (election === null || !(await closeVote(ballots, election, now))) return;
  await memberSitePool().query('SELECT publish_participation($1)', [
    [tags.process(process), tags.processes()],
  ]);
}
