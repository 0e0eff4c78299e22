import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { remindReviewers } from '@/lib/services/review/remind-reviewers';
import { buildReviewWorld, PROCESS, type ReviewWorld } from '@/lib/services/review/world.test-support';

let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildReviewWorld(db);
});
afterAll(() => db.drop());

async function due(number: number, day: string) {
  await db.owner.query('UPDATE proposal_desk SET due = $3 WHERE process_id = $1 AND number = $2', [
    PROCESS,
    number,
    day,
  ]);
}
async function told() {
  const { rows } = await db.owner.query<{ person: string; kind: string; path: string; proposals: number }>(
    `DELETE FROM notice RETURNING person, kind, path, (detail ->> 'proposals')::int AS proposals`,
  );
  return rows.sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

it('tells the reviewers of a department of what is late and of what is due in three days, once', async () => {
  const [late, alsoLate, soon, later, judged] = [
    await world.proposal('assigned'),
    await world.proposal('assigned', 'asked-back'),
    await world.proposal('assigned'),
    await world.proposal('assigned'),
    await world.proposal('assigned', 'judged-infeasible'),
  ];
  await due(late, '2027-05-09');
  await due(alsoLate, '2027-04-01');
  await due(soon, '2027-05-13');
  await due(later, '2027-05-14');
  await due(judged, '2027-04-01');
  // Half past midnight of the tenth in Seoul.
  const now = new Date('2027-05-09T15:30:00Z');
  expect(await remindReviewers(db.member, now)).toBe(2);
  const person = world.viewers.reviewer.id;
  expect(await told()).toEqual([
    { person, kind: 'review-due', path: `/desk/${PROCESS}`, proposals: 1 },
    { person, kind: 'review-late', path: `/desk/${PROCESS}?late=1`, proposals: 2 },
  ]);
  expect(await remindReviewers(db.member, now)).toBe(0);
  // The next day one more is due, and four days on what was due is late.
  expect(await remindReviewers(db.member, new Date('2027-05-11T00:00:00Z'))).toBe(1);
  expect(await told()).toMatchObject([{ kind: 'review-due', proposals: 1 }]);
  expect(await remindReviewers(db.member, new Date('2027-05-20T00:00:00Z'))).toBe(1);
  expect(await told()).toMatchObject([{ kind: 'review-late', proposals: 2 }]);
  // Another day is another reminder.
  const fields = { process: PROCESS, picked: await world.picked(late), due: '2027-06-01' };
  await world.perform('review.move-due', fields, 'editor', new Date('2027-05-21T00:00:00Z'));
  expect(await remindReviewers(db.member, new Date('2027-06-02T00:00:00Z'))).toBe(1);
  expect(await told()).toMatchObject([{ kind: 'review-late', proposals: 1 }]);
});

it('of two workers at once one tells', async () => {
  await due(await world.proposal('assigned'), '2027-01-01');
  const now = new Date('2028-01-01T00:00:00Z');
  const counts = await Promise.all([remindReviewers(db.member, now), remindReviewers(db.member, now)]);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1);
});
