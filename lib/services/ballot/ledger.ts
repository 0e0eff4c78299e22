import type { Pool, PoolClient } from 'pg';
import { type Bytes, toBase64 } from '@/lib/domain/ballot/bytes';
import type { HeadData } from '@/lib/domain/ballot/ledger-data';
import { grow, type NodeAt, type ReadNodes, rootOf } from '@/lib/domain/ballot/merkle';
import type { TreeHead } from '@/lib/domain/ballot/types';
import { signHead } from '@/lib/ballot/heads';
import { ledgerSigner } from '@/lib/services/ballot/box-keys';

/** Reads the nodes of a vote's tree. @throws RangeError where one is missing */
export function nodesOf(db: Pool | PoolClient, process: string): ReadNodes {
  return async (nodes) => {
    if (nodes.length === 0) return [];
    const { rows } = await db.query<{ level: number; index: string; hash: Buffer }>(
      `SELECT n.level, n.index, n.hash FROM unnest($2::int[], $3::bigint[]) AS asked (level, index)
         JOIN ballotbox.node n ON n.process_id = $1 AND n.level = asked.level AND n.index = asked.index`,
      [process, nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
    );
    const found = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, Uint8Array.from(hash)]));
    return nodes.map(({ level, index }) => {
      const hash = found.get(`${level}/${index}`);
      if (hash === undefined) throw new RangeError(`the ledger of ${process} has no node ${level}/${index}`);
      return hash;
    });
  };
}

/** The newest signed head; null: nothing is in the ledger. */
export async function newestHead(db: Pool | PoolClient, process: string): Promise<TreeHead | null> {
  const { rows } = await db.query<{ size: string; root: Buffer; at: Date; signature: Buffer }>(
    'SELECT size, root, at, signature FROM ballotbox.tree_head WHERE process_id = $1 ORDER BY size DESC LIMIT 1',
    [process],
  );
  return rows[0] === undefined ? null : headOf(process, rows[0]);
}

/** All signed heads, the oldest first. */
export async function allHeads(db: Pool | PoolClient, process: string): Promise<TreeHead[]> {
  const { rows } = await db.query<{ size: string; root: Buffer; at: Date; signature: Buffer }>(
    'SELECT size, root, at, signature FROM ballotbox.tree_head WHERE process_id = $1 ORDER BY size',
    [process],
  );
  return rows.map((row) => headOf(process, row));
}

function headOf(
  election: string,
  { size, root, at, signature }: { size: string; root: Buffer; at: Date; signature: Buffer },
): TreeHead {
  return {
    election,
    size: Number(size),
    root: Uint8Array.from(root),
    at: toSecond(at),
    signature: Uint8Array.from(signature),
  };
}

const toSecond = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z');

/** A head as it is published. */
export const headData = ({ election, size, root, at, signature }: TreeHead): HeadData => ({
  election,
  size,
  root: toBase64(root),
  at,
  signature: toBase64(signature),
});

/**
 * Moves what waits into the ledger, in one transaction: of each track of which casts of `least` different keys wait, sorted by hash
 * (1: whatever waits, at closing). A head is signed over the new tree.
 * @param pool with the rights of role gotgan_ballot
 * @returns the new head; null: nothing moved
 */
export async function moveBatch(
  pool: Pool,
  process: string,
  least: number,
  now: Date,
): Promise<TreeHead | null> {
  const ledger = await ledgerSigner(pool, process);
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const { rows } = await tx.query<{ hash: Buffer }>('SELECT ballotbox.take_batch($1, $2) AS hash', [
      process,
      least,
    ]);
    if (rows.length === 0) {
      await tx.query('ROLLBACK');
      return null;
    }
    const size = (await newestHead(tx, process))?.size ?? 0;
    const read = nodesOf(tx, process);
    await addNodes(
      tx,
      process,
      await grow(
        size,
        rows.map(({ hash }) => Uint8Array.from(hash)),
        read,
      ),
    );
    const whole = size + rows.length;
    const head = await signHead(ledger, {
      election: process,
      size: whole,
      root: await rootOf(whole, read),
      at: toSecond(now),
    });
    await tx.query(
      'INSERT INTO ballotbox.tree_head (process_id, size, root, at, signature) VALUES ($1, $2, $3, $4, $5)',
      [process, head.size, head.root, head.at, head.signature],
    );
    await tx.query('COMMIT');
    return head;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

async function addNodes(
  tx: PoolClient,
  process: string,
  nodes: readonly (NodeAt & { hash: Bytes })[],
): Promise<void> {
  await tx.query(
    `INSERT INTO ballotbox.node (process_id, level, index, hash)
     SELECT $1, n.level, n.index, n.hash FROM unnest($2::int[], $3::bigint[], $4::bytea[]) AS n (level, index, hash)`,
    [
      process,
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => Buffer.from(hash)),
    ],
  );
}
