import type { Pool } from 'pg';
import { readReceipt } from '@/lib/ballot/heads';
import { fromSymbols, plainSymbols } from '@/lib/domain/ballot/base32';
import { type Bytes, concat, toBase64 } from '@/lib/domain/ballot/bytes';
import type { LeafData } from '@/lib/domain/ballot/ledger-data';
import { inclusionProof } from '@/lib/domain/ballot/merkle';
import { headData, newestHead, nodesOf } from '@/lib/services/ballot/ledger';

const HASH_BYTES = 32;

/**
 * The leaf of a receipt, and the proof that it is in the newest head. What waits for the ledger cannot be read by the site, so that nobody
 * is told of a leaf before it stands there with others.
 * @param pool with the rights of role gotgan_web
 * @param written a receipt, as people write it
 * @returns null: the ledger has none
 */
export async function findLeaf(
  pool: Pool,
  process: string,
  written: string,
): Promise<LeafData | null | 'no-receipt'> {
  const code = readReceipt(written);
  if (code === null) return 'no-receipt';
  const prefix = fromSymbols(plainSymbols(code));
  // The head before the leaf: a batch that comes in between is in neither.
  const head = await newestHead(pool, process);
  const found = prefix === null || head === null ? null : await leafFrom(pool, process, prefix);
  if (head === null || found === null || found.index >= head.size) return null;
  const proof = await inclusionProof(found.index, head.size, nodesOf(pool, process));
  return {
    leaf: toBase64(found.hash),
    index: found.index,
    size: head.size,
    proof: proof.map(toBase64),
    head: headData(head),
  };
}

/** The first leaf whose hash begins with some bytes, by the index of hashes. */
async function leafFrom(
  pool: Pool,
  process: string,
  prefix: Bytes,
): Promise<{ index: number; hash: Bytes } | null> {
  const last = concat(prefix, new Uint8Array(HASH_BYTES - prefix.length).fill(255));
  const { rows } = await pool.query<{ index: string; hash: Buffer }>(
    `SELECT index, hash FROM ballotbox.node WHERE process_id = $1 AND level = 0 AND hash BETWEEN $2 AND $3 ORDER BY hash LIMIT 1`,
    [process, prefix, last],
  );
  const [row] = rows;
  return row === undefined ? null : { index: Number(row.index), hash: Uint8Array.from(row.hash) };
}
