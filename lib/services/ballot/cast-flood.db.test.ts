import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { castBody, counterBody, hashOfCast, isReceiptFor, makeCast } from '@/lib/ballot/voter';
import { takeCast } from '@/lib/services/ballot/cast';
import { highestCounter } from '@/lib/services/ballot/counter';
import { moveBatch } from '@/lib/services/ballot/ledger';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  choosing,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db, { casts: 50 });
  // Between counting a key's casts and writing one more there is time for another one to be counted too.
  await db.owner.query(`
    CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.005); RETURN NEW; END';
    CREATE TRIGGER be_slow BEFORE INSERT ON ballotbox.ballot FOR EACH ROW EXECUTE FUNCTION be_slow();
    GRANT EXECUTE ON FUNCTION be_slow() TO PUBLIC`);
});
afterAll(() => db.drop());

/** 1 to 200, each once, in no order: 67 and 200 have no common divisor. */
const COUNTERS = Array.from({ length: 200 }, (_, at) => ((at * 67) % 200) + 1);

it('two hundred different casts of one voter at once are fifty leaves, and the others too many', async () => {
  const { voter, credential } = await addVoter(world);
  const casts = await Promise.all(
    COUNTERS.map((counter) => makeCast(voter, credential, choosing((counter % 5) + 1), counter)),
  );
  const answered = await Promise.all(
    casts.map(async (cast) => ({
      cast,
      answer: await takeCast(db.ballot, world.election, castBody(cast), new Date()),
    })),
  );

  const taken = answered.flatMap(({ cast, answer }) => ('receipt' in answer ? [{ cast, ...answer }] : []));
  const refused = answered.flatMap(({ answer }) => ('refusal' in answer ? [answer.refusal] : []));
  expect(taken).toHaveLength(50);
  expect(refused).toEqual(Array.from({ length: 150 }, () => 'too-many'));
  for (const { cast, receipt } of taken) expect(await isReceiptFor(world.device, cast, receipt)).toBe(true);

  const acknowledged = taken.map(({ cast }) => cast.counter);
  expect(await highestCounter(db.ballot, PROCESS, await counterBody(voter))).toBe(Math.max(...acknowledged));

  // What was promised is in the ledger, and nothing else.
  expect((await moveBatch(db.ballot, PROCESS, 1, new Date()))?.size).toBe(50);
  const { rows } = await db.owner.query<{ hash: Buffer }>('SELECT hash FROM ballotbox.node WHERE level = 0');
  const promised = await Promise.all(taken.map(async ({ cast }) => toBase64(await hashOfCast(cast))));
  expect(rows.map(({ hash }) => toBase64(hash)).sort()).toEqual(promised.sort());
});
