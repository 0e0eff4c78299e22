import { describe, expect, it } from 'vitest';
import {
  counts,
  type EngineUnderTest,
  GOYANG,
  GYEONGGI,
  query,
  SEOUL,
  SHOWN,
  SUWON,
} from '@/lib/search/contract-data';

/** Filters, and the counts that they are chosen by. */
export function describeFacets(engine: () => EngineUnderTest): void {
  const search = (text: string, changes: Parameters<typeof query>[1] = {}) =>
    engine().reader.search(query(text, changes));
  const total = async (text: string) => (await search(text)).total;

  describe('filters and facets', () => {
    it('counts every value of what was found', async () => {
      const { total: all, facets } = await search('');
      expect(all).toBe(SHOWN);
      expect(facets.year).toEqual([
        { value: '2026', count: 13 },
        { value: '2025', count: 1 },
      ]);
      expect(counts(facets, 'upper')).toEqual({ [GYEONGGI]: 6, [SEOUL]: 5, '2600000': 3 });
      expect(counts(facets, 'field')).toEqual({
        '050': 5,
        '060': 2,
        '080': 3,
        '120': 2,
        '110': 1,
        none: 1,
      });
      expect(counts(facets, 'account')).toEqual({ 일반회계: 13, 교통사업특별회계: 1 });
      expect(facets.government[0]).toEqual({ value: SEOUL, count: 4 });
    });

    it('widens within a facet, narrows across, and counts a facet under the others only', async () => {
      const filters = { field: ['050', '060'], upper: [GYEONGGI] };
      const { total: all, facets } = await search('도서관', { filters });
      expect(all).toBe(3);
      expect(counts(facets, 'upper')).toEqual({ [GYEONGGI]: 3, [SEOUL]: 3 });
      expect(counts(facets, 'field')).toEqual({ '050': 3 });
      expect(counts(facets, 'government')).toEqual({ [SUWON]: 2, [GOYANG]: 1 });
    });

    it.each([
      [{ year: ['2025'] }, 1],
      [{ year: ['2025', '2026'] }, 14],
      [{ government: [SUWON, GOYANG] }, 5],
      [{ field: ['none'] }, 1],
      [{ account: ['교통사업특별회계'] }, 1],
      [{ upper: [SEOUL] }, 5],
      [{ government: ['9999999'] }, 0],
    ])('filters %o alone find %i', async (filters, expected) => {
      expect((await search('', { filters })).total).toBe(expected);
    });

    it('finds removed projects only when asked', async () => {
      expect(await total('폐지된')).toBe(0);
      const page = await search('폐지된', { removed: true });
      expect(page.items).toMatchObject([{ name: '폐지된 도서관', removedAsOf: '2026-06-30' }]);
    });

    it('never finds what is not served', async () => {
      expect((await search('보류된', { removed: true })).total).toBe(0);
    });
  });
}
