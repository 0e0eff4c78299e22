import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findDraft, findOwnWriting } from '@/lib/queries/propose/own-writing';
import { addPerson } from '@/lib/services/people.test-support';
import {
  addDraft,
  buildProposeWorld,
  OTHER,
  PROCESS,
  type ProposeWorld,
  send,
  type Sent,
  TEXTS,
} from '@/lib/services/propose/samples.test-support';

let db: TestDatabase;
let world: ProposeWorld;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildProposeWorld(db);
});
afterAll(() => db.drop());

const NOBODY = { done: false, refusal: 'sign-in' };
const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const save = (draft: string, version: number, fields: Sent) =>
  send(world, world.author, 'draft.save', [{ draft, version: String(version), ...fields }]);
const read = (draft: string) => findDraft(db.member, draft, world.author.id, PROCESS);

describe('beginning a draft', () => {
  it('makes one that only its writer finds', async () => {
    const outcome = await send(world, world.author, 'draft.create', [{ process: PROCESS }]);
    if (!outcome.done) throw new Error('not begun');
    const draft = outcome.to.split('/').at(-1) ?? '';
    expect(outcome).toMatchObject({
      to: `/participate/${PROCESS}/propose/${draft}`,
      value: { draft, version: 1 },
    });
    await expect(read(draft)).resolves.toMatchObject({ id: draft, version: 1, number: null, pictures: [] });
    await expect(findDraft(db.member, draft, world.stranger.id, PROCESS)).resolves.toBeNull();
    await expect(findDraft(db.member, draft, world.author.id, OTHER)).resolves.toBeNull();
  });

  it('is for people with an account that may write, in a process that there is', async () => {
    await expect(send(world, null, 'draft.create', [{ process: PROCESS }])).resolves.toEqual(NOBODY);
    const child = await addPerson(db.owner, { begun: false });
    await expect(send(world, child, 'draft.create', [{ process: PROCESS }])).resolves.toEqual({
      done: false,
      refusal: 'age',
    });
    await expect(send(world, world.author, 'draft.create', [{ process: '4111000-2031' }])).resolves.toEqual({
      done: false,
      refusal: 'not-found',
    });
    await expect(send(world, world.author, 'draft.create', [{ process: 'x' }])).resolves.toEqual(
      problem('invalid', 'process'),
    );
  });

  it('stops at twenty, also where another one is being begun', async () => {
    const person = await addPerson(db.owner);
    for (let at = 0; at < 19; at += 1) await addDraft(world, person);
    const other = await db.owner.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [person.id]);
      await other.query('INSERT INTO draft (person, process_id) VALUES ($1, $2)', [person.id, PROCESS]);
      const begun = send(world, person, 'draft.create', [{ process: PROCESS }]);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await other.query('COMMIT');
      await expect(begun).resolves.toEqual(problem('too-many-drafts'));
    } finally {
      other.release();
    }
    await expect(findOwnWriting(db.member, person.id, PROCESS)).resolves.toMatchObject({
      drafts: { length: 20 },
    });
  });

  it('is counted', async () => {
    const person = await addPerson(db.owner);
    let last;
    for (let at = 0; at < 41; at += 1)
      last = await send(world, person, 'draft.create', [{ process: PROCESS }, { address: `count ${at}` }]);
    expect(last).toHaveProperty('waitSeconds');
  });
});

describe('saving a draft', () => {
  it('keeps what is typed, whole or not, and says the next version', async () => {
    const draft = await addDraft(world, world.author, {});
    const typed = {
      title: '  그늘막 \u200b ',
      need: '첫 줄\r\n둘째 줄',
      estimate: '모름',
      lat: '37.26',
      track: '',
    };
    await expect(save(draft, 1, typed)).resolves.toMatchObject({
      done: true,
      to: `/participate/${PROCESS}/propose/${draft}`,
      said: 'draft-saved',
      value: { version: 2, at: '2026-05-10T03:04:05Z' },
    });
    await expect(read(draft)).resolves.toMatchObject({
      version: 2,
      at: '2026-05-10T03:04:05Z',
      texts: { title: '그늘막', need: '첫 줄\n둘째 줄', estimate: '모름', lat: '37.26', content: '' },
    });
  });

  it('from another device that has seen it goes on from there', async () => {
    const draft = await addDraft(world, world.author);
    await save(draft, 1, { ...TEXTS, title: '집에서' });
    await expect(save(draft, 2, { ...TEXTS, title: '밖에서' })).resolves.toMatchObject({
      done: true,
      value: { version: 3 },
    });
    await expect(read(draft)).resolves.toMatchObject({ texts: { title: '밖에서' } });
  });

  it('writes over nothing that the form has not seen', async () => {
    const draft = await addDraft(world, world.author);
    await save(draft, 1, { ...TEXTS, title: '집에서' });
    await expect(save(draft, 1, { ...TEXTS, title: '밖에서' })).resolves.toEqual(problem('newer-version'));
    await expect(read(draft)).resolves.toMatchObject({ version: 2, texts: { title: '집에서' } });
    // The same text is no other one, whatever the form had seen.
    await expect(save(draft, 1, { ...TEXTS, title: '집에서' })).resolves.toMatchObject({
      value: { version: 2 },
    });
  });

  it('at once from two devices keeps one of them and tells the other', async () => {
    const draft = await addDraft(world, world.author);
    const outcomes = await Promise.all([1, 2].map((at) => save(draft, 1, { ...TEXTS, title: `기기 ${at}` })));
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    expect(outcomes).toContainEqual(problem('newer-version'));
    await expect(read(draft)).resolves.toMatchObject({ version: 2 });
  });

  it('keeps no resident number, and no more than fits', async () => {
    const draft = await addDraft(world, world.author);
    await expect(save(draft, 1, { ...TEXTS, need: '900101-1234568' })).resolves.toEqual(
      problem('personal-number', 'need'),
    );
    await expect(save(draft, 1, { ...TEXTS, title: '가'.repeat(1001) })).resolves.toEqual(
      problem('too-long', 'title'),
    );
    await expect(save(draft, 1, { ...TEXTS, content: '가'.repeat(20_000) })).resolves.toMatchObject({
      done: true,
    });
    await expect(save('no-id', 1, TEXTS)).resolves.toEqual(problem('invalid', 'draft'));
  });

  it('is its writer’s alone, whatever else somebody may do', async () => {
    const draft = await addDraft(world, world.author);
    const fields = { draft, version: '1', ...TEXTS, title: '남의 글' };
    await expect(send(world, null, 'draft.save', [fields])).resolves.toEqual(NOBODY);
    for (const other of [world.stranger, world.reviewer, world.otherReviewer])
      await expect(send(world, other, 'draft.save', [fields])).resolves.toEqual({
        done: false,
        refusal: 'not-yours',
      });
    await expect(read(draft)).resolves.toMatchObject({ version: 1 });
  });
});

describe('throwing a draft away', () => {
  it('is its writer’s, and happens once', async () => {
    const draft = await addDraft(world, world.author);
    const throwAway = (who: typeof world.author | null) => send(world, who, 'draft.delete', [{ draft }]);
    await expect(throwAway(null)).resolves.toEqual(NOBODY);
    await expect(throwAway(world.stranger)).resolves.toEqual({ done: false, refusal: 'not-yours' });
    const outcomes = await Promise.all([throwAway(world.author), throwAway(world.author)]);
    expect(outcomes.filter(({ done }) => done)).toMatchObject([
      { to: `/participate/${PROCESS}/propose`, said: 'draft-deleted' },
    ]);
    await expect(read(draft)).resolves.toBeNull();
  });
});

describe('the database', () => {
  it('shows drafts and pictures to no page', async () => {
    for (const table of ['draft', 'picture', 'draft_picture'])
      await expect(db.web.query(`SELECT FROM ${table}`)).rejects.toThrow('permission denied');
    await expect(db.web.query('SELECT FROM proposal_picture')).resolves.toMatchObject({ rowCount: 0 });
    await expect(db.web.query(`SELECT next_proposal_number('${PROCESS}')`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('leaves a draft with its writer', async () => {
    await expect(db.member.query('UPDATE draft SET person = gen_random_uuid()')).rejects.toThrow(
      'permission denied',
    );
    await expect(db.member.query('DELETE FROM proposal_picture')).rejects.toThrow('permission denied');
  });
});
