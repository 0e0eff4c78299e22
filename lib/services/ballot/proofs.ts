import type { Pool } from 'pg';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import type { ConsistencyData, HeadsData } from '@/lib/domain/ballot/ledger-data';
import { consistencyProof } from '@/lib/domain/ballot/merkle';
import { allHeads, headData, newestHead, nodesOf } from '@/lib/services/ballot/ledger';

/**
 * The signed heads of a vote; null: its rules are not frozen, so that it has no ledger.
 * @param pool with the rights of role gotgan_web
 */
export async function findHeads(pool: Pool, process: string): Promise<HeadsData | null> {
  const { rows } = await pool.query<{ key: Buffer }>(
    'SELECT ledger_key AS key FROM election WHERE process_id = $1',
    [process],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const heads = await allHeads(pool, process);
  return { election: process, ledgerKey: toBase64(row.key), heads: heads.map(headData) };
}

/** The votes that have a ledger, those whose rules were frozen last first. */
export async function listLedgers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT process_id AS id FROM election ORDER BY frozen_at DESC, process_id',
  );
  return rows.map(({ id }) => id);
}

/**
 * The proof that a later tree begins with an earlier one.
 * @param pool with the rights of role gotgan_web
 * @returns null: the ledger has no tree of `to` leaves yet, or `from` is larger
 */
export async function findConsistency(
  pool: Pool,
  process: string,
  { from, to }: { from: number; to: number },
): Promise<ConsistencyData | null> {
  const head = await newestHead(pool, process);
  if (head === null || from > to || to > head.size) return null;
  const proof = await consistencyProof(from, to, nodesOf(pool, process));
  return { from, to, proof: proof.map(toBase64) };
}
