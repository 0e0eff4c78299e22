import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { compareBytes, fromBase64, toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { readHead, readHeads, readLeaf, readProof } from '@/lib/domain/ballot/ledger-data';
import { isConsistent, isIncluded, rootOf, treeInMemory } from '@/lib/domain/ballot/merkle';
import { isHead, receiptCode } from '@/lib/ballot/heads';
import { hashOfCast } from '@/lib/ballot/voter';
import { findLeaf } from '@/lib/services/ballot/find-leaf';
import { allHeads, moveBatch } from '@/lib/services/ballot/ledger';
import { findConsistency, findHeads, listLedgers } from '@/lib/services/ballot/proofs';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  PROCESS,
  type TestVoter,
} from '@/lib/services/ballot/world.test-support';

const LEAST = 50;
const AT = new Date('2026-12-02T03:04:05.678Z');

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
}, 60_000);
afterAll(() => db.drop());

const leaves = async () => {
  const { rows } = await db.web.query<{ hash: Buffer }>(
    'SELECT hash FROM ballotbox.node WHERE level = 0 ORDER BY index',
  );
  return rows.map(({ hash }) => Uint8Array.from(hash));
};
const waiting = async () => {
  const { rows } = await db.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM ballotbox.waiting');
  return rows[0]?.n ?? 0;
};
const cast = async (voter: TestVoter, counter = 1, choice = voter.voter.track === 'youth' ? 6 : 1) => {
  const ballot =
    voter.voter.track === 'youth' ? { void: false, choices: [choice], points: [10] } : choosing(choice);
  const { cast: made, answer } = await castBy(world, voter, ballot, { counter });
  if (!('receipt' in answer)) throw new Error(answer.refusal);
  return hashOfCast(made);
};

/** One after the other, as in a vote: each test goes on from the one before. */
describe('the ledger', () => {
  const voters: TestVoter[] = [];
  const sent: string[] = [];

  it('takes nothing while casts of 49 keys of a track wait, however many they are', async () => {
    for (let n = 0; n < 49; n += 1) voters.push(await addVoter(world));
    for (const voter of voters) sent.push(toHex(await cast(voter)));
    // Keys that cast again are no other keys, and those of another track are no keys of this one.
    for (const voter of voters.slice(0, 8)) sent.push(toHex(await cast(voter, 2)));
    for (let n = 0; n < 3; n += 1) await cast(await addVoter(world, 'youth'));
    expect(await moveBatch(db.ballot, PROCESS, LEAST, AT)).toBeNull();
    expect(await leaves()).toEqual([]);
    expect(await waiting()).toBe(60);
    expect(await findLeaf(db.web, PROCESS, receiptCode(await cast(voters[0] as TestVoter, 3)))).toBeNull();
  }, 60_000);

  it('takes them together with the fiftieth, sorted by hash, those of the other track left', async () => {
    const [first] = voters;
    const third = toHex(await hashOfCast((await castAgain(first as TestVoter)).cast));
    voters.push(await addVoter(world));
    sent.push(third, toHex(await cast(voters[49] as TestVoter)));
    const head = await moveBatch(db.ballot, PROCESS, LEAST, AT);
    const all = await leaves();
    expect(head).toMatchObject({ election: PROCESS, size: 60, at: '2026-12-02T03:04:05Z' });
    expect(all).toHaveLength(60);
    expect(all.map((hash) => toHex(hash))).toEqual([...all].sort(compareBytes).map((hash) => toHex(hash)));
    expect(all.map((hash) => toHex(hash))).toEqual(expect.arrayContaining(sent));
    expect(await waiting()).toBe(3);
    expect(head?.root).toEqual(await rootOf(60, await treeInMemory(all)));
    expect(await moveBatch(db.ballot, PROCESS, LEAST, AT)).toBeNull();
  });

  it('is moved once by two at once', async () => {
    for (const voter of voters) await cast(voter, 10);
    const moved = await Promise.all([1, 2, 3, 4].map(() => moveBatch(db.ballot, PROCESS, LEAST, AT)));
    expect(moved.filter((head) => head !== null).map(({ size }) => size)).toEqual([110]);
    expect(await leaves()).toHaveLength(110);
    const batch = (await leaves()).slice(60);
    expect(batch).toEqual([...batch].sort(compareBytes));
  });

  it('takes in whatever waits at closing, and each head begins with the one before', async () => {
    expect((await moveBatch(db.ballot, PROCESS, 1, AT))?.size).toBe(113);
    expect(await waiting()).toBe(0);
    const heads = await allHeads(db.web, PROCESS);
    expect(heads.map(({ size }) => size)).toEqual([60, 110, 113]);
    for (const head of heads) expect(await isHead(world.election.ledgerKey, head)).toBe(true);
    for (const [at, later] of heads.entries())
      for (const earlier of heads.slice(0, at)) {
        const sizes = { from: earlier.size, to: later.size };
        const proof = readProof(await findConsistency(db.web, PROCESS, sizes));
        expect(await isConsistent(earlier, later, proof ?? [])).toBe(true);
        expect(await isConsistent({ ...earlier, root: new Uint8Array(32) }, later, proof ?? [])).toBe(false);
      }
  });

  it('shows for each receipt where it is, and proves it', async () => {
    const head = (await allHeads(db.web, PROCESS)).at(-1);
    for (const [index, hash] of (await leaves()).entries()) {
      const answer = await findLeaf(db.web, PROCESS, receiptCode(hash));
      const found = readLeaf(answer);
      expect(answer).toMatchObject({ leaf: toBase64(hash), index, size: 113 });
      expect(found?.head).toEqual(head);
      const tree = found?.head ?? { size: 0, root: new Uint8Array() };
      expect(await isIncluded({ hash, index }, tree, found?.proof ?? [])).toBe(true);
    }
    for (const code of ['0000-0000-0000-0000', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'])
      expect(await findLeaf(db.web, PROCESS, code)).toBeNull();
    expect(await findLeaf(db.web, '1111000-2027', receiptCode((await leaves())[0] as never))).toBeNull();
  });

  it('publishes its heads with its key, and proofs between trees that it has', async () => {
    const data = await findHeads(db.web, PROCESS);
    expect(fromBase64(data?.ledgerKey ?? '')).toEqual(world.election.ledgerKey);
    expect(readHeads(data)?.heads.map(({ size }) => size)).toEqual([60, 110, 113]);
    expect(readHead(data?.heads[0])?.at).toBe('2026-12-02T03:04:05Z');
    expect(await findHeads(db.web, '1111000-2027')).toBeNull();
    expect(await listLedgers(db.web)).toEqual([PROCESS]);
    expect(await findConsistency(db.web, PROCESS, { from: 60, to: 114 })).toBeNull();
    expect(await findConsistency(db.web, PROCESS, { from: 61, to: 60 })).toBeNull();
    expect(await findConsistency(db.web, PROCESS, { from: 60, to: 60 })).toEqual({
      from: 60,
      to: 60,
      proof: [],
    });
  });

  /** The third cast of the first voter, which is there already: sealed anew it is another one. */
  const castAgain = (voter: TestVoter) => castBy(world, voter, choosing(2), { counter: 4 });
});
