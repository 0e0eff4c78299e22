import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseProjectFilter, type SearchParams } from '@/lib/domain/project-list';
import { findProjectList } from '@/lib/queries/project-list';
import { addProject, addRun, fillRollups } from '@/tests/support/fixtures';

const CODE = '1111000';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  const run = await addRun(db.owner, '2026-06-30');
  const add = (row: Omit<Parameters<typeof addProject>[2], 'lafCd'>) =>
    addProject(db.owner, run, { lafCd: CODE, ...row });
  await add({ id: 'a', name: '가로수ㆍ공원 관리', field: '070 환경', current: 100, spent: 150 });
  await add({ id: 'b', name: '나눔 사업', current: 300, spent: 0, account: '특별회계', code: 'same' });
  await add({ id: 'c', name: '다리 보수 100% 지원_사업', field: null, current: 200, spent: -5 });
  await add({ id: 'd', name: '라 사업', current: null, spent: null });
  await add({ id: 'e', name: '내부거래', current: 50, spent: 50 });
  await add({ id: 'f', name: '없어진 사업', current: 70, spent: 1, removedAsOf: '2026-06-30' });
  await add({
    id: 'g',
    year: 2025,
    name: '나눔 사업',
    current: 280,
    spent: 280,
    code: 'same',
    asOf: '2025-12-31',
  });
  await add({
    id: 'h',
    name: '다른 출처',
    current: 1_000_000,
    spent: 1,
    source: 'finance-db',
    serving: false,
  });
  for (let n = 0; n < 53; n += 1) {
    await add({ id: `many${n}`, year: 2024, name: `사업 ${n}`, current: n, spent: 0, asOf: '2024-12-31' });
  }
  await fillRollups(db.owner);
});
afterAll(() => db.drop());

const list = async (query: SearchParams) => {
  const found = await findProjectList(db.web, CODE, parseProjectFilter(query), '2026-07-20');
  if (found === null) throw new Error('no such government');
  return found;
};
const ids = async (query: SearchParams) => (await list(query)).items.map(({ id }) => id);

describe('findProjectList', () => {
  it('shows the latest year by current budget, unreported last, removed left out', async () => {
    const found = await list({});
    expect(found.items.map(({ id }) => id)).toEqual(['b', 'c', 'a', 'e', 'd']);
    expect(found).toMatchObject({
      year: 2026,
      years: [2026, 2025, 2024],
      total: 5,
      pages: 1,
      asOf: '2026-06-30',
    });
  });

  it.each([
    [{ sort: 'current', order: 'asc' }, ['e', 'a', 'c', 'b', 'd']],
    [{ sort: 'spent' }, ['a', 'e', 'b', 'c', 'd']],
    [{ sort: 'rate' }, ['a', 'e', 'b', 'c', 'd']],
    [{ sort: 'name' }, ['a', 'b', 'e', 'c', 'd']],
    [{ sort: 'name', order: 'desc' }, ['d', 'c', 'e', 'b', 'a']],
    [{ sort: 'nonsense' }, ['b', 'c', 'a', 'e', 'd']],
  ])('sorts by %j', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it.each<[SearchParams, string[]]>([
    [{ state: 'overspent' }, ['a']],
    [{ state: 'unspent' }, ['b']],
    [{ state: 'negative' }, ['c']],
    [{ state: 'missing' }, ['d']],
    [{ state: 'internal' }, ['e']],
    [{ state: 'removed' }, ['f']],
    [{ state: 'nonsense' }, ['b', 'c', 'a', 'e', 'd']],
    [{ field: '070' }, ['a']],
    [{ field: 'none' }, ['c']],
    [{ account: '특별회계' }, ['b']],
    [{ q: '가로수·공원' }, ['a']],
    [{ q: '100%' }, ['c']],
    [{ q: '지원_' }, ['c']],
    [{ q: '나눔사업' }, ['b']],
    [{ q: "' OR true --" }, []],
    [{ year: '2025' }, ['g']],
    [{ year: 'all', code: 'same' }, ['b', 'g']],
    [{ year: '2019' }, []],
    [{ year: 'letters' }, ['b', 'c', 'a', 'e', 'd']],
    [{ q: ['나눔', '다리'] }, ['b']],
  ])('filters by %j', async (query, expected) => {
    const found = await list(query);
    expect(found.items.map(({ id }) => id)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  it('pages with an exact total; a page past the last is the last', async () => {
    const first = await list({ year: '2024' });
    expect([first.total, first.pages, first.items.length]).toEqual([53, 2, 50]);
    const last = await list({ year: '2024', page: '9' });
    expect([last.filter.page, last.items.map(({ id }) => id)]).toEqual([2, ['many2', 'many1', 'many0']]);
    expect((await list({ page: '-1' })).filter.page).toBe(1);
  });

  it('offers the fields and accounts of the year', async () => {
    const { fields, accounts } = await list({});
    expect(fields).toEqual([
      { value: '070', projects: 1 },
      { value: '080', projects: 3 },
      { value: 'none', projects: 1 },
    ]);
    expect(accounts).toEqual([
      { value: '일반회계', projects: 4 },
      { value: '특별회계', projects: 1 },
    ]);
  });

  it('keeps the figures of a removed project as they were known before', async () => {
    const run = await addRun(db.owner, '2026-07-01');
    await db.owner.query(`UPDATE project SET run_id = $1 WHERE id = 'f'`, [run]);
    const [gone] = (await list({ state: 'removed' })).items;
    expect(gone?.removedAsOf).toBe('2026-06-30');
    expect(gone?.current.receipt).toBe(`/receipt/${run - 1}/2026-06-30/2026/p-f/current`);
  });

  it('is empty for a government without data, and null for no government', async () => {
    const empty = await findProjectList(db.web, '1112000', parseProjectFilter({}), '2026-07-20');
    expect(empty).toMatchObject({ year: null, years: [], items: [], total: 0, asOf: null });
    expect(await findProjectList(db.web, '1300000', parseProjectFilter({}), '2026-07-20')).toBeNull();
  });
});
