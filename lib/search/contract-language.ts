import { describe, expect, it } from 'vitest';
import { CODE, counts, type EngineUnderTest, GOYANG, names, query, SUWON } from '@/lib/search/contract-data';

/** The query language, asked of an engine. */
export function describeLanguage(engine: () => EngineUnderTest): void {
  const search = (text: string, changes: Parameters<typeof query>[1] = {}) =>
    engine().reader.search(query(text, changes));
  const total = async (text: string) => (await search(text)).total;

  describe('query language', () => {
    it.each([
      ['"작은 도서관"', 1],
      ['"작은도서관"', 1],
      ['"도서관 운영"', 2],
      ['"운영 도서관"', 0],
      ['"수원"', 1],
      ['도서관 -운영', 4],
      ['도서관 -"작은 도서관"', 5],
      ['도서관 -수원', 4],
      ['도서관 -ㅇㅇ', 4],
      ['-도서관', 8],
      ['government:수원', 3],
      ['지역:경기 도서관', 3],
      ['government:중구', 4],
      ['government:중구 government:수원', 7],
      ['government:중구 year:2025', 1],
      ['year:2020..2025', 1],
      ['분야:교육', 5],
      ['field:education', 5],
      ['field:none', 1],
      ['분야:교육 분야:없음', 6],
      ['회계:교통', 1],
      ['account:"일반 회계" 패스', 1],
      ['spent>300', 4],
      ['spent>=330 도서관', 3],
      ['spent:300..500', 2],
      ['지출<=0', 2],
      ['budget<0', 1],
      ['예산>900 -운영', 1],
      ['rate>100%', 2],
      ['rate:100', 2],
      ['spent>1억', 0],
      ['spent>99999999999999999999999', 0],
      ['spent<99999999999999999999999', 13],
      ['케이패스', 2],
      ['圖書館 운영', 2],
    ])('%s finds %i', async (text, expected) => {
      expect(await total(text)).toBe(expected);
    });

    it('finds a project by its code and by its id', async () => {
      const byCode = await search(CODE.toLowerCase());
      expect(byCode.items).toMatchObject([{ name: '도서관운영지원', matchedBy: 'exact' }]);
      const byId = await search(byCode.items[0]?.id ?? '');
      expect([byId.total, names(byId), byId.items[0]?.matchedBy]).toEqual([1, ['도서관운영지원'], 'exact']);
      expect(await total(CODE.slice(0, -1))).toBe(0);
    });

    it('counts facets under what the text says', async () => {
      const { facets } = await search('도서관 government:경기 spent>=0');
      expect(counts(facets, 'government')).toEqual({ [SUWON]: 2, [GOYANG]: 1 });
      expect(counts(facets, 'year')).toEqual({ 2026: 3 });
      const chosen = await search('government:경기', { filters: { government: [GOYANG] } });
      expect(chosen.total).toBe(2);
      expect(counts(chosen.facets, 'government')).toEqual({ [SUWON]: 3, [GOYANG]: 2, 4100000: 1 });
    });
  });
}
