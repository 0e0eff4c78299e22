import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { BallotRules } from '@/lib/domain/ballot/types';
import type { Track } from '@/lib/domain/participation/rules-document';

/** What the page of a vote shows; instants as ISO 8601 in UTC. */
export interface VotePage {
  now: string;
  /** Null: its rules are not frozen yet. */
  election: {
    state: VoteState;
    begins: string;
    ends: string;
    rulesHash: string;
    casts: number;
    ballots: readonly BallotRules[];
    /** How they are counted. */
    tracks: readonly Track[];
  } | null;
  /** Null: nobody is signed in. */
  own: OwnPart | null;
}

/** What somebody is told of their own part in a vote. */
export interface OwnPart {
  tracks: readonly { track: string; credentialIssued: boolean; paperCheckedIn: boolean }[];
  /** Why they may vote nowhere (yet). */
  why: string | null;
  /** A mark of the account for this vote. */
  mark: string;
}
