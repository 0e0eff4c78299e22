import type { Pool } from 'pg';
import { type Bytes, sameBytes, toBase64 } from '@/lib/domain/ballot/bytes';
import { rootOf, treeInMemory } from '@/lib/domain/ballot/merkle';
import { leafHash, leafOf, leafProblem } from '@/lib/ballot/cast';
import { isHead } from '@/lib/ballot/heads';
import { isReceiptFor } from '@/lib/ballot/voter';
import type { Sent } from '@/lib/cli/bench/vote-casting';
import { knownVote, PROCESS } from '@/lib/cli/bench/vote-world';
import { leafKeysOf } from '@/lib/services/ballot/cast';
import { allHeads } from '@/lib/services/ballot/ledger';

interface BallotRow {
  track: string;
  leaf_hash: Buffer;
  public_key: Buffer;
  credential: Buffer;
  counter: number;
  ciphertext: Buffer;
  signature: Buffer;
}

/** What a closed ledger says of what was acknowledged. */
export interface LedgerCheck {
  /** Every leaf is somebody's vote, and every head that was signed is the tree of the leaves before it. */
  ledger_ok: boolean;
  leaves: number;
  heads: number;
  /** Leaves beyond one for each voter: each has cast once. */
  double: number;
  /** Of these casts, those without a good receipt whose leaf is in the ledger. */
  lost: (sent: readonly Sent[]) => Promise<number>;
}

/** Checks the ledger whole, from what was cast. @param ballot with the rights of role gotgan_ballot, once the vote is closed */
export async function checkLedger(ballot: Pool): Promise<LedgerCheck> {
  const { device } = await knownVote(ballot);
  const { rows } = await ballot.query<BallotRow>('SELECT * FROM ballotbox.cast_ballots($1)', [PROCESS]);
  const order = await placesOf(ballot);
  const hashes = await leavesOf(ballot, rows);
  const heads = await areHeadsOf(ballot, order);
  const known = new Set(order);
  const isEachThere = hashes?.length === order.length && hashes.every((hash) => known.has(hash));
  const lost = async (sent: readonly Sent[]) => {
    let missing = 0;
    for (const { cast, receipt } of sent) {
      const isGood = receipt !== null && (await isReceiptFor(device, cast, receipt));
      if (!isGood || !known.has(receipt.leaf)) missing += 1;
    }
    return missing;
  };
  return {
    ledger_ok: isEachThere && heads.ok,
    leaves: order.length,
    heads: heads.number,
    double: order.length - new Set(rows.map(({ public_key }) => public_key.toString('hex'))).size,
    lost,
  };
}

/** The leaf hashes in the order of the ledger, base64url. */
async function placesOf(ballot: Pool): Promise<string[]> {
  const { rows } = await ballot.query<{ hash: Buffer }>(
    'SELECT hash FROM ballotbox.node WHERE process_id = $1 AND level = 0 ORDER BY index',
    [PROCESS],
  );
  return rows.map(({ hash }) => toBase64(hash));
}

/** The leaf hashes of what was cast, made anew; null: one is nobody's vote, or not what it was stored under. */
async function leavesOf(ballot: Pool, rows: readonly BallotRow[]): Promise<string[] | null> {
  const keys = leafKeysOf((await knownVote(ballot)).election);
  const hashes = [];
  for (const row of rows) {
    const leaf = await leafOf({
      election: PROCESS,
      track: row.track,
      publicKey: bytes(row.public_key),
      credential: bytes(row.credential),
      counter: row.counter,
      ciphertext: bytes(row.ciphertext),
      signature: bytes(row.signature),
    });
    const hash = await leafHash(leaf);
    if ((await leafProblem(leaf, keys)) !== null || !sameBytes(hash, row.leaf_hash)) return null;
    hashes.push(toBase64(hash));
  }
  return hashes;
}

const bytes = (buffer: Buffer): Bytes => Uint8Array.from(buffer);

async function areHeadsOf(ballot: Pool, order: readonly string[]): Promise<{ ok: boolean; number: number }> {
  const { election } = await knownVote(ballot);
  const read = await treeInMemory(order.map((hash) => bytes(Buffer.from(hash, 'base64url'))));
  const heads = await allHeads(ballot, PROCESS);
  for (const head of heads) {
    const isRoot = head.size <= order.length && sameBytes(await rootOf(head.size, read), head.root);
    if (!isRoot || !(await isHead(election.ledgerKey, head))) return { ok: false, number: heads.length };
  }
  return { ok: heads.at(-1)?.size === order.length, number: heads.length };
}
