import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Government } from '@/lib/domain/governments';
import { parseSearchState, type SearchResult } from '@/lib/domain/search';
import { listGovernments } from '@/lib/queries/governments';
import { drainSearch } from '@/lib/search/drain';
import { hasRealRows, putProjects, realProjects } from '@/lib/search/fixture.test-support';
import { searchProjects } from '@/lib/search/projects';
import { postgresReader } from '@/lib/search/postgres/reader';

/** Totals counted in the published file by eye and by `grep`, with and without its spaces and signs. */
describe.skipIf(!hasRealRows)('search in the published rows of 2026-06-30', () => {
  let db: TestDatabase;
  let governments: Government[];

  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await putProjects(db.sync, realProjects());
    expect(await drainSearch(db.sync)).toBe(1645);
    governments = await listGovernments(db.web);
  });
  afterAll(() => db.drop());

  async function search(query: string): Promise<SearchResult> {
    const { state, problems } = parseSearchState(new URLSearchParams(query));
    expect(problems).toEqual([]);
    const reader = postgresReader(db.web);
    const outcome = await searchProjects(state, {
      governments,
      today: '2026-07-31',
      reader,
      documents: db.web,
    });
    if (outcome.kind !== 'found') throw new Error(outcome.kind);
    return outcome.result;
  }

  it.each([
    ['', 1645],
    ['q=청년월세', 207],
    ['q=청년 월세', 207],
    ['q=교통약자이동편의', 16],
    ['q=교통약자 이동편의', 16],
    ['q=K-패스', 67],
    ['q=k패스', 67],
    ['q=없는사업이름', 0],
    ['q=ㅈㅇㅈㄹ', 0],
    ['q=ㄱㅌㅇㅈ', 18],
    ['q=ㅊㄴㅇㅅ', 207],
    ['q=ㅈㄱㄱㅇ', 270],
    ['q=kㅍㅅ', 67],
    ['q=ㄷㅅㄱ', 1],
    ['field=080', 422],
    ['q=청년월세&government=4272000&government=4211000', 2],
  ])('%s: %i', async (query, total) => {
    expect((await search(query)).total).toBe(total);
  });

  it('takes a particle off where nothing has it', async () => {
    const found = await search('q=청년월세는');
    expect([found.total, found.help]).toEqual([207, { kind: 'particles', words: '청년월세' }]);
    expect((await search('q=청년월세를')).total).toBe(207);
  });

  it.each([
    ['청년월새', 207, 'spelling', '청년월세'],
    ['주거급요', 269, 'spelling', '주거급여'],
    ['교통약자 이둥편의', 16, 'spelling', '교통약자 이동편의'],
    ['특별지원청년월세', 80, 'parts', '특별지원 청년월세'],
  ])('mends %s', async (query, total, kind, words) => {
    const found = await search(`q=${query}`);
    expect([found.total, found.help]).toEqual([total, { kind, words }]);
  });

  it('offers every government of a name, and narrows to the one named beside a project', async () => {
    const six = await search('q=중구');
    expect(
      six.governments
        .map(({ names }) => names.ko)
        .slice(0, 6)
        .sort(),
    ).toEqual(['대구중구', '대전중구', '부산중구', '서울중구', '울산중구', '인천중구']);
    const one = await search('q=횡성 교통약자');
    expect(one.governments.map(({ lafCd }) => lafCd)).toEqual(['4272000']);
    expect(one.items).toMatchObject([
      {
        name: '교통약자 이동편의 증진(국고)',
        government: { names: { ko: '강원횡성군' } },
        current: { value: 58_000_000 },
        spent: { value: 56_823_940 },
        rate: { value: 980 },
      },
    ]);
  });

  it('counts the facets to the total', async () => {
    const { total, facets } = await search('q=지원');
    for (const facet of ['year', 'upper', 'government', 'field', 'account'] as const)
      expect(
        facets[facet].reduce((sum, { count }) => sum + count, 0),
        facet,
      ).toBe(total);
  });
});
