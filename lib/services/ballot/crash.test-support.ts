import { expect } from 'vitest';
import type { TestDatabase } from '@/lib/db/testing';
import { sameBytes, toBase64 } from '@/lib/domain/ballot/bytes';
import { rootOf, treeInMemory } from '@/lib/domain/ballot/merkle';
import { castBody, type CastBody, makeCast } from '@/lib/ballot/voter';
import { allHeads } from '@/lib/services/ballot/ledger';
import { addVoter, type BallotWorld, choosing, PROCESS } from '@/lib/services/ballot/world.test-support';

/** Casts that are made, and not sent yet: several of each voter. */
export async function madeCasts(world: BallotWorld, voters: number, each: number): Promise<CastBody[]> {
  const made: CastBody[] = [];
  for (let n = 0; n < voters; n += 1) {
    const { voter, credential } = await addVoter(world);
    for (let counter = 1; counter <= each; counter += 1)
      made.push(castBody(await makeCast(voter, credential, choosing(1, 2), counter)));
  }
  // The casts of a voter do not follow each other.
  return made.sort((a, b) => a.counter - b.counter);
}

const hashesOf = async ({ owner }: TestDatabase, sql: string): Promise<string[]> => {
  const { rows } = await owner.query<{ hash: Buffer }>(sql);
  return rows.map(({ hash }) => toBase64(hash));
};

/**
 * What was acknowledged is in the ledger or waits for it, nothing is there twice, and the tree stands under every head.
 * @param acknowledged leaves, base64url
 */
export async function expectWhole(db: TestDatabase, acknowledged: Iterable<string>): Promise<void> {
  const box = await hashesOf(db, 'SELECT leaf_hash AS hash FROM ballotbox.ballot');
  const waiting = await hashesOf(db, 'SELECT leaf_hash AS hash FROM ballotbox.waiting');
  const ledger = await hashesOf(db, 'SELECT hash FROM ballotbox.node WHERE level = 0 ORDER BY index');
  const inBox = new Set(box);
  expect([...acknowledged].filter((leaf) => !inBox.has(leaf))).toEqual([]);
  expect([...waiting, ...ledger].sort()).toEqual([...box].sort());
  expect(inBox.size).toBe(box.length);
  const leaves = ledger.map((leaf) => Uint8Array.from(Buffer.from(leaf, 'base64url')));
  const heads = await allHeads(db.owner, PROCESS);
  expect(heads.at(-1)?.size ?? 0).toBe(leaves.length);
  for (const { size, root } of heads)
    expect(sameBytes(root, await rootOf(size, await treeInMemory(leaves.slice(0, size))))).toBe(true);
  const { rows } = await db.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM ballotbox.node');
  // Whole subtrees of so many leaves: each size has its own number of them.
  expect(rows[0]?.n ?? 0).toBe(leaves.length === 0 ? 0 : 2 * leaves.length - digitSum(leaves.length));
}

const digitSum = (size: number) => [...size.toString(2)].filter((digit) => digit === '1').length;
