import { createHash } from 'node:crypto';
import { memberSitePool } from '@/lib/db/site-pool';
import type { VotePage } from '@/lib/domain/ballot/vote-page';
import { toHex } from '@/lib/domain/ballot/bytes';
import { findElection, voteState } from '@/lib/services/ballot/election';
import { ownVote } from '@/lib/services/ballot/me';

/** What the page of a vote shows: its rules, where it stands, and whether whoever asks may vote. @param person null: nobody is signed in */
export async function readVotePage(
  process: string,
  person: string | null,
  now = new Date(),
): Promise<VotePage> {
  const pool = memberSitePool();
  const election = await findElection(pool, process);
  const own = person === null || election === null ? null : await ownVote(pool, process, person);
  return {
    now: now.toISOString(),
    election:
      election === null
        ? null
        : {
            state: voteState(election, now),
            begins: election.begins.toISOString(),
            ends: election.ends.toISOString(),
            rulesHash: toHex(election.rulesHash),
            casts: election.vote.casts,
            ballots: election.vote.ballots,
            tracks: election.rules.tracks,
          },
    own: own === null || person === null ? null : { ...own, mark: markOf(process, person) },
  };
}

/** Tells a device whether the code on it is of the account that is signed in; it says nothing of who that is. */
const markOf = (process: string, person: string) =>
  createHash('sha256').update(`gotgan/device/1 ${process} ${person}`).digest('hex').slice(0, 32);
