import { type Bytes, fromBase64, fromHex } from '@/lib/domain/ballot/bytes';
import type { RulesDocument } from '@/lib/domain/participation/rules-document';

/**
 * Where a vote stands: `frozen` (no key yet), `keyed` (not opened), `ahead` (opened, before it begins), `on`, `ending` (over; what came in
 * time is still taken), `closed`, `published`.
 */
export const VOTE_STATES = ['frozen', 'keyed', 'ahead', 'on', 'ending', 'closed', 'published'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

/** What a device is told of a vote: `GET /api/ballot/{id}`. Bytes are base64url. */
export interface ElectionData {
  id: string;
  state: VoteState;
  /** The instant on the server's clock at which this was answered. */
  now: string;
  begins: string;
  ends: string;
  rules: RulesDocument;
  /** SHA-256 of the frozen bytes, hexadecimal. */
  rulesHash: string;
  encryptionKey: string | null;
  ledgerKey: string;
  paperKey: string;
  /** By track: its credential key (SPKI). */
  tracks: Readonly<Record<string, string>>;
  /** Where a second host keeps a copy of the signed heads; null: none is named. */
  mirror: string | null;
}

/** What a ballot is made for: the parts of a vote that go into it. */
export interface BallotElection {
  id: string;
  rulesHash: Bytes;
  encryptionKey: Bytes;
  ledgerKey: Bytes;
  tracks: Readonly<Record<string, string>>;
}

/** @returns null where the election has no key yet, or what was sent cannot be read */
export function ballotElection({
  id,
  rulesHash,
  encryptionKey,
  ledgerKey,
  tracks,
}: ElectionData): BallotElection | null {
  const [hash, key, ledger] = [fromHex(rulesHash), fromBase64(encryptionKey ?? ''), fromBase64(ledgerKey)];
  if (hash?.length !== 32 || key?.length !== 65 || ledger?.length !== 32) return null;
  return { id, rulesHash: hash, encryptionKey: key, ledgerKey: ledger, tracks };
}
