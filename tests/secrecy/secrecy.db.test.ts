import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import { buildBallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { attack, readEverything } from '@/tests/secrecy/attack.test-support';
import { simulateVote, type Truth } from '@/tests/secrecy/simulate.test-support';

const BEGINS = new Date('2026-10-01T00:00:00Z');
const VOTERS = 5000;

/** One full read after the end, and how often the attack is right among its best hundred. */
async function tryAttack(db: TestDatabase, truth: Truth) {
  const read = await readEverything(db.owner);
  expect(read.persons).toHaveLength(VOTERS);
  return attack(read, (person, leaf) => truth.personOf.get(leaf) === person);
}

describe('one full read of both schemas after closing', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await buildBallotWorld(db);
  });
  afterAll(() => db.drop());

  it(
    'ties a person to a leaf in one of twenty-five of the best hundred guesses at most',
    { timeout: 300_000 },
    async () => {
      const truth = await simulateVote(db, { voters: VOTERS, seed: 2027, batch: 50, begins: BEGINS });
      await moveBatch(db.ballot, PROCESS, 1, new Date(BEGINS.getTime() + 14 * 86_400_000));
      const closing = new Date(Date.now() + 10 * 86_400_000);
      await setVoteClock(db.owner, closing);
      await db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, closing.toISOString()]);
      const found = await tryAttack(db, truth);
      for (const { way, share } of found) expect(share, way).toBeLessThanOrEqual(1 / 25);
    },
  );
});

describe('the same read of a build without batches, whose tables are not written anew', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await buildBallotWorld(db);
  });
  afterAll(() => db.drop());

  it('ties them in nine of ten: the attack can see', { timeout: 300_000 }, async () => {
    const truth = await simulateVote(db, { voters: VOTERS, seed: 2027, batch: 1, begins: BEGINS });
    const found = await tryAttack(db, truth);
    expect(Math.max(...found.map(({ share }) => share))).toBeGreaterThanOrEqual(0.9);
  });
});
