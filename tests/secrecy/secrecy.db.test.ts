import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import { buildBallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { attack, readEverything } from '@/tests/secrecy/attack.test-support';
import { simulateVote, type Truth } from '@/tests/secrecy/simulate.test-support';

const BEGINS = new Date('2026-10-01T00:00:00Z');
const DURATION = 300_000;
/** The share of right guesses, by way, of a read before closing and of one after it. */
interface Attacked {
  beforeClosing: Record<string, number>;
  afterClosing: Record<string, number>;
}

/** One full read, and how often each way of the attack is right among its best hundred guesses. */
async function tryAttack(db: TestDatabase, truth: Truth, voters: number): Promise<Record<string, number>> {
  const read = await readEverything(db.owner);
  expect(read.persons).toHaveLength(voters);
  expect(read.leaves).toHaveLength(truth.personOf.size);
  return attack(read, (person, leaf) => truth.personOf.get(leaf) === person);
}

/** A vote from the first check to closing. @param batch 1: a build without batches */
async function voteAndAttack({ voters, batch }: { voters: number; batch: number }): Promise<Attacked> {
  const db = await createTestDatabase(inject('testServer'));
  try {
    await buildBallotWorld(db);
    const truth = await simulateVote(db, { voters, seed: 2027, batch, begins: BEGINS });
    await moveBatch(db.ballot, PROCESS, 1, new Date(BEGINS.getTime() + 14 * 86_400_000));
    const beforeClosing = await tryAttack(db, truth, voters);
    const closing = new Date(Date.now() + 10 * 86_400_000);
    await setVoteClock(db.owner, closing);
    await db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, closing.toISOString()]);
    return { beforeClosing, afterClosing: await tryAttack(db, truth, voters) };
  } finally {
    await db.drop();
  }
}

describe('one full read of both schemas', () => {
  let attacked: Attacked;
  beforeAll(async () => void (attacked = await voteAndAttack({ voters: 5000, batch: 50 })), DURATION);

  it('ties a person to a leaf in one of twenty-five of the best hundred guesses at most', () => {
    for (const [way, share] of Object.entries(attacked.afterClosing))
      expect(share, way).toBeLessThanOrEqual(1 / 25);
  });

  it('ties them in nine of ten before closing has written all anew: the attack can see', () => {
    expect(Math.max(...Object.values(attacked.beforeClosing))).toBeGreaterThanOrEqual(0.9);
  });
});

// Of a thousand: the fewer come on a day, the more it takes to hide them.
describe('the same read of a small vote', () => {
  let batches: Attacked;
  let none: Attacked;
  beforeAll(async () => {
    batches = await voteAndAttack({ voters: 1000, batch: 50 });
    none = await voteAndAttack({ voters: 1000, batch: 1 });
  }, DURATION);

  it('ties no more of them', () => {
    for (const [way, share] of Object.entries(batches.afterClosing))
      expect(share, way).toBeLessThanOrEqual(1 / 25);
  });

  it('ties twice as many as may be without batches, by the days of heads, although all was written anew', () => {
    expect(none.afterClosing['byBatch']).toBeGreaterThan(0.08);
  });

  it('ties them in nine of ten without batches and before closing; in half of them by answers and heads alone', () => {
    expect(Math.max(...Object.values(none.beforeClosing))).toBeGreaterThanOrEqual(0.9);
    expect(none.beforeClosing['byBatch']).toBeGreaterThan(0.5);
  });
});
