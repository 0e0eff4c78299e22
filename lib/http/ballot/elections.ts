import { ballotSitePool } from '@/lib/db/site-pool';
import { type Election, findElection } from '@/lib/services/ballot/election';

/** A vote that was read is good for so long: a cast costs no read of its own. */
const KEPT_MS = 1_000;
const MOST_KEPT = 50;

const kept = new Map<string, { until: number; election: Promise<Election | null> }>();

/** The vote of a process as it was within the last second; null: there is none. */
export function findElectionNow(
  id: string,
  find: (id: string) => Promise<Election | null> = (one) => findElection(ballotSitePool(), one),
  now = Date.now(),
): Promise<Election | null> {
  const known = kept.get(id);
  if (known !== undefined && now < known.until) return known.election;
  // Ids that do not exist are asked for too.
  if (kept.size >= MOST_KEPT) kept.clear();
  const election = find(id);
  kept.set(id, { until: now + KEPT_MS, election });
  // What failed is asked for again.
  election.catch(() => kept.delete(id));
  return election;
}
