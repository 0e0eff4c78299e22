import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { listAppeals, listHidden, listReported } from '@/lib/queries/discussion/desk';
import { findComment } from '@/lib/queries/discussion/lines';
import {
  addPerson,
  buildDiscussionWorld,
  type DiscussionWorld,
  objectTo,
  say,
  send,
} from '@/lib/services/discussion/samples.test-support';

const HERE = ['4111000'];
let world: DiscussionWorld;
beforeAll(async () => {
  world = await buildDiscussionWorld(await createTestDatabase(inject('testServer')));
});
afterAll(() => world.db.drop());

const problem = (code: string) => ({ done: false, problems: [{ field: '', code }] });
const one = () => ({ process: world.process, number: '1' });
const hiding = (comment: string) => ({ comment, rule: 'personal-data', reason: '전화번호가 들어 있습니다.' });
const seen = (comment: string) => findComment(world.db.web, world.process, 1, comment);
const shownCount = async () => {
  const { rows } = await world.db.web.query<{ comments: number }>(
    'SELECT comments FROM proposal_voice WHERE number = 1',
  );
  return rows[0]?.comments;
};

describe('reports', () => {
  it('count once for each person, however often they are sent', async () => {
    const comment = await say(world, world.neighbour, '신고될 말');
    const report = { ...one(), comment, rule: 'abuse', text: '욕입니다.' };
    const first = await Promise.all(
      [1, 2, 3].map(() => send(world, world.reader, 'discussion.report', report)),
    );
    expect(first.map((outcome) => 'said' in outcome && outcome.said).sort()).toEqual([
      'reported',
      'reported-before',
      'reported-before',
    ]);
    await send(world, world.author, 'discussion.report', { ...report, rule: 'hate', text: '' });
    const [thing] = await listReported(world.db.member, HERE, '0');
    expect(thing).toMatchObject({
      title: '제안 1',
      comment: { id: comment, text: '신고될 말', author: '이웃' },
      reports: 2,
      rules: [
        { rule: 'abuse', reports: 1 },
        { rule: 'hate', reports: 1 },
      ],
      words: ['욕입니다.'],
    });
    expect(await listReported(world.db.member, ['1122000'], '0')).toEqual([]);
    expect(await listReported(world.db.member, HERE, thing?.first ?? '')).toEqual([]);
  });

  it('of the proposal itself stand beside those of its comments', async () => {
    await send(world, world.reader, 'discussion.report', { ...one(), rule: 'advert' });
    const things = await listReported(world.db.member, HERE, '0');
    expect(things.map(({ comment, reports }) => [comment === null, reports])).toEqual([
      [false, 2],
      [true, 1],
    ]);
  });

  it('of own things, of what is gone, under no rule are refused', async () => {
    expect(await send(world, world.author, 'discussion.report', { ...one(), rule: 'abuse' })).toEqual(
      problem('own-thing'),
    );
    const gone = { ...one(), comment: '999999', rule: 'abuse' };
    expect(await send(world, world.reader, 'discussion.report', gone)).toEqual(problem('comment-gone'));
    expect(await send(world, world.reader, 'discussion.report', { ...one(), rule: 'dislike' })).toEqual({
      done: false,
      problems: [{ field: 'rule', code: 'required' }],
    });
  });

  it('that were looked at are settled together; those that come later stay', async () => {
    const [thing] = await listReported(world.db.member, HERE, '0');
    const late = await addPerson(world.db.owner, '늦은 사람');
    const comment = thing?.comment?.id ?? '';
    await send(world, late, 'discussion.report', { ...one(), comment, rule: 'abuse' });
    const fields = { ...one(), comment, upto: thing?.last ?? '' };
    const refused = { done: false, refusal: 'other-government' };
    expect(await send(world, world.otherEditor, 'discussion.keep', fields)).toEqual(refused);
    expect(await send(world, world.editor, 'discussion.keep', fields)).toMatchObject({ said: 'kept' });
    expect(await send(world, world.secondEditor, 'discussion.keep', fields)).toEqual(
      problem('changed-meanwhile'),
    );
    const left = await listReported(world.db.member, HERE, '0');
    expect(left.find((other) => other.comment?.id === comment)?.reports).toBe(1);
    expect((await seen(comment))?.state).toBe('shown');
  });
});

describe('hiding', () => {
  it('takes the text from everybody’s sight, says why, and settles the reports', async () => {
    const comment = await say(world, world.neighbour, '내 번호는 비밀 일이삼');
    await send(world, world.reader, 'discussion.report', { ...one(), comment, rule: 'personal-data' });
    const before = (await shownCount()) ?? 0;
    expect(await send(world, world.editor, 'discussion.hide', hiding(comment))).toMatchObject({
      said: 'hidden',
    });
    expect(await seen(comment)).toMatchObject({
      state: 'hidden',
      text: null,
      author: null,
      hiding: {
        rule: 'personal-data',
        reason: '전화번호가 들어 있습니다.',
        by: '수원시 편집 담당',
        appeal: null,
      },
    });
    expect(await shownCount()).toBe(before - 1);
    const open = await listReported(world.db.member, HERE, '0');
    expect(open.some((thing) => thing.comment?.id === comment)).toBe(false);
    // Nowhere that the reading role may look.
    const { rows } = await world.db.web.query(
      `SELECT FROM comment c, moderation m WHERE (c, m)::text LIKE '%비밀%'`,
    );
    expect(rows).toEqual([]);
    expect(await send(world, world.secondEditor, 'discussion.hide', hiding(comment))).toEqual(
      problem('changed-meanwhile'),
    );
  });

  it('is refused to everybody but editors of that government, and written down with the role', async () => {
    const comment = await say(world, world.neighbour, '남의 고장 말');
    const ask = (viewer: Parameters<typeof send>[1]) =>
      send(world, viewer, 'discussion.hide', hiding(comment));
    expect(await ask(null)).toEqual({ done: false, refusal: 'sign-in' });
    expect(await ask(world.reader)).toEqual({ done: false, refusal: 'no-role' });
    expect(await ask(world.otherEditor)).toEqual({ done: false, refusal: 'other-government' });
    expect((await seen(comment))?.state).toBe('shown');
    await ask(world.editor);
    const { rows } = await world.db.owner.query(
      'SELECT person, role, action, subject, laf_cd, detail::jsonb FROM audit_entry ORDER BY id DESC LIMIT 1',
    );
    expect(rows).toEqual([
      {
        person: world.editor.id,
        role: 'editor',
        action: 'discussion.hide',
        subject: `comment:${comment}`,
        laf_cd: '4111000',
        detail: { comment, rule: 'personal-data' },
      },
    ]);
  });

  it('needs a rule and a reason', async () => {
    const comment = await say(world, world.neighbour, '까닭 없이');
    const outcome = await send(world, world.editor, 'discussion.hide', { comment, rule: '', reason: ' ' });
    expect(outcome).toEqual({
      done: false,
      problems: [
        { field: 'rule', code: 'required' },
        { field: 'reason', code: 'empty' },
      ],
    });
  });

  it('is undone by showing again', async () => {
    const comment = await say(world, world.neighbour, '다시 보일 말');
    await send(world, world.editor, 'discussion.hide', hiding(comment));
    expect((await listHidden(world.db.member, HERE, null))[0]).toMatchObject({
      comment: { id: comment, text: '다시 보일 말' },
    });
    await send(world, world.secondEditor, 'discussion.show', { comment, reason: '괜찮습니다.' });
    expect(await seen(comment)).toMatchObject({ state: 'shown', text: '다시 보일 말', hiding: null });
    expect(await send(world, world.editor, 'discussion.show', { comment, reason: '또' })).toEqual(
      problem('changed-meanwhile'),
    );
  });

  it('keeps no text once its author deletes the comment', async () => {
    const comment = await say(world, world.neighbour, '가린 뒤에 지울 말');
    await send(world, world.editor, 'discussion.hide', hiding(comment));
    await send(world, world.neighbour, 'discussion.withdraw', { comment });
    expect(await seen(comment)).toMatchObject({ state: 'withdrawn', text: null, hiding: null });
    const { rows } = await world.db.owner.query('SELECT FROM comment_hidden WHERE comment = $1', [comment]);
    expect(rows).toEqual([]);
  });

  it('of what its author deletes at the same moment ends in one of the two, not both', async () => {
    const comment = await say(world, world.neighbour, '동시에');
    const outcomes = await Promise.all([
      send(world, world.editor, 'discussion.hide', hiding(comment)),
      send(world, world.neighbour, 'discussion.withdraw', { comment }),
    ]);
    expect(outcomes[1]).toMatchObject({ done: true });
    expect((await seen(comment))?.state).toBe('withdrawn');
    const { rows } = await world.db.owner.query('SELECT FROM comment_hidden WHERE comment = $1', [comment]);
    expect(rows).toEqual([]);
  });
});

describe('an appeal', () => {
  const decision = (ids: Record<string, string>, what = 'granted') => ({
    ...ids,
    decision: what,
    reason: '다시 살폈습니다.',
  });

  it('is the author’s, once for each hiding, and public as a fact alone', async () => {
    const comment = await say(world, world.neighbour, '억울한 말');
    expect(await send(world, world.neighbour, 'discussion.appeal', { comment, text: '왜' })).toEqual(
      problem('changed-meanwhile'),
    );
    await objectTo(world, comment);
    expect(await send(world, world.neighbour, 'discussion.appeal', { comment, text: '또' })).toEqual(
      problem('appealed-before'),
    );
    expect(await send(world, world.reader, 'discussion.appeal', { comment, text: '나도' })).toEqual({
      done: false,
      refusal: 'not-yours',
    });
    expect((await seen(comment))?.hiding?.appeal).toBe('open');
    const [thing] = await listAppeals(world.db.member, HERE, world.editor.id);
    expect(thing).toMatchObject({
      words: '욕이 아닙니다.',
      mine: false,
      comment: { id: comment, text: '억울한 말' },
    });
    expect((await listAppeals(world.db.member, HERE, world.secondEditor.id))[0]?.mine).toBe(true);
  });

  it('is decided by another editor than who hid it', async () => {
    const ids = await objectTo(world, await say(world, world.neighbour, '다른 편집 담당에게'));
    expect(await send(world, world.editor, 'discussion.decide', decision(ids))).toEqual(
      problem('own-hiding'),
    );
    expect(await send(world, world.secondEditor, 'discussion.decide', decision(ids))).toMatchObject({
      said: 'appeal-granted',
    });
    expect(await seen(ids.comment)).toMatchObject({ state: 'shown', text: '다른 편집 담당에게' });
    expect(await send(world, world.secondEditor, 'discussion.decide', decision(ids))).toEqual(
      problem('changed-meanwhile'),
    );
  });

  it('that is refused leaves it hidden; a later hiding can be objected to again', async () => {
    const ids = await objectTo(world, await say(world, world.neighbour, '그대로'));
    await send(world, world.secondEditor, 'discussion.decide', decision(ids, 'refused'));
    expect((await seen(ids.comment))?.hiding?.appeal).toBe('refused');
    const again = { comment: ids.comment, text: '다시' };
    expect(await send(world, world.neighbour, 'discussion.appeal', again)).toEqual(
      problem('appealed-before'),
    );
    await send(world, world.editor, 'discussion.show', { comment: ids.comment, reason: '다시 보니' });
    await send(world, world.editor, 'discussion.hide', hiding(ids.comment));
    expect(await send(world, world.neighbour, 'discussion.appeal', again)).toMatchObject({
      said: 'appealed',
    });
  });

  it('is decided by the only editor where there is one', async () => {
    await world.db.owner.query('UPDATE role_grant SET revoked_at = now() WHERE person = $1', [
      world.secondEditor.id,
    ]);
    const ids = await objectTo(world, await say(world, world.neighbour, '하나뿐인 편집 담당'));
    expect(await send(world, world.editor, 'discussion.decide', decision(ids, 'refused'))).toMatchObject({
      said: 'appeal-refused',
    });
  });

  it('tells the author what was decided, and nobody who decided it', async () => {
    const { rows } = await world.db.owner.query<{ kind: string; detail: object }>(
      `SELECT DISTINCT kind, detail FROM notice WHERE person = $1 AND kind LIKE 'appeal-%' ORDER BY kind`,
      [world.neighbour.id],
    );
    const detail = { title: '제안 1', reason: '다시 살폈습니다.' };
    expect(rows).toEqual([
      { kind: 'appeal-granted', detail },
      { kind: 'appeal-refused', detail },
    ]);
  });
});
