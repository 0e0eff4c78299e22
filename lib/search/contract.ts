import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BUSAN_JUNG,
  type EngineUnderTest,
  GOYANG,
  names,
  PROJECTS,
  query,
  SERVED,
  SHOWN,
  SUWON,
} from '@/lib/search/contract-data';
import { describeFacets } from '@/lib/search/contract-facets';
import { describeLanguage } from '@/lib/search/contract-language';
import { describeUpkeep } from '@/lib/search/contract-upkeep';
import { drainSearch } from '@/lib/search/drain';
import type { SearchPage, SearchQuery } from '@/lib/search/engine';
import { putProjects } from '@/lib/search/fixture.test-support';

/** What every search engine must answer. Expected values are written by hand from the projects above. */
export function describeSearchEngine(name: string, open: () => Promise<EngineUnderTest>): void {
  describe(`search engine: ${name}`, () => {
    let engine: EngineUnderTest;
    const search = (text: string, changes: Parameters<typeof query>[1] = {}) =>
      engine.reader.search(query(text, changes));
    const total = async (text: string) => (await search(text)).total;

    beforeAll(async () => {
      engine = await open();
      await putProjects(engine.sync, PROJECTS);
      expect(await drainSearch(engine.sync, engine.writer)).toBe(SERVED);
    });
    afterAll(() => engine.close());

    describe('words', () => {
      it.each([
        ['도서관', 6],
        ['도서관 운영', 2],
        ['도서관운영', 2],
        ['운영 도서관', 2],
        ['도 서 관 운 영', 2],
        ['청년월세', 3],
        ['청년 월세', 3],
        ['월세 한시', 1],
        ['K-패스', 2],
        ['k패스', 2],
        ['산업·중소기업', 1],
        ['산업ㆍ중소기업', 1],
        ['섬', 1],
        ['지', 6],
        ['예산을', 0],
        ['도서관에서', 6],
        ['100%_', 1],
        ['도서관%', 6],
        ["도서관' OR 1=1 --", 0],
        ['없는사업', 0],
      ])('%s finds %i', async (text, expected) => {
        expect(await total(text)).toBe(expected);
      });

      it.each([
        ['ㄷㅅㄱ', 6],
        ['ㅊㄴㅇㅅ', 3],
        ['ㅊㄴㅇㅅ ㅎㅅ', 1],
        ['청년ㅇㅅ', 3],
        ['ㅋㅍㅅ', 0],
        ['kㅍㅅ', 2],
        ['ㄷㅅ관 ㅇㅇ', 2],
        ['ㅎ', 4],
      ])('initial consonants %s find %i', async (text, expected) => {
        expect(await total(text)).toBe(expected);
      });

      it('takes decomposed Korean for what it is', async () => {
        expect(await total('도서관'.normalize('NFD'))).toBe(6);
      });
    });

    describe('order', () => {
      it('puts the exact name first, then beginnings, words and parts, each from the largest budget down', async () => {
        const page = await search('도서관');
        expect(page.items.map(({ name: found, matchedBy }) => [found, matchedBy])).toEqual([
          ['도서관', 'exact'],
          ['도서관운영지원', 'prefix'],
          ['도서관 운영', 'prefix'],
          ['작은 도서관 육성', 'word'],
          ['100%_도서관\\', 'word'],
          ['시립도서관 건립', 'part'],
        ]);
      });

      it('puts what is only of a government last', async () => {
        const { items, total: all } = await search('수원');
        expect(items.map(({ name: found, matchedBy }) => [found, matchedBy])).toEqual([
          ['수원 화성 보수', 'prefix'],
          ['도서관 운영', 'government'],
          ['작은 도서관 육성', 'government'],
        ]);
        expect(all).toBe(3);
      });

      it('lets a word name the government and another the project', async () => {
        expect(names(await search('수원 도서관'))).toEqual(['도서관 운영', '작은 도서관 육성']);
        expect(names(await search('경기 도서관'))).toEqual([
          '도서관 운영',
          '작은 도서관 육성',
          '도서관운영지원',
        ]);
        expect(names(await search('중구 월세'))).toEqual([
          '청년 월세 지원',
          '청년 월세 지원',
          '청년월세 한시 특별지원',
        ]);
      });

      const sorted = async (sort: SearchQuery['sort'], order: SearchQuery['order']) =>
        names(await search('도서관', { sort, order }));
      it('sorts by amounts, what is missing always last', async () => {
        expect((await sorted('spent', 'desc')).slice(0, 2)).toEqual(['도서관', '도서관 운영']);
        expect((await sorted('spent', 'desc')).at(-1)).toBe('시립도서관 건립');
        expect((await sorted('spent', 'asc')).at(-1)).toBe('시립도서관 건립');
        expect((await sorted('current', 'asc')).slice(0, 2)).toEqual(['100%_도서관\\', '도서관']);
        expect((await sorted('current', 'desc'))[0]).toBe('시립도서관 건립');
      });

      it('sorts by the rate, above 100 % first', async () => {
        const rated = await search('도서', { sort: 'rate', filters: { government: [SUWON, GOYANG] } });
        expect(names(rated)).toEqual(['작은 도서관 육성', '도서관 운영', '도서관운영지원']);
      });

      it('sorts by name', async () => {
        expect(await sorted('name', 'asc')).toEqual([
          '100%_도서관\\',
          '도서관',
          '도서관 운영',
          '도서관운영지원',
          '시립도서관 건립',
          '작은 도서관 육성',
        ]);
        expect((await sorted('name', 'desc'))[0]).toBe('작은 도서관 육성');
      });

      it('without words puts the largest budget first and what is missing last', async () => {
        const { items } = await search('');
        expect(items[0]).toMatchObject({
          name: '시립도서관 건립',
          matchedBy: null,
          currentBudget: '9000',
          spent: null,
        });
        expect(items.at(-1)?.name).toBe('대중교통비 환급 지원(K-패스)');
      });
    });

    it('hands out pages that together are the whole', async () => {
      const all = names(await search('', { limit: 100 }));
      const pages: string[] = [];
      for (let offset: number | null = 0; offset !== null;) {
        const page: SearchPage = await search('', { limit: 4, offset });
        expect(page.total).toBe(SHOWN);
        pages.push(...names(page));
        offset = page.next;
      }
      expect(pages).toEqual(all);
      expect(await search('', { limit: 4, offset: 1_000_000 })).toMatchObject({
        items: [],
        total: SHOWN,
        next: null,
      });
    });

    it('suggests names that begin with what is typed, then names that have it', async () => {
      const suggest = async (text: string, limit = 10) => {
        const [term] = query(text).terms;
        if (term === undefined) throw new Error(text);
        return (await engine.reader.suggest(term, limit)).map(({ name: found, projects }) => [
          found,
          projects,
        ]);
      };
      const found = (await suggest('도서관')).map(([suggested]) => suggested);
      expect(found.slice(0, 3).sort()).toEqual(['도서관', '도서관 운영', '도서관운영지원']);
      expect(found.slice(3).sort()).toEqual(['100%_도서관\\', '시립도서관 건립', '작은 도서관 육성']);
      expect(await suggest('청년월세', 1)).toEqual([['청년 월세 지원', 2]]);
      expect(await suggest('ㄷㅅㄱㅇㅇㅈㅇ')).toEqual([['도서관운영지원', 1]]);
      expect(await suggest('없는사업')).toEqual([]);
    });

    it('refers to governments and terms by their names, one letter of which may be wrong', async () => {
      const register = await engine.register();
      const refer = (text: string) => engine.reader.refer(text, register, '2026-06-30');
      expect((await refer('수원')).governments[0]).toBe(SUWON);
      expect((await refer(SUWON)).governments).toEqual([SUWON]);
      expect((await refer('회성군')).governments).toContain('4272000');
      expect((await refer('예산현액')).terms[0]).toBe('current-budget');
      expect((await refer('execution rate')).terms).toContain('rate');
      expect((await refer('도서')).governments).toEqual([]);
      expect(await refer('없는말씀')).toEqual({ governments: [], terms: [] });
    });

    it('carries what a hit shows', async () => {
      const { items } = await search('섬 주민');
      expect(items).toMatchObject([
        {
          fyr: 2026,
          lafCd: BUSAN_JUNG,
          upperCd: '2600000',
          accountName: '일반회계',
          fieldCd: 'none',
          fieldName: null,
          currentBudget: '30',
          spent: '3',
          asOf: '2026-06-30',
          removedAsOf: null,
        },
      ]);
    });

    describeLanguage(() => engine);
    describeFacets(() => engine);
    describeUpkeep(() => engine);
  });
}
