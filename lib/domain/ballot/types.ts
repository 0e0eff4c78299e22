import type { Bytes } from '@/lib/domain/ballot/bytes';

/**
 * How a ballot of a track is filled in. `approval`: choose; `knapsack`: choose within the ceiling; `points`: give out points;
 * `ranking`: the best first.
 */
export const BALLOT_TYPES = ['approval', 'knapsack', 'points', 'ranking'] as const;
export type BallotType = (typeof BALLOT_TYPES)[number];

/** A field of a track with a limit of its own. */
export interface BallotField {
  key: string;
  name: { ko: string; en: string };
  most: number;
  /** Numbers of its projects. A project is in one field at most. */
  projects: readonly number[];
}

export interface BallotProject {
  /** The proposal's number, also its id in the ballots file. */
  number: number;
  title: string;
  /** Whole won, as text. */
  cost: string;
}

/** What a ballot of a track may say, frozen with the rules. */
export interface BallotRules {
  track: string;
  name: { ko: string; en: string };
  /** The ballots file in which its ballots will be published. */
  file: string;
  type: BallotType;
  /** How many choices at least, on a ballot that is not blank. */
  least: number;
  most: number;
  /** Points to give out in all, at least one to each choice; null: the type gives none. */
  points: number | null;
  fields: readonly BallotField[];
  /** `counts`: a ballot without a choice is a ballot among the others; `apart`: it is told as a number and not counted. */
  blank: 'counts' | 'apart';
  /** Whole won, as text. */
  ceiling: string;
  projects: readonly BallotProject[];
}

/** A ballot as a voter filled it in. */
export interface Ballot {
  /** The voter takes back what they cast before; nothing else stands on it then. */
  void: boolean;
  /** Numbers of projects: as chosen, the best first where the type ranks. */
  choices: readonly number[];
  /** To each choice; null where the type gives none. */
  points: readonly number[] | null;
}

/** What is cast: all that the ballot box is given. */
export interface Cast {
  election: string;
  track: string;
  /** Ed25519, 32 bytes: the voter's, or the paper channel's. */
  publicKey: Bytes;
  /** RSA signature over the token, 256 bytes; empty in the paper channel. */
  credential: Bytes;
  /** From 1; the highest one of a key counts. In the paper channel: the sheet's number. */
  counter: number;
  ciphertext: Bytes;
  /** Ed25519, 64 bytes. */
  signature: Bytes;
}

/** The state of the ledger at a size, signed with the ledger's key. */
export interface TreeHead {
  election: string;
  size: number;
  root: Bytes;
  /** ISO 8601 in UTC, to the second. */
  at: string;
  signature: Bytes;
}
