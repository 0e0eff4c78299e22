import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseProposalListState } from '@/lib/domain/process/proposal-list';
import { findSettings } from '@/lib/queries/desk/settings';
import { processExists } from '@/lib/queries/known-ids';
import { readOpinionData } from '@/lib/queries/process/opinion';
import { findProcess } from '@/lib/queries/process/process-page';
import { addProposal } from '@/lib/queries/process/process.test-support';
import { listProcesses } from '@/lib/queries/process/processes';
import { listProposals } from '@/lib/queries/process/proposal-list';
import { processActions } from '@/lib/services/process';
import {
  buildProcessWorld,
  DOCUMENT,
  draft,
  processSamples,
} from '@/lib/services/process/samples.test-support';
import {
  EVERYBODY,
  OTHER,
  OWN,
  PROCESS,
  type ReviewWorld,
  type Values,
} from '@/lib/services/review/world.test-support';
import { addRun } from '@/tests/support/fixtures';

const TODAY = '2026-12-01';
let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await addRun(db.owner, TODAY);
  world = await buildProcessWorld(db);
});
afterAll(() => db.drop());

const sample = (action: string) => processSamples[action]?.(world) ?? Promise.reject(new Error(action));
const settings = async (id = PROCESS) => {
  const found = await findSettings(db.member, id, new Date());
  if (found === null) throw new Error(`no process ${id}`);
  return found;
};
const as = async (action: string, wrong: Values = {}, now?: Date) =>
  world.perform(action, { ...(await sample(action)), ...wrong }, 'editor', now);
const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });

describe('who sets a process', () => {
  it.each(processActions.map(({ name }) => name))('%s: the editor of the own government', async (action) => {
    expect(await world.perform(action, await sample(action), null)).toEqual({
      done: false,
      refusal: 'sign-in',
    });
    for (const who of EVERYBODY) {
      const outcome = await world.perform(action, await sample(action), who);
      expect({ who, outcome }).toMatchObject({
        who,
        outcome:
          who === 'editor'
            ? { done: true }
            : { refusal: who === 'other-editor' ? 'other-government' : 'no-role' },
      });
    }
    const { rows } = await db.owner.query(
      'SELECT action, role, laf_cd FROM audit_entry ORDER BY id DESC LIMIT 1',
    );
    expect(rows).toEqual([{ action, role: 'editor', laf_cd: OWN }]);
  });

  it('has samples of every action', () => {
    expect(processActions.map(({ name }) => name).sort()).toEqual(Object.keys(processSamples).sort());
  });
});

describe('a new process', () => {
  it('gets the next id of its year, two at once too, and is a draft', async () => {
    const fields = { ...(await sample('process.create')), year: '2031' };
    const made = await Promise.all([1, 2, 3].map(() => world.perform('process.create', fields, 'editor')));
    const ids = made.map((outcome) => (outcome.done ? outcome.value : null)).sort();
    expect(ids).toEqual([`${OWN}-2031`, `${OWN}-2031-2`, `${OWN}-2031-3`]);
    expect(await settings(`${OWN}-2031-2`)).toMatchObject({
      published: false,
      ceiling: 1000,
      tracks: [],
      phases: [],
    });
  });

  it('is of no government that there is not, nor of another one', async () => {
    expect(await as('process.create', { government: '9999999' })).toEqual({
      done: false,
      refusal: 'not-found',
    });
    expect(await as('process.create', { government: OTHER })).toEqual({
      done: false,
      refusal: 'other-government',
    });
  });
});

describe('a draft', () => {
  const shown = async (id: string) => [
    (await listProcesses(db.web, TODAY)).some((one) => one.id === id),
    (await findProcess(db.web, id, TODAY)) !== null,
    (await listProposals(db.web, id, parseProposalListState(new URLSearchParams()), TODAY)) !== null,
    (await readOpinionData(db.web, id)) !== null,
    await processExists(db.web, id),
  ];

  it('is seen by nobody and takes no proposals until it is published, for good', async () => {
    const id = await draft(world);
    expect(await shown(id)).toEqual([false, false, false, false, false]);
    await expect(addProposal(db.owner, id, { number: 1 })).rejects.toThrow('is not public yet');
    await db.owner.query('DELETE FROM outbox');
    expect(await as('process.add-document', { process: id })).toMatchObject({ done: true });
    expect((await db.owner.query('SELECT FROM outbox')).rowCount).toBe(0);
    expect(await as('process.publish', { process: id })).toMatchObject({
      done: true,
      said: 'process-published',
    });
    const { rows } = await db.owner.query<{ payload: string }>('SELECT payload FROM outbox ORDER BY payload');
    expect(rows.map(({ payload }) => payload)).toEqual([`process:${id}`, 'processes']);
    expect(await shown(id)).toEqual([true, true, true, true, true]);
    await addProposal(db.owner, id, { number: 1 });
    await expect(
      db.owner.query('UPDATE process SET published_at = NULL WHERE id = $1', [id]),
    ).rejects.toThrow('stays so');
    expect(await as('process.publish', { process: id })).toEqual(problem('changed-meanwhile'));
  });

  it('is not published before it says who takes part, and when', async () => {
    const id = await draft(world);
    await db.owner.query('DELETE FROM process_phase WHERE process_id = $1', [id]);
    expect(await as('process.publish', { process: id })).toEqual(problem('no-phases'));
    await db.owner.query('DELETE FROM process_track WHERE process_id = $1', [id]);
    expect(await as('process.publish', { process: id })).toEqual(problem('no-tracks'));
  });
});

describe('what is set', () => {
  beforeEach(
    async () => void (await db.owner.query('DELETE FROM process_phase WHERE process_id = $1', [PROCESS])),
  );

  it('titles, days of the review, tracks and rules are kept', async () => {
    await as('process.describe', { titleKo: ' 새  이름 ', reviewDays: '21', ceiling: '' });
    await as('process.set-rules');
    await as('process.save-track', { key: '', nameKo: '마을', nameEn: 'Village', ceiling: '' });
    const { titles, reviewDays, ceiling, tracks } = await settings();
    expect([titles.ko, reviewDays, ceiling]).toEqual(['새 이름', 21, null]);
    expect(tracks[0]?.rules).toEqual({
      ballot: 'approval',
      most: 5,
      rule: 'mes_cost+add1u',
      ties: 'mincost',
      increment: '1000',
      seedSource: null,
    });
    expect(tracks.at(-1)).toMatchObject({
      key: 'track-3',
      names: { ko: '마을', en: 'Village' },
      ceiling: null,
      rules: null,
    });
  });

  it('the schedule is in times of Seoul, to the second', async () => {
    expect(await as('process.set-schedule', { 'voting-ends': '2040-09-14T18:00:01' })).toMatchObject({
      done: true,
    });
    expect((await settings()).phases).toEqual([
      { phase: 'proposing', begins: '2040-03-01T00:00:00Z', ends: '2040-04-30T09:00:00Z' },
      { phase: 'voting', begins: '2040-08-31T15:00:00Z', ends: '2040-09-14T09:00:01Z' },
    ]);
    await as('process.set-schedule', { 'proposing-begins': '', 'proposing-ends': '' });
    expect((await settings()).phases.map(({ phase }) => phase)).toEqual(['voting']);
  });

  it.each<[Values, string, string]>([
    [
      { 'review-begins': '2040-04-30T17:59:59', 'review-ends': '2040-08-01T00:00' },
      'review-begins',
      'overlaps-proposing',
    ],
    [
      { 'review-begins': '2040-05-01T00:00', 'review-ends': '2040-09-01T00:00:01' },
      'voting-begins',
      'overlaps-review',
    ],
    [{ 'voting-ends': '2040-09-01T00:00:00' }, 'voting-ends', 'ends-before'],
    [{ 'proposing-ends': '' }, 'proposing-ends', 'end-needed'],
    [{ 'voting-begins': '' }, 'voting-begins', 'required'],
    [{ 'voting-begins': '2040-02-30T00:00' }, 'voting-begins', 'not-a-time'],
  ])('refuses the schedule with %o', async (wrong, field, code) => {
    expect(await as('process.set-schedule', wrong)).toEqual(problem(code, field));
    expect((await settings()).phases).toEqual([]);
  });

  it.each<[string, Values, string, string]>([
    ['process.set-rules', { rule: 'greedy_by_score', increment: '' }, 'rule', 'rule-ballot'],
    ['process.set-rules', { increment: '' }, 'increment', 'increment-needed'],
    ['process.set-rules', { ties: 'lot' }, 'seedKo', 'seed-needed'],
    ['process.set-rules', { key: 'none' }, '', 'no-such-track'],
    ['process.save-track', { key: 'none' }, '', 'no-such-track'],
    ['process.save-track', { nameKo: '' }, 'nameKo', 'empty'],
    ['process.describe', { reviewDays: '0' }, 'reviewDays', 'invalid'],
    ['process.describe', { ceiling: '천원' }, 'ceiling', 'not-an-amount'],
    ['process.add-document', { url: 'http://example.org' }, 'url', 'not-https'],
    ['process.add-document', { url: 'javascript:alert(1)' }, 'url', 'not-https'],
    ['process.add-document', { url: '' }, 'url', 'address-or-text'],
    ['process.add-document', { textKo: '글', textEn: 'Text' }, 'url', 'address-or-text'],
    ['process.add-document', { url: '', textKo: '글' }, 'textEn', 'required'],
    ['process.create', { year: '1999' }, 'year', 'invalid'],
  ])('%s with %o is not taken', async (action, wrong, field, code) => {
    expect(await as(action, wrong)).toEqual(problem(code, field));
  });

  it('documents are added and taken away once', async () => {
    await as('process.add-document', { url: '', textKo: '첫 줄\n둘째 줄', textEn: 'Two lines' });
    const { documents } = await settings();
    const last = documents.at(-1);
    expect(last).toMatchObject({
      titles: { ko: DOCUMENT.documentKo, en: DOCUMENT.documentEn },
      url: null,
      texts: { ko: '첫 줄\n둘째 줄', en: 'Two lines' },
    });
    const fields = { process: PROCESS, document: last?.id ?? '' };
    expect(await world.perform('process.remove-document', fields, 'editor')).toMatchObject({ done: true });
    expect(await world.perform('process.remove-document', fields, 'editor')).toEqual(
      problem('changed-meanwhile'),
    );
  });
});

describe('once voting has begun', () => {
  const schedule = {
    'proposing-begins': '2026-03-01T09:00:00',
    'proposing-ends': '2026-04-30T18:00:00',
    'voting-begins': '2026-09-01T00:00:00',
    'voting-ends': '2099-09-14T18:00:00',
    'result-begins': '2099-10-01T00:00:00',
  };
  beforeAll(async () => {
    await db.owner.query('DELETE FROM process_phase WHERE process_id = $1', [PROCESS]);
    await as('process.describe');
    await as('process.save-track');
    expect(await as('process.set-schedule', schedule, new Date('2026-08-31T14:59:59Z'))).toMatchObject({
      done: true,
    });
  });

  it('rules, ceilings and what has begun stay, and what is ahead may move', async () => {
    expect(await as('process.set-rules')).toEqual(problem('voting-begun'));
    expect(await as('process.save-track', { ceiling: '900' })).toEqual(problem('voting-begun', 'ceiling'));
    expect(await as('process.save-track', { key: '' })).toEqual(problem('voting-begun', 'ceiling'));
    expect(await as('process.describe', { ceiling: '900' })).toEqual(problem('voting-begun', 'ceiling'));
    expect(await as('process.save-track', { nameKo: '일반 제안' })).toMatchObject({ done: true });
    expect(await as('process.describe', { titleKo: '고친 이름' })).toMatchObject({ done: true });
    for (const [field, at] of [
      ['voting-ends', '2099-09-15T18:00:00'],
      ['proposing-begins', '2026-03-02T09:00:00'],
    ] as const)
      expect(await as('process.set-schedule', { ...schedule, [field]: at })).toEqual(
        problem('phase-begun', `${field.split('-')[0] ?? ''}-begins`),
      );
    expect(
      await as('process.set-schedule', { ...schedule, 'proposing-begins': '', 'proposing-ends': '' }),
    ).toEqual(problem('phase-begun', 'proposing-begins'));
    // One that would have begun already is written into the past.
    expect(
      await as('process.set-schedule', {
        ...schedule,
        'review-begins': '2026-05-01T00:00',
        'review-ends': '2026-06-01T00:00',
      }),
    ).toEqual(problem('phase-begun', 'review-begins'));
    const later = { ...schedule, 'result-begins': '2099-10-02T00:00:00' };
    expect(await as('process.set-schedule', later)).toMatchObject({ done: true });
  });

  it.each([
    `UPDATE process_track SET rules = '{"rule":"other"}'`,
    'UPDATE process_track SET ceiling = 1',
    'DELETE FROM process_track',
    'UPDATE process SET ceiling = 1',
    `UPDATE process_phase SET ends = '2026-05-01Z' WHERE phase = 'proposing'`,
    `UPDATE process_phase SET begins = '2098-01-01Z' WHERE phase = 'voting'`,
    `DELETE FROM process_phase WHERE phase = 'voting'`,
  ])('the database refuses it too: %s', async (sql) => {
    const where = sql.includes('process SET') ? ` WHERE id = '${PROCESS}'` : '';
    await expect(db.owner.query(sql + where)).rejects.toThrow('voting has begun');
  });
});
