import type { Pool, PoolClient } from 'pg';
import { type Bytes, toBase64, toHex } from '@/lib/domain/ballot/bytes';
import type { ElectionData, VoteState } from '@/lib/domain/ballot/election-data';
import { readRules, type RulesDocument, type VoteRules } from '@/lib/domain/participation/rules-document';

/** The vote of a process, from the freezing of its rules on. */
export interface Election {
  /** The id of its process. */
  id: string;
  rules: RulesDocument;
  vote: VoteRules;
  rulesBytes: Bytes;
  rulesHash: Bytes;
  ledgerKey: Bytes;
  paperKey: Bytes;
  /** The public key of the election, after the ceremony. */
  encryptionKey: Bytes | null;
  ceremony: unknown;
  /** By track: its credential key (SPKI, base64url). */
  tracks: Readonly<Record<string, string>>;
  /** When voting begins and ends, extensions included. */
  begins: Date;
  ends: Date;
  /** When two officers opened it. */
  openedAt: Date | null;
  closedAt: Date | null;
  seed: string | null;
  publishedAt: Date | null;
  resultHash: Bytes | null;
}

interface Row {
  rules: Buffer;
  rules_sha256: Buffer;
  ledger_key: Buffer;
  paper_key: Buffer;
  encryption_key: Buffer | null;
  ceremony: unknown;
  begins: Date;
  ends: Date;
  opened_at: Date | null;
  closed_at: Date | null;
  seed: string | null;
  published_at: Date | null;
  result_sha256: Buffer | null;
  keys: Record<string, string>;
}

/** The vote of a process; null: its rules were not frozen. @param db with any of the rights of the site */
export async function findElection(db: Pool | PoolClient, process: string): Promise<Election | null> {
  const { rows } = await db.query<Row>(
    `SELECT e.rules, e.rules_sha256, e.ledger_key, e.paper_key, e.encryption_key, e.ceremony, e.opened_at, e.closed_at, e.seed,
            e.published_at, e.result_sha256, p.begins, p.ends,
            (SELECT json_object_agg(t.track, encode(t.credential_key, 'hex')) FROM election_track t WHERE t.process_id = e.process_id) AS keys
       FROM election e JOIN process_phase p ON (p.process_id, p.phase) = (e.process_id, 'voting') WHERE e.process_id = $1`,
    [process],
  );
  return rows[0] === undefined ? null : electionOf(process, rows[0]);
}

const bytes = (buffer: Buffer): Bytes => Uint8Array.from(buffer);
const bytesOrNull = (buffer: Buffer | null) => (buffer === null ? null : bytes(buffer));

function electionOf(id: string, row: Row): Election {
  const rules = readRules(bytes(row.rules));
  if (rules.vote === undefined) throw new Error(`the rules of ${id} say nothing of a vote`);
  const keys = Object.entries(row.keys).map(
    ([track, hex]) => [track, toBase64(Buffer.from(hex, 'hex'))] as const,
  );
  return {
    id,
    rules,
    vote: rules.vote,
    rulesBytes: bytes(row.rules),
    rulesHash: bytes(row.rules_sha256),
    ledgerKey: bytes(row.ledger_key),
    paperKey: bytes(row.paper_key),
    encryptionKey: bytesOrNull(row.encryption_key),
    ceremony: row.ceremony,
    tracks: Object.fromEntries(keys),
    begins: row.begins,
    ends: row.ends,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    seed: row.seed,
    publishedAt: row.published_at,
    resultHash: bytesOrNull(row.result_sha256),
  };
}

/** Where a vote stands at an instant. */
export function voteState(election: Election, now: Date): VoteState {
  if (election.publishedAt !== null) return 'published';
  if (election.closedAt !== null) return 'closed';
  if (election.encryptionKey === null) return 'frozen';
  if (election.openedAt === null) return 'keyed';
  if (now < election.begins) return 'ahead';
  return now < election.ends ? 'on' : 'ending';
}

/** What a device is told of a vote. @param mirror the address of a second host's copy of the heads */
export function electionData(election: Election, now: Date, mirror: string | null): ElectionData {
  const { id, rules, rulesHash, encryptionKey, ledgerKey, paperKey, tracks, begins, ends } = election;
  return {
    id,
    state: voteState(election, now),
    now: now.toISOString(),
    begins: begins.toISOString(),
    ends: ends.toISOString(),
    rules,
    rulesHash: toHex(rulesHash),
    encryptionKey: encryptionKey === null ? null : toBase64(encryptionKey),
    ledgerKey: toBase64(ledgerKey),
    paperKey: toBase64(paperKey),
    tracks,
    mirror,
  };
}
