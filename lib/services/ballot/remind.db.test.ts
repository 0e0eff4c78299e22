import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { noticeText } from '@/lib/content/notice-text';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { keepDraft } from '@/lib/services/ballot/draft';
import { remindersPast, remindVoters } from '@/lib/services/ballot/remind';
import { type BallotWorld, buildBallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { addPerson } from '@/lib/services/people.test-support';

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
});
beforeEach(async () => {
  await db.owner.query('DELETE FROM identity.ballot_draft');
  await db.owner.query('DELETE FROM notice');
});
afterAll(() => db.drop());

/** So many hours before the end that the vote was opened with. */
const before = (hours: number) => new Date(world.election.ends.getTime() - hours * 3_600_000);
const sealed = Buffer.alloc(1052, 1);

/** Somebody who opened a draft. @param hours before the end */
async function addDraft(hours = 60, hasMail = true): Promise<string> {
  const { id } = await addPerson(db.owner, { email: hasMail ? `${randomUUID()}@example.org` : null });
  const past = remindersPast(world.election.ends, before(hours));
  await keepDraft(db.member, PROCESS, { person: id, sealed, past });
  return id;
}
async function told(): Promise<string[]> {
  const { rows } = await db.owner.query<{ person: string }>('DELETE FROM notice RETURNING person');
  return rows.map(({ person }) => person).sort();
}

describe('who has opened a draft', () => {
  it('is reminded 48 and 6 hours before the end, each once, to the second', async () => {
    const people = [await addDraft(), await addDraft()].sort();
    await addPerson(db.owner, { email: 'without@example.org' });
    expect(await remindVoters(db.member, before(48.001))).toBe(0);
    expect(await remindVoters(db.member, before(48))).toBe(2);
    expect(await told()).toEqual(people);
    expect(await remindVoters(db.member, before(47))).toBe(0);
    expect(await remindVoters(db.member, before(6.001))).toBe(0);
    expect(await remindVoters(db.member, before(6))).toBe(2);
    expect(await told()).toEqual(people);
    expect(await remindVoters(db.member, before(1))).toBe(0);
    expect(await remindVoters(db.member, before(0))).toBe(0);
  });

  it('late gets what is still to come, and where both were missed one', async () => {
    const late = await addDraft(30);
    expect(await remindVoters(db.member, before(29))).toBe(0);
    await addDraft(5);
    const early = await addDraft(60);
    expect(await remindVoters(db.member, before(5))).toBe(2);
    expect(await told()).toEqual([late, early].sort());
    expect(await remindVoters(db.member, before(4))).toBe(0);
  });

  it('is told the same whether they have cast or not, with where to go, by mail', async () => {
    const person = await addDraft();
    await addDraft(60, false);
    await remindVoters(db.member, before(48));
    const { rows } = await db.owner.query<{ kind: string; detail: object; mailed: boolean }>(
      `SELECT kind, topic, path, detail, mail_at IS NOT NULL AS mailed FROM notice WHERE person = $1`,
      [person],
    );
    expect(rows).toEqual([
      {
        kind: 'vote-reminder',
        topic: 'account',
        path: `/participate/${PROCESS}/vote`,
        detail: {
          ko: '4111000-2027 예산',
          en: '4111000-2027 budget',
          ends: world.election.ends.toISOString(),
        },
        mailed: true,
      },
    ]);
    const notice = {
      kind: 'vote-reminder',
      detail: { ko: '참여예산', en: 'Budget', ends: '2027-05-10T03:04:00.000Z' },
    };
    expect(noticeText('ko', notice)).toBe(
      '참여예산 투표가 2027년 5월 10일 12:04에 끝납니다. 이미 투표하셨다면 이 안내는 무시해 주세요',
    );
    expect(noticeText('en', notice)).toBe(
      'The vote “Budget” ends on 10 May 2027, 12:04 KST. If you have voted already, ignore this',
    );
    const mails = await db.owner.query('SELECT FROM notice WHERE mail_at IS NOT NULL');
    expect(mails.rowCount).toBe(1);
  });

  it('of two workers at once one tells', async () => {
    await addDraft();
    const counts = await Promise.all([
      remindVoters(db.member, before(6)),
      remindVoters(db.member, before(6)),
    ]);
    expect(counts.sort()).toEqual([0, 1]);
  });

  it('is reminded by the new end where it moved, and not twice', async () => {
    const extend = async (hours: number) => {
      await db.owner.query('ALTER TABLE process_phase DISABLE TRIGGER USER');
      await db.owner.query(
        `UPDATE process_phase SET ends = ends + make_interval(hours => $1) WHERE phase = 'voting'`,
        [hours],
      );
      await db.owner.query('ALTER TABLE process_phase ENABLE TRIGGER USER');
    };
    await addDraft();
    expect(await remindVoters(db.member, before(48))).toBe(1);
    // A day later than before: the last reminder waits for it.
    await extend(24);
    expect(await remindVoters(db.member, before(6))).toBe(0);
    expect(await remindVoters(db.member, before(-18))).toBe(1);
    // After the last reminder an extension brings no other one.
    await extend(24);
    expect(await remindVoters(db.member, before(-20))).toBe(0);
    expect(await remindVoters(db.member, before(-42))).toBe(0);
    await extend(-48);
  });
});
