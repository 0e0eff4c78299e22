import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseProposalListState } from '@/lib/domain/process/proposal-list';
import { findProcess, yearsOfLinks } from '@/lib/queries/process/process-page';
import {
  addLink,
  addProcess,
  addProposal,
  addStep,
  addSteps,
} from '@/lib/queries/process/process.test-support';
import { hasProcesses, listProcesses } from '@/lib/queries/process/processes';
import { listProposals } from '@/lib/queries/process/proposal-list';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { addProject, addRevision, addRun } from '@/tests/support/fixtures';

const TODAY = '2026-07-20';
/** 횡성군. */
const ID = '4272000-2025';
const ROAD = 'aaaaaaaaaaaaaaaa';
const LAMP = 'bbbbbbbbbbbbbbbb';
const MANY = '1111000-2026-2';

let db: TestDatabase;
let run: number;

/** Seven proposals of 횡성군: three won, one lost, one infeasible, one went into the first, one is not handed in. */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  expect(await hasProcesses(db.web)).toBe(false);
  await addProcess(db.owner, ID);
  await db.owner.query(
    `INSERT INTO process_phase VALUES ($1, 'execution', '2024-12-31T15:00:00Z', NULL), ($1, 'proposing', '2024-03-01T00:00:00Z', '2024-05-01T09:00:00Z')`,
    [ID],
  );
  for (const number of [1, 2, 3, 4, 5, 6, 7])
    await addProposal(db.owner, ID, {
      number,
      track: number === 3 ? 'youth' : 'general',
      estimate: number === 5 ? null : number * 10,
    });
  for (const number of [1, 2, 3, 4, 5, 6])
    await addStep(db.owner, [ID, number], 'submitted', { at: `2024-04-0${number}T00:00:00Z` });
  const later = { at: '2024-07-01T00:00:00Z' };
  await addStep(db.owner, [ID, 6], 'merged', { ...later, other: 1, reason: '같은 내용' });
  await addStep(db.owner, [ID, 1], 'merged-from', { ...later, other: 6 });
  await addStep(db.owner, [ID, 5], 'judged-infeasible', { ...later, by: '도로과', reason: '타 기관 소관' });
  for (const number of [1, 2, 3, 4]) {
    await addStep(db.owner, [ID, number], 'judged-feasible', {
      ...later,
      by: '도로과',
      officialCost: number === 4 ? null : 1_000,
    });
    await addStep(db.owner, [ID, number], 'screened-in', later);
  }
  // The result in this order: 3, 1, 2; then who lost.
  for (const number of [3, 1, 2])
    await addStep(db.owner, [ID, number], 'won', { at: '2024-09-20T00:00:00Z' });
  await addStep(db.owner, [ID, 4], 'lost', { at: '2024-09-20T00:00:00Z' });
  run = await addRun(db.owner, '2025-12-31');
  const road = {
    id: ROAD,
    year: 2025,
    lafCd: '4272000',
    name: '도로 정비',
    current: 900,
    spent: 400,
    asOf: '2025-12-31',
  };
  const lamp = {
    id: LAMP,
    year: 2025,
    lafCd: '4272000',
    name: '보안등 설치',
    current: 5_000,
    spent: 0,
    asOf: '2025-12-31',
  };
  await addRevision(db.owner, run, 'inserted', { ...road, current: 1_000, spent: 0, asOf: '2025-03-31' });
  await addProject(db.owner, run, road, 'updated');
  await addProject(db.owner, run, lamp);
  await addProject(db.owner, run, {
    ...road,
    id: 'next',
    year: 2026,
    code: `code-${ROAD}`,
    planned: 0,
    current: 500,
    spent: 0,
    asOf: '2026-06-30',
  });
  await addProject(db.owner, run, {
    ...road,
    id: LAMP,
    source: 'finance-db',
    name: '다른 출처',
    serving: false,
  });
  const at = '2025-01-20T01:02:03Z';
  await addLink(db.owner, [ID, 1], { fyr: 2025, project: ROAD, name: '도로 정비', at });
  await addLink(db.owner, [ID, 3], { fyr: 2025, project: ROAD, name: '도로정비', whole: false, at });
  await addLink(db.owner, [ID, 3], { fyr: 2025, project: LAMP, name: '가로등 설치', whole: false, at });
  // Tied by mistake and taken back; and to a project that nobody serves.
  await addLink(db.owner, [ID, 2], { fyr: 2025, project: ROAD, name: '도로 정비', at });
  await addLink(db.owner, [ID, 2], { fyr: 2025, project: ROAD, name: '도로 정비', kind: 'unlinked', at });
  await addLink(db.owner, [ID, 2], { fyr: 2025, project: 'nowhere', name: '없는 사업', at });

  await addProcess(db.owner, MANY, null);
  await addProcess(db.owner, '1111000-2026', null);
  for (let number = 1; number <= 53; number += 1) {
    await addProposal(db.owner, MANY, { number, estimate: null });
    await addSteps(db.owner, [MANY, number], 'submitted');
  }
});
afterAll(() => db.drop());

describe('the list of processes', () => {
  it('has the newest year first, then names, with counts of what was handed in and won', async () => {
    const lines = await listProcesses(db.web, TODAY);
    expect(lines.map(({ id }) => id)).toEqual(['1111000-2026', MANY, ID]);
    expect(lines[2]).toEqual({
      id: ID,
      government: { lafCd: '4272000', names: { ko: '강원횡성군', en: 'Hoengseong-gun, Gangwon State' } },
      year: 2025,
      titles: { ko: `${ID} 예산`, en: `${ID} budget` },
      ceiling: 1_000,
      phases: [
        { phase: 'proposing', begins: '2024-03-01T00:00:00Z', ends: '2024-05-01T09:00:00Z' },
        { phase: 'execution', begins: '2024-12-31T15:00:00Z', ends: null },
      ],
      proposals: 6,
      winners: 3,
      demo: false,
    });
    expect(lines[1]).toMatchObject({ phases: [], proposals: 53, winners: 0, ceiling: null });
    expect(await hasProcesses(db.web)).toBe(true);
  });
});

describe('the page of a process', () => {
  it('has tracks, states, the newest, the winners in the order of the result, and what was spent', async () => {
    const page = await findProcess(db.web, ID, TODAY);
    expect(page?.tracks).toEqual([
      {
        key: 'general',
        names: { ko: '일반', en: 'General' },
        who: { ko: '누구나', en: 'Everybody' },
        ceiling: 800,
      },
      {
        key: 'youth',
        names: { ko: '청년', en: 'Young adults' },
        who: { ko: '청년', en: 'From 19 to 39' },
        ceiling: null,
      },
    ]);
    expect(page?.states).toEqual([
      { state: 'won', proposals: 3 },
      { state: 'lost', proposals: 1 },
      { state: 'infeasible', proposals: 1 },
      { state: 'merged', proposals: 1 },
    ]);
    expect(page?.winnerLines.map(({ number }) => number)).toEqual([3, 1, 2]);
    expect(page?.newest.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2]);
    expect(page?.spent).toEqual({ winners: 3, linked: 3, spending: 2 });
    expect(await yearsOfLinks(db.web, ID)).toEqual([{ lafCd: '4272000', year: 2025 }]);
  });

  it('says nothing of spending before a result, and is null where there is no process', async () => {
    expect((await findProcess(db.web, MANY, TODAY))?.spent).toBeNull();
    expect(await findProcess(db.web, '4272000-1999', TODAY)).toBeNull();
  });
});

describe('the list of proposals', () => {
  const list = async (query: string, id = ID) => {
    const found = await listProposals(db.web, id, parseProposalListState(new URLSearchParams(query)), TODAY);
    if (found === null) throw new Error('no such process');
    return found;
  };
  const numbers = async (query: string) => (await list(query)).lines.map(({ number }) => number);

  it.each([
    ['', [6, 5, 4, 3, 2, 1]],
    ['sort=number', [1, 2, 3, 4, 5, 6]],
    ['sort=cost', [1, 2, 3, 6, 4, 5]],
    ['state=won', [3, 2, 1]],
    ['track=youth', [3]],
    ['track=general&state=won&sort=number', [1, 2]],
    ['track=teen', []],
  ])('?%s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it('says which cost is official, and how many each choice would show', async () => {
    const { lines, total, counts, process } = await list('sort=cost&track=general');
    expect(lines.map(({ cost, costIsOfficial }) => [cost, costIsOfficial])).toEqual([
      [1_000, true],
      [1_000, true],
      [60, false],
      [40, false],
      [null, false],
    ]);
    expect([total, process.tracks.length]).toEqual([5, 2]);
    expect(counts.track).toEqual([
      { key: 'general', count: 5 },
      { key: 'youth', count: 1 },
    ]);
    expect(counts.state).toEqual([
      { state: 'won', count: 2 },
      { state: 'lost', count: 1 },
      { state: 'infeasible', count: 1 },
      { state: 'merged', count: 1 },
    ]);
    expect((await list('state=won')).counts.track).toEqual([
      { key: 'general', count: 2 },
      { key: 'youth', count: 1 },
    ]);
  });

  it('pages with an exact total; a page past the last is the last', async () => {
    const first = await list('sort=number', MANY);
    expect([first.total, first.pages, first.page, first.lines.length]).toEqual([53, 2, 1, 50]);
    const past = await list('sort=number&page=9', MANY);
    expect([past.page, past.lines.map(({ number }) => number)]).toEqual([2, [51, 52, 53]]);
    expect(await list('', '1111000-2026')).toMatchObject({ lines: [], total: 0, page: 1, pages: 1 });
  });

  it('is null where there is no process', async () => {
    expect(
      await listProposals(db.web, '4272000-1999', parseProposalListState(new URLSearchParams()), TODAY),
    ).toBeNull();
  });
});

describe('the page of a proposal', () => {
  it('has every step in order, with merges on both sides', async () => {
    const page = await findProposal(db.web, ID, 1, TODAY);
    expect(page).toMatchObject({
      number: 1,
      title: '제안 1',
      track: 'general',
      trackNames: { ko: '일반', en: 'General' },
      state: 'won',
      author: '글쓴이 1',
      place: '어디',
      cost: 1_000,
      costIsOfficial: true,
      estimate: 10,
      submittedAt: '2024-04-01T00:00:00Z',
      need: '필요',
      content: '내용',
      effect: null,
      beneficiaries: null,
      mergedInto: null,
      mergedFrom: [{ number: 6, title: '제안 6', author: '글쓴이 6' }],
      process: { id: ID, winners: 3 },
    });
    expect(page?.steps.map(({ kind }) => kind)).toEqual([
      'submitted',
      'merged-from',
      'judged-feasible',
      'screened-in',
      'won',
      'linked',
    ]);
    expect(page?.steps[2]).toEqual({
      at: '2024-07-01T00:00:00Z',
      kind: 'judged-feasible',
      by: '도로과',
      reason: null,
      officialCost: 1_000,
      other: null,
    });
    expect(await findProposal(db.web, ID, 6, TODAY)).toMatchObject({
      state: 'merged',
      mergedInto: 1,
      mergedFrom: [],
    });
  });

  it('shows the projects with receipts of budgeted and spent, and what became of them', async () => {
    const page = await findProposal(db.web, ID, 1, TODAY);
    const receipt = (measure: string) => `/receipt/${run}/2025-12-31/2025/p-${ROAD}/${measure}`;
    expect(page?.projects).toEqual([
      {
        year: 2025,
        id: ROAD,
        name: '도로 정비',
        whole: true,
        linkedAt: '2025-01-20T01:02:03Z',
        budgeted: { unit: 'won', value: 900, receipt: receipt('current') },
        contracts: [],
        contracted: null,
        spent: { unit: 'won', value: 400, receipt: receipt('spent') },
        // The books of 2025 were not closed on its last day.
        settled: null,
        asOf: '2025-12-31',
        history: [],
        // 1,000 at first, 900 now; 500 in the year after that were not planned; two winners.
        signs: ['cut', 'carried-over', 'merged'],
      },
    ]);
    const shared = await findProposal(db.web, ID, 3, TODAY);
    expect(shared?.projects.map(({ id, whole, signs }) => [id, whole, signs])).toEqual([
      [LAMP, false, ['renamed', 'split', 'unspent']],
      [ROAD, false, ['cut', 'carried-over', 'merged', 'split']],
    ]);
  });

  it('calls nothing unspent before the year is over', async () => {
    const page = await findProposal(db.web, ID, 3, '2025-12-31');
    expect(page?.projects[0]?.signs).toEqual(['renamed', 'split']);
  });

  it('leaves out a tie that was taken back and a project that nobody serves, and keeps the steps', async () => {
    const page = await findProposal(db.web, ID, 2, TODAY);
    expect(page?.projects).toEqual([]);
    expect(page?.steps.slice(-3).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['linked', '2025 도로 정비'],
      ['unlinked', '2025 도로 정비'],
      ['linked', '2025 없는 사업'],
    ]);
  });

  it.each([7, 8, 0, -1, 1.5, 3_000_000_000, Number.NaN])('is null for %s', async (number) => {
    expect(await findProposal(db.web, ID, number, TODAY)).toBeNull();
  });
});
