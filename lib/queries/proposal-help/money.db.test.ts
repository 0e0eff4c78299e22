import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findBudgetLines } from '@/lib/queries/proposal-help/budget-lines';
import { comparableCosts } from '@/lib/queries/proposal-help/costs';
import { addProject, addRun, fillRollups, type ProjectFixture } from '@/tests/support/fixtures';

/** 횡성군 and 영월군, counties of 30,000 to 50,000 residents; 춘천시. */
const [OWN, PEER, CITY] = ['4272000', '4273000', '4211000'];

let db: TestDatabase;
let run: number;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  run = await addRun(db.owner, '2026-06-30');
});
afterAll(() => db.drop());

/** The search's document of a project as the search writes it, as far as it is read here. */
async function addDocument(owner: Pool, id: string, year: number): Promise<void> {
  await owner.query(
    `INSERT INTO search_document (fyr, id, source, laf_cd, upper_cd, field_cd, account_nm, name, shadow, initials, words, grams,
       current_budget, spent, as_of, removed_as_of, run_id, figures_run, code, group_id)
     SELECT fyr, id, source, laf_cd, laf_cd, coalesce(field_cd, 'none'), account_nm, name, folded_text(name), '', '', text_grams(folded_text(name)),
       current_budget, spent, as_of, removed_as_of, run_id, run_id, '', 1 FROM project WHERE id = $1 AND fyr = $2 AND serving`,
    [id, year],
  );
}

async function add(project: ProjectFixture): Promise<void> {
  await addProject(db.owner, run, project);
  await addDocument(db.owner, project.id, project.year ?? 2026);
}

describe('projects that may pay already', () => {
  beforeAll(async () => {
    const own = { lafCd: OWN, current: 900, spent: 400 };
    await add({ ...own, id: 'lamp', name: '보안등 설치 및 유지관리', field: '140 국토및지역개발' });
    await add({ ...own, id: 'lamp', year: 2025, name: '보안등 설치', spent: null, asOf: '2025-12-31' });
    await add({ ...own, id: 'power', name: '보안등 전기요금' });
    await add({ ...own, id: 'old', year: 2024, name: '보안등 설치', asOf: '2024-12-31' });
    await add({ ...own, id: 'gone', name: '보안등 정비', removedAsOf: '2026-06-30' });
    await add({ ...own, id: 'moved', name: '보안등 내부거래지출' });
    await add({ ...own, id: 'unserved', name: '보안등 교체', source: 'finance-db', serving: false });
    await add({ ...own, id: 'hall', name: '경로당 운영' });
    await add({ ...own, lafCd: PEER, id: 'there', name: '보안등 설치' });
  });
  afterAll(async () => {
    await db.owner.query('DELETE FROM project; DELETE FROM search_document');
  });

  const find = (text: string, limit = 10) => findBudgetLines(db.web, { text, lafCd: OWN, year: 2026 }, limit);

  it('are those of the government, this year’s and the last one’s, with receipts', async () => {
    const lines = await find('중앙시장 뒷골목 보안등 추가 설치');
    expect(lines.map(({ id, year, likeness }) => [id, year, likeness])).toEqual([
      ['lamp', 2026, 'strong'],
      ['lamp', 2025, 'strong'],
      ['power', 2026, 'some'],
    ]);
    expect(lines[0]).toEqual({
      year: 2026,
      id: 'lamp',
      lafCd: OWN,
      name: '보안등 설치 및 유지관리',
      fieldCode: '140',
      fieldName: '국토및지역개발',
      current: { unit: 'won', value: 900, receipt: `/receipt/${run}/2026-06-30/2026/p-lamp/current` },
      spent: { unit: 'won', value: 400, receipt: `/receipt/${run}/2026-06-30/2026/p-lamp/spent` },
      likeness: 'strong',
    });
    expect(lines[1]?.spent.value).toBeNull();
  });

  it('are as many as asked for, and none where nothing is alike', async () => {
    expect((await find('보안등', 1)).map(({ id, year }) => [id, year])).toEqual([['lamp', 2026]]);
    expect(await find('도서관 열람실')).toEqual([]);
    expect(await find('')).toEqual([]);
  });
});

describe('what like projects cost', () => {
  const find = (lafCd: string, text = '뒷골목 보안등 설치', limit = 2) =>
    comparableCosts(db.web, { text, lafCd, tier: 'lower' }, limit);

  it('is nothing where nothing was reported', async () => {
    expect(await find(OWN)).toMatchObject({ years: [], cases: 0, examples: [], quartiles: null });
  });

  describe('over three years', () => {
    beforeAll(async () => {
      const lamp = (id: string, lafCd: string, spent: number | null, more: Partial<ProjectFixture> = {}) =>
        add({ id, lafCd, name: '보안등 설치', current: 1_000, spent, ...more });
      await lamp('a', PEER, 50);
      await lamp('b', PEER, 10, { year: 2025, asOf: '2025-12-31' });
      await lamp('c', OWN, 40, { year: 2024, asOf: '2024-12-31', name: '보안등설치사업' });
      await lamp('d', OWN, 20, { name: '뒷골목 보안등' });
      // Not among them: too old, nothing spent, unknown, gone, between accounts, of another kind, only somewhat alike.
      await lamp('too-old', PEER, 1, { year: 2023, asOf: '2023-12-31' });
      await lamp('nothing', PEER, 0);
      await lamp('unknown', PEER, null);
      await lamp('gone', PEER, 1, { removedAsOf: '2026-06-30' });
      await lamp('transfer', PEER, 1, { name: '보안등 내부거래지출' });
      await lamp('city', CITY, 1);
      await lamp('power', PEER, 1, { name: '보안등 전기요금' });
      await lamp('road', PEER, 1, { name: '도로 정비' });
      await fillRollups(db.owner);
    });

    it('has cases but no quartiles where there are fewer than five', async () => {
      const costs = await find(OWN);
      expect(costs).toMatchObject({
        peerGroup: 'county-30k-50k',
        years: [2026, 2025, 2024],
        cases: 4,
        quartiles: null,
      });
      expect(costs.examples.map(({ id, year, lafCd, spent }) => [id, year, lafCd, spent.value])).toEqual([
        ['d', 2026, OWN, 20],
        ['a', 2026, PEER, 50],
      ]);
    });

    it('has quartiles by nearest rank, each one project’s own amount with its receipt', async () => {
      await add({ id: 'e', lafCd: PEER, name: '주천면 보안등 설치', current: 9, spent: 30 });
      const figure = (id: string, value: number, year = 2026, asOf = '2026-06-30') => ({
        unit: 'won',
        value,
        receipt: `/receipt/${run}/${asOf}/${year}/p-${id}/spent`,
      });
      // 10 20 30 40 50: the second, third and fourth.
      expect((await find(OWN)).quartiles).toEqual({
        lower: figure('d', 20),
        median: figure('e', 30),
        upper: figure('c', 40, 2024, '2024-12-31'),
      });
      await add({ id: 'f', lafCd: PEER, name: '보안등 설치', current: 9, spent: 9_007_199_254_740_991 });
      // Six: the second, third and fifth.
      const { cases, quartiles } = await find(OWN);
      expect([cases, quartiles?.lower.value, quartiles?.median.value, quartiles?.upper.value]).toEqual([
        6, 20, 30, 50,
      ]);
    });

    it('leaves neighbourhoods aside', async () => {
      // 뒷골목 is half of what d's name tells, and not of this text.
      expect((await find(OWN, '효자동 보안등')).cases).toBe(5);
      expect((await find(OWN, '효자동')).cases).toBe(0);
    });

    it('looks at the peer group of the government, and at the tier where it has none', async () => {
      expect(await find(CITY)).toMatchObject({ peerGroup: 'city-200k-300k', cases: 1 });
      await db.owner.query('DELETE FROM government_population WHERE laf_cd = $1', [OWN]);
      expect(await find(OWN)).toMatchObject({ peerGroup: null });
      expect((await find(OWN)).cases).toBe(7);
    });
  });
});
