import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseDeskListState } from '@/lib/domain/process/desk-list';
import { draft } from '@/lib/services/process/samples.test-support';
import {
  readDesk,
  readDeskProposal,
  readMergeSearch,
  readSettings,
  readWorkList,
} from '@/lib/services/review/read-desk';
import {
  buildReviewWorld,
  PROCESS,
  type ReviewWorld,
  type Who,
} from '@/lib/services/review/world.test-support';

let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildReviewWorld(db);
});
afterAll(() => db.drop());

const ALL = parseDeskListState(new URLSearchParams());
const sees = (seen: unknown) => seen !== 'refused';

it('shows a process and its proposals to those who work in its government, drafts too, its settings to editors, and nothing to anybody else', async () => {
  const number = await world.proposal('assigned');
  const id = await draft(world);
  const pages = async (who: Who) => {
    const viewer = world.viewers[who];
    return [
      sees(await readWorkList(viewer, PROCESS, ALL, db.member)),
      sees(await readDeskProposal(viewer, PROCESS, number, db.member)),
      sees(await readSettings(viewer, id, db.member)),
      (await readDesk(viewer, new Date(), db.member)).some((one) => one.id === id),
    ];
  };
  for (const who of ['reviewer', 'committee', 'editor', 'election-office', 'auditor'] as const)
    expect({ who, pages: await pages(who) }).toEqual({ who, pages: [true, true, who === 'editor', true] });
  for (const who of ['author', 'other-editor', 'other-reviewer'] as const)
    expect({ who, pages: await pages(who) }).toEqual({ who, pages: [false, false, false, false] });
  expect(await readSettings(world.viewers.editor, '4272000-1999', db.member)).toBe('refused');
});

it('offers where a chosen proposal went, in its place', async () => {
  const [a, b, c] = [await world.proposal(), await world.proposal(), await world.proposal()];
  const fields = { ...(await world.about(a)), into: String(b), reason: '같은 일입니다.' };
  await world.perform('review.merge', fields, 'editor');
  const { search, wentInto } = await readMergeSearch(PROCESS, c, { words: '', chosen: String(a) }, db.member);
  expect(wentInto).toEqual({ number: a, into: b });
  expect(search.targets.map(({ number }) => number)).toEqual([b]);
  expect(await readMergeSearch(PROCESS, c, { words: '' }, db.member)).toEqual({
    search: { words: '', targets: [] },
    wentInto: null,
  });
});
