import { describe, expect, it } from 'vitest';
import { type Changes, countPages, tagsOf } from '@/lib/pipeline/publish';

const NOTHING: Changes = {
  governmentYears: [],
  nation: false,
  peers: [],
  projects: [],
  site: false,
  search: false,
};

describe('what a run invalidates', () => {
  it('is nothing when nothing changed', () => {
    expect([tagsOf(NOTHING), countPages(NOTHING, () => 2026)]).toEqual([[], 0]);
  });

  it('counts each route once, in two languages', () => {
    const changes = {
      ...NOTHING,
      nation: true,
      governmentYears: [
        { fiscalYear: 2026, lafCd: '1111000' },
        { fiscalYear: 2025, lafCd: '1111000' },
        { fiscalYear: 2026, lafCd: '1111000' },
      ],
      projects: ['aaaaaaaaaaaaaaaa'],
    };
    expect(tagsOf(changes)).toEqual([
      'nation',
      'g:1111000',
      'g:1111000:2026',
      'g:1111000:2025',
      'p:aaaaaaaaaaaaaaaa',
    ]);
    // The home page; the government's page, its projects and its two years; the project.
    expect(countPages(changes, () => 2026)).toBe(6 * 2);
  });

  it('counts the pages that show a median: the year of each member, its main page where the year is the latest', () => {
    const peers = [{ fiscalYear: 2025, group: 'city-100k-200k', members: ['1111000', '1114000'] }];
    const changes = { ...NOTHING, peers, governmentYears: [{ fiscalYear: 2025, lafCd: '1111000' }] };
    const latest = (lafCd: string) => (lafCd === '1111000' ? 2026 : 2025);
    expect(tagsOf(changes)).toContain('peers:city-100k-200k:2025');
    // Of 1111000 the page, its projects and 2025, which are there for its own change; of 1114000 the page and 2025.
    expect(countPages(changes, latest)).toBe(5 * 2);
  });
});
