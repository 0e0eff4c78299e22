import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { listComments } from '@/lib/queries/discussion/comments';
import {
  addPerson,
  buildDiscussionWorld,
  type DiscussionWorld,
  say,
  send,
} from '@/lib/services/discussion/samples.test-support';

let world: DiscussionWorld;
beforeAll(async () => {
  world = await buildDiscussionWorld(await createTestDatabase(inject('testServer')));
});
afterAll(() => world.db.drop());

const to = (text: string, more: Record<string, string> = {}) => ({
  process: world.process,
  number: '1',
  text,
  ...more,
});
const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const row = async (id: string) => {
  const { rows } = await world.db.web.query(
    'SELECT state, text, author_name, parent, place FROM comment WHERE id = $1',
    [id],
  );
  return rows[0] as unknown;
};
const voice = async (number = 1) => {
  const { rows } = await world.db.web.query(
    'SELECT places, comments, endorsements FROM proposal_voice WHERE process_id = $1 AND number = $2',
    [world.process, number],
  );
  return rows[0] as unknown;
};

describe('a comment', () => {
  it('is public under the shown name, and counted', async () => {
    const id = await say(world, world.neighbour, '좋은 제안입니다.');
    expect(await row(id)).toEqual({
      state: 'shown',
      text: '좋은 제안입니다.',
      author_name: '이웃',
      parent: null,
      place: 1,
    });
    expect(await voice()).toEqual({ places: 1, comments: 1, endorsements: 0 });
  });

  it('keeps markup as it is read, and loses what nobody sees', async () => {
    const id = await say(world, world.neighbour, ' <script>alert(1)</script>\u202Eabc\u202C\u200B ');
    expect(await row(id)).toMatchObject({ text: '<script>alert(1)</script>abc' });
  });

  it.each([
    ['', 'empty'],
    ['\u200B\u3164', 'empty'],
    ['가'.repeat(3001), 'too-long'],
    ['가'.repeat(10_000), 'too-long'],
    ['연락은 010-1234-5678로', 'phone-number'],
  ])('%.12s… is refused: %s', async (text, code) => {
    expect(await send(world, world.neighbour, 'discussion.comment', to(text))).toEqual(problem(code, 'text'));
  });

  it('of 3,000 characters is taken, those beyond the first plane counted once', async () => {
    await say(world, world.neighbour, '😀'.repeat(3000));
  });

  it('needs an account that may write', async () => {
    const barred = { ...world.neighbour, bar: 'barred' as const };
    expect(await send(world, null, 'discussion.comment', to('말'))).toEqual({
      done: false,
      refusal: 'sign-in',
    });
    expect(await send(world, barred, 'discussion.comment', to('말'))).toEqual({
      done: false,
      refusal: 'barred',
    });
  });

  it('is refused on what is no proposal, is a draft, or went into another one', async () => {
    const none = { done: false, refusal: 'not-found' };
    expect(await send(world, world.neighbour, 'discussion.comment', to('말', { number: '99' }))).toEqual(
      none,
    );
    expect(await send(world, world.neighbour, 'discussion.comment', to('말', { number: '4' }))).toEqual(none);
    expect(await send(world, world.neighbour, 'discussion.comment', to('말', { number: '2' }))).toEqual(
      problem('merged-away'),
    );
  });

  it('is refused before the process begins, and a year after it ended', async () => {
    const ask = (day: string) =>
      send(world, world.neighbour, 'discussion.comment', to(`말 ${day}`, { process: world.other }), {
        now: new Date(day),
      });
    expect(await ask('2025-12-31T00:00:00Z')).toEqual(problem('phase-not-begun'));
    await world.db.owner.query(`UPDATE process_phase SET ends = '2026-07-01' WHERE process_id = $1`, [
      world.other,
    ]);
    expect(await ask('2027-06-30T00:00:00Z')).toMatchObject({ done: true });
    expect(await ask('2027-07-02T00:00:00Z')).toEqual(problem('discussion-over'));
  });

  it('sent twice at once is taken once', async () => {
    // Neither can be written before both have been looked at.
    const gate = await world.db.owner.connect();
    await gate.query('BEGIN');
    await gate.query('SELECT FROM proposal_voice WHERE process_id = $1 AND number = 1 FOR UPDATE', [
      world.process,
    ]);
    const sent = [1, 2].map(() => send(world, world.neighbour, 'discussion.comment', to('두 번 눌렀다')));
    await pause(300);
    await gate.query('COMMIT');
    gate.release();
    const both = await Promise.all(sent);
    expect(both.map(({ done }) => done).sort()).toEqual([false, true]);
    expect(both.find(({ done }) => !done)).toEqual(problem('said-before', 'text'));
  });

  it('of many at once gets a place of its own each', async () => {
    const before = (await voice()) as { places: number };
    const people = await Promise.all([1, 2, 3, 4].map((n) => addPerson(world.db.owner, `함께 ${n}`)));
    await Promise.all(people.map((person) => say(world, person, '함께 말한다')));
    expect(await voice()).toMatchObject({ places: before.places + 4 });
  });

  it('is refused after six in a minute', async () => {
    const person = await addPerson(world.db.owner, '빠른 사람');
    const now = new Date('2030-01-01T00:00:00Z');
    const outcomes = [];
    for (let n = 1; n <= 7; n += 1)
      outcomes.push(await send(world, person, 'discussion.comment', to(`빠르게 ${n}`), { now }));
    expect(outcomes.slice(0, 6).every(({ done }) => done)).toBe(true);
    expect(outcomes[6]).toEqual({ done: false, waitSeconds: 60 });
  });
});

describe('an answer', () => {
  it('belongs to what is answered, one level deep', async () => {
    const first = await say(world, world.neighbour, '물음');
    const answer = await say(world, world.reader, '대답', { parent: first });
    const further = await say(world, world.author, '대답의 대답', { parent: answer });
    expect(await row(answer)).toMatchObject({ parent: first });
    expect(await row(further)).toMatchObject({ parent: first });
  });

  it('to what is gone, or belongs to another proposal, is refused', async () => {
    const gone = await say(world, world.neighbour, '지울 말');
    await send(world, world.neighbour, 'discussion.withdraw', { comment: gone });
    const refused = problem('comment-gone');
    expect(await send(world, world.reader, 'discussion.comment', to('대답', { parent: gone }))).toEqual(
      refused,
    );
    const here = await say(world, world.neighbour, '여기 말');
    const elsewhere = to('대답', { number: '3', parent: here });
    expect(await send(world, world.reader, 'discussion.comment', elsewhere)).toEqual(refused);
  });
});

describe('withdrawing', () => {
  it('takes the text for good and keeps the place', async () => {
    const id = await say(world, world.neighbour, '실수');
    const before = (await voice()) as { places: number; comments: number };
    expect(await send(world, world.neighbour, 'discussion.withdraw', { comment: id })).toMatchObject({
      said: 'withdrawn',
    });
    expect(await row(id)).toMatchObject({ state: 'withdrawn', text: null, place: before.places });
    expect(await voice()).toMatchObject({ places: before.places, comments: before.comments - 1 });
    const page = await listComments(world.db.web, world.process, 1, Number.MAX_SAFE_INTEGER);
    expect(page?.lines.at(-1)).toMatchObject({ id, state: 'withdrawn', text: null, author: null });
    expect(await send(world, world.neighbour, 'discussion.withdraw', { comment: id })).toEqual(
      problem('changed-meanwhile'),
    );
  });

  it('is the author’s alone, editors’ neither', async () => {
    const comment = await say(world, world.neighbour, '내 말');
    for (const person of [world.reader, world.editor])
      expect(await send(world, person, 'discussion.withdraw', { comment })).toEqual({
        done: false,
        refusal: 'not-yours',
      });
  });
});
