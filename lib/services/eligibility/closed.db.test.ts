import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { addEligible, buildBallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { endVote } from '@/lib/services/count/world.test-support';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  const world = await buildBallotWorld(db);
  await addEligible(db);
  await endVote(world);
});
afterAll(() => db.drop());

it('who may vote stands once the box is closed, so that every machine is handed the same numbers', async () => {
  const numbers = async () =>
    (
      await db.member.query<Record<string, string>>('SELECT * FROM identity.numbers($1) ORDER BY track', [
        PROCESS,
      ])
    ).rows;
  const before = await numbers();
  await expect(
    db.member.query(
      `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on)
       VALUES ($1, sha256('one more'), 'codes', 'general', current_date)`,
      [PROCESS],
    ),
  ).rejects.toThrow('who may vote stands');
  expect(await numbers()).toEqual(before);
  expect(before).toContainEqual({ track: 'general', eligible: '1', credentials: '0', paper: '0' });
});
