import { describe, expect, it } from 'vitest';
import { routesOf } from '@/lib/cache-tags';
import { shownBy } from '@/lib/pipeline/shown';
import { type Changes, countPages, tagsOf } from '@/lib/pipeline/publish';

const NOTHING: Changes = {
  governmentYears: [],
  nation: false,
  peers: [],
  projects: [],
  ledger: [],
  site: false,
  search: false,
};

/** 군위군 moved to a new code; 광주 and 전남 became one; a part of 서구 became 검단구. */
const REGISTER = shownBy([
  { from: '4771000', to: '2772000', kind: 'moved', effectiveOn: '2023-07-01', fromEnded: '2023-07-01' },
  { from: '2900000', to: '6100000', kind: 'merged', effectiveOn: '2026-07-01', fromEnded: '2026-07-01' },
  { from: '2818000', to: '2818500', kind: 'split', effectiveOn: '2026-07-01', fromEnded: null },
]);

describe('what a run invalidates', () => {
  it('is nothing when nothing changed', () => {
    expect([tagsOf(NOTHING), countPages(NOTHING, () => 2026, REGISTER)]).toEqual([[], 0]);
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
    expect(countPages(changes, () => 2026, REGISTER)).toBe(6 * 2);
  });

  it('counts the pages that show a median: the year of each member, its main page where the year is the latest', () => {
    const peers = [{ fiscalYear: 2025, group: 'city-100k-200k', members: ['1111000', '1114000'] }];
    const changes = { ...NOTHING, peers, governmentYears: [{ fiscalYear: 2025, lafCd: '1111000' }] };
    const latest = (lafCd: string) => (lafCd === '1111000' ? 2026 : 2025);
    expect(tagsOf(changes)).toContain('peers:city-100k-200k:2025');
    // Of 1111000 the page, its projects and 2025, which are there for its own change; of 1114000 the page and 2025.
    expect(countPages(changes, latest, REGISTER)).toBe(5 * 2);
  });
});

describe('the pages that show a government', () => {
  it.each([
    ['g:1111000', ['/g/1111000', '/g/1111000/projects']],
    // An old code has no page: the new one shows its figures, in its series too.
    ['g:4771000', ['/g/2772000', '/g/2772000/projects']],
    ['g:4771000:2022', ['/g/2772000/2022', '/g/2772000']],
    // What was merged keeps its pages, and stands in the series of what it became.
    ['g:2900000:2025', ['/g/2900000/2025', '/g/6100000']],
    // 서구 goes on: its 2026 is its own, the years before are those of 검단구 too.
    ['g:2818000:2026', ['/g/2818000/2026']],
    ['g:2818000:2025', ['/g/2818000/2025', '/g/2818500']],
  ])('%s', (tag, routes) => {
    expect(routesOf(tag, REGISTER)).toEqual(routes);
  });
});
