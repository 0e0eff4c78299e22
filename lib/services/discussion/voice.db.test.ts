import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { findOwnPart } from '@/lib/queries/discussion/own';
import { forgetDiscussion } from '@/lib/services/discussion/forget';
import {
  addPerson,
  buildDiscussionWorld,
  type DiscussionWorld,
  objectTo,
  say,
  send,
} from '@/lib/services/discussion/samples.test-support';

let world: DiscussionWorld;
beforeAll(async () => {
  world = await buildDiscussionWorld(await createTestDatabase(inject('testServer')));
});
afterAll(() => world.db.drop());

const one = (number = '1') => ({ process: world.process, number });
const problem = (code: string) => ({ done: false, problems: [{ field: '', code }] });
const endorsements = async (number: number) => {
  const { rows } = await world.db.web.query<{ endorsements: number }>(
    'SELECT endorsements FROM proposal_voice WHERE process_id = $1 AND number = $2',
    [world.process, number],
  );
  return rows[0]?.endorsements ?? 0;
};

describe('agreement', () => {
  it('counts once for each account, also of two at once, and can be taken back', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map(() => send(world, world.neighbour, 'discussion.endorse', one())),
    );
    expect([a, b]).toEqual([
      expect.objectContaining({ said: 'endorsed' }),
      expect.objectContaining({ said: 'endorsed' }),
    ]);
    expect(await endorsements(1)).toBe(1);
    await send(world, world.reader, 'discussion.endorse', one());
    expect(await endorsements(1)).toBe(2);
    await send(world, world.neighbour, 'discussion.unendorse', one());
    await send(world, world.neighbour, 'discussion.unendorse', one());
    expect(await endorsements(1)).toBe(1);
  });

  it('with one’s own proposal is refused, and with one that went into another or was withdrawn', async () => {
    expect(await send(world, world.author, 'discussion.endorse', one())).toEqual(problem('own-proposal'));
    expect(await send(world, world.reader, 'discussion.endorse', one('2'))).toEqual(problem('merged-away'));
    const { owner } = world.db;
    await owner.query(
      `INSERT INTO proposal_step (process_id, number, at, kind) VALUES ($1, 4, '2026-01-01', 'submitted'), ($1, 4, '2026-01-02', 'withdrawn')`,
      [world.process],
    );
    expect(await send(world, world.reader, 'discussion.endorse', one('4'))).toEqual(
      problem('proposal-withdrawn'),
    );
  });

  it('needs an account, and one that may write', async () => {
    const young = { ...world.reader, bar: 'guardian' as const };
    expect(await send(world, null, 'discussion.endorse', one())).toEqual({ done: false, refusal: 'sign-in' });
    expect(await send(world, young, 'discussion.endorse', one())).toEqual({
      done: false,
      refusal: 'guardian',
    });
  });

  it('is refused after thirty in a minute', async () => {
    const now = new Date('2031-01-01T00:00:00Z');
    const person = await addPerson(world.db.owner, '연타');
    for (let n = 0; n < 30; n += 1) await send(world, person, 'discussion.endorse', one('99'), { now });
    expect(await send(world, person, 'discussion.endorse', one(), { now })).toEqual({
      done: false,
      waitSeconds: 60,
    });
  });
});

describe('following', () => {
  const follows = async () => {
    const { followsProposal, followsProcess } = await findOwnPart(
      world.db.member,
      world.reader.id,
      world.process,
      1,
    );
    return [followsProposal, followsProcess];
  };

  it('is of a proposal or of the whole process, each on its own', async () => {
    expect(await follows()).toEqual([false, false]);
    const next = '/participate/4111000-2027/proposals/1/join';
    expect(await send(world, world.reader, 'discussion.follow', { ...one(), next })).toMatchObject({
      to: next,
      said: 'followed',
    });
    await send(world, world.reader, 'discussion.follow', one());
    expect(await follows()).toEqual([true, false]);
    await send(world, world.reader, 'discussion.follow', one('0'));
    await send(world, world.reader, 'discussion.unfollow', one());
    expect(await follows()).toEqual([false, true]);
    await send(world, world.reader, 'discussion.unfollow', one('0'));
    expect(await follows()).toEqual([false, false]);
  });

  it('never leads to another site', async () => {
    const outcome = await send(world, world.reader, 'discussion.unfollow', {
      ...one(),
      next: '//evil.example',
    });
    expect(outcome).toMatchObject({ to: '/' });
  });

  it('of nothing is refused', async () => {
    const nowhere = { process: '4111000-2099', number: '0' };
    expect(await send(world, world.reader, 'discussion.follow', nowhere)).toEqual({
      done: false,
      refusal: 'not-found',
    });
  });
});

describe('an account that is closed', () => {
  it('leaves its comments without a name, and the counts right', async () => {
    const { db } = world;
    const person = await addPerson(db.owner, '떠나는 사람');
    const comment = await say(world, person, '남는 말');
    await send(world, person, 'discussion.endorse', one('3'));
    await send(world, person, 'discussion.report', { ...one('3'), rule: 'advert', text: '내 이름은 아무개' });
    expect(await endorsements(3)).toBe(1);
    const tx = await db.member.connect();
    await tx.query('BEGIN');
    const touched = await forgetDiscussion(tx, person.id);
    await tx.query('COMMIT');
    tx.release();
    expect(touched.sort()).toEqual(['proposal:4111000-2027:1', 'proposal:4111000-2027:3']);
    expect(await endorsements(3)).toBe(0);
    const { rows } = await db.owner.query(
      `SELECT c.author_name, c.text, (SELECT count(*)::int FROM comment_author WHERE person = $2) AS authored,
              (SELECT jsonb_build_array(person, text, rule) FROM report WHERE number = 3) AS report
         FROM comment c WHERE c.id = $1`,
      [comment, person.id],
    );
    expect(rows).toEqual([
      { author_name: '탈퇴한 이용자', text: '남는 말', authored: 0, report: [null, null, 'advert'] },
    ]);
    expect(await send(world, person, 'discussion.withdraw', { comment })).toEqual({
      done: false,
      refusal: 'not-yours',
    });
  });

  it('leaves no words of its appeals', async () => {
    const comment = await say(world, world.neighbour, '가려질 말');
    await objectTo(world, comment);
    const tx = await world.db.member.connect();
    await forgetDiscussion(tx, world.neighbour.id);
    tx.release();
    const { rows } = await world.db.owner.query('SELECT text, settled_at IS NOT NULL AS settled FROM appeal');
    expect(rows).toEqual([{ text: '-', settled: true }]);
  });
});
