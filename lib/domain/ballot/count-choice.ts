import { type Bytes, compareBytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { ballotProblem, type BallotProblem } from '@/lib/domain/ballot/check';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';

export const CHANNELS = ['electronic', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Whose vote a leaf is: a voter's key in its track; in the paper channel, which has one key, a sheet's. */
export const voteOf = (leaf: { track: string; publicKey: Bytes; counter: number }, channel: Channel) =>
  channel === 'paper' ? `${leaf.track} sheet ${leaf.counter}` : `${leaf.track} ${toBase64(leaf.publicKey)}`;

/** What a leaf is compared by with others of the same vote. */
export interface Placed {
  counter: number;
  /** Its hash, base64url. */
  leaf: string;
}

/** Whether a leaf counts before another one of the same vote: the higher counter; of equal ones the lower hash. */
export function countsBefore(one: Placed, other: Placed): boolean {
  if (one.counter !== other.counter) return one.counter > other.counter;
  const [hash, otherHash] = [fromBase64(one.leaf), fromBase64(other.leaf)];
  return hash !== null && otherHash !== null && compareBytes(hash, otherHash) < 0;
}

/** What became of the ballot that counts for a vote. */
export type BallotOutcome =
  | { kind: 'counted'; ballot: Ballot; blank: boolean }
  /** Without a choice, where the rules tell such ballots apart. */
  | { kind: 'blank' }
  /** The voter took back what they cast. */
  | { kind: 'voided' }
  | { kind: 'invalid'; reason: InvalidReason };
export type InvalidReason = BallotProblem | 'does-not-open';

/** @param ballot null: it did not open under its key and counter */
export function outcomeOf(rules: BallotRules, ballot: Ballot | null): BallotOutcome {
  if (ballot === null) return { kind: 'invalid', reason: 'does-not-open' };
  const problem = ballotProblem(rules, ballot);
  if (problem !== null) return { kind: 'invalid', reason: problem };
  if (ballot.void) return { kind: 'voided' };
  const blank = ballot.choices.length === 0;
  return blank && rules.blank === 'apart' ? { kind: 'blank' } : { kind: 'counted', ballot, blank };
}
