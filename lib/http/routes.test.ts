import { describe, expect, it } from 'vitest';
import { internalPath, matchRoute, splitLanguage, withCode } from '@/lib/http/routes';

const match = (path: string, query = '') => matchRoute(path, new URLSearchParams(query), 2027);
const nothing = {
  lafCd: null,
  projectId: null,
  receipt: null,
  discrepancyId: null,
  process: null,
  question: null,
};

describe('splitLanguage', () => {
  it.each([
    ['/', 'ko', '/', false],
    ['/g/1111000', 'ko', '/g/1111000', false],
    ['/en', 'en', '/', false],
    ['/en/', 'en', '/', true],
    ['/en/status/', 'en', '/status', true],
    ['/g/1111000/', 'ko', '/g/1111000', true],
    ['//evil.example', 'ko', '/evil.example', true],
    ['/en/g/1111000', 'en', '/g/1111000', false],
    ['/english', 'ko', '/english', false],
    ['/ko', 'ko', '/', true],
    ['/ko/status', 'ko', '/status', true],
    ['/ko//evil.example/x', 'ko', '/evil.example/x', true],
  ])('%s', (path, language, rest, redirect) => {
    expect(splitLanguage(path)).toEqual({ language, rest, redirect });
  });
});

describe('matchRoute', () => {
  it.each([
    '/',
    '/search',
    '/asof',
    '/asof/2026-06-30',
    '/status',
    '/status/ledger',
    '/participate',
    '/participate/recount',
    '/participate/method',
  ])('%s needs no look-up', (path) => {
    expect(match(path)).toEqual(nothing);
  });

  it.each([
    '/g/4272000',
    '/g/4272000/2026',
    '/g/4272000/projects',
    '/g/4272000/changes',
    '/asof/2026-06-30/g/4272000',
    '/asof/2026-06-30/g/4272000/2025',
  ])('%s names a government', (path) => {
    expect(match(path)).toEqual({ ...nothing, lafCd: '4272000' });
  });

  it('names a project', () => {
    expect(match('/p/abcdefgh234567zz')).toEqual({ ...nothing, projectId: 'abcdefgh234567zz' });
    const dated = match('/asof/2026-06-30/p/abcdefgh234567zz');
    expect(dated).toEqual({ ...nothing, projectId: 'abcdefgh234567zz' });
  });

  it('names an entry of the ledger', () => {
    expect(match('/status/ledger/abcdefgh234567zz')).toEqual({
      ...nothing,
      discrepancyId: 'abcdefgh234567zz',
    });
  });

  it.each([
    ['/participate/4272000-2027', '4272000-2027', null],
    ['/participate/4272000-2027-2/proposals', '4272000-2027-2', null],
    ['/participate/4272000-2027/proposals/7', '4272000-2027', 7],
    ['/participate/4272000-2027/proposals/999999999', '4272000-2027', 999_999_999],
  ])('%s names a participatory budget', (path, id, proposal) => {
    expect(match(path)).toEqual({ ...nothing, process: { id, proposal } });
  });

  it.each(['p-abcdefgh234567zz', 'g-4272000', 'sido-4200000', 'tier-upper'])(
    'takes a receipt of %s as a whole',
    (scope) => {
      const route = match(`/receipt/7/2026-06-30/2026/${scope}/spent`);
      expect(route).toMatchObject({ ...nothing, receipt: { run: 7, asOf: '2026-06-30', year: 2026, scope } });
    },
  );

  it.each([
    '/nothing',
    '/search/',
    '/g',
    '/g/427200',
    '/g/4272000/1989',
    '/g/4272000/2028',
    '/g/4272000/20260',
    '/g/4272000/2026/x',
    '/g/4272000/Projects',
    '/p/abcdefgh234567z1',
    '/p/ABCDEFGH234567ZZ',
    '/p/abcdefgh234567zz/x',
    '/receipt/7/2026-06-30/2026/g-4272000',
    '/receipt/7/2026-06-31/2026/g-4272000/spent',
    '/receipt/0/2026-06-30/2026/g-4272000/spent',
    '/receipt/7/2026-06-30/2026/g-4272000/gross',
    '/status/else',
    '/status/ledger/abcdefgh234567z1',
    '/status/ledger/abcdefgh234567zz/x',
    '/asof/june',
    '/asof/2026-06-30/x',
    '/asof/2026-06-30/g',
    '/asof/2026-06-30/g/4272000/projects',
    '/asof/2026-06-30/g/4272000/2025/x',
    '/asof/2026-06-30/p/x',
    '/participate/4272000',
    '/participate/4272000-2027-200',
    '/participate/4272000-2027/results',
    '/participate/4272000-2027/proposals/0',
    '/participate/4272000-2027/proposals/07',
    '/participate/4272000-2027/proposals/1234567890',
    '/participate/4272000-2027/proposals/7/x',
    '/participate/recount/x',
    '//search',
    '/g/4272000%2f',
  ])('knows nothing of %s', (path) => {
    expect(match(path)).toBeNull();
  });

  it('turns a receipt with a query that it does not know away', () => {
    const path = '/receipt/7/2026-06-30/2026/g-4272000/spent';
    expect(match(path, 'basis=comparable&field=080')).not.toBeNull();
    expect(match(path, 'basis=gross')).toBeNull();
  });
});

describe('paths', () => {
  it('replaces the code of a government and keeps the page', () => {
    expect(withCode('/g/4771000/2022', '4771000', '2772000')).toBe('/g/2772000/2022');
    expect(withCode('/g/4771000', '4771000', '2772000')).toBe('/g/2772000');
    expect(withCode('/asof/2023-07-01/g/4771000', '4771000', '2772000')).toBe('/asof/2023-07-01/g/2772000');
  });

  it('puts every page under its language', () => {
    expect(internalPath('ko', '/')).toBe('/ko');
    expect(internalPath('ko', '/status')).toBe('/ko/status');
    expect(internalPath('en', '/')).toBe('/en');
    expect(internalPath('en', '/status')).toBe('/en/status');
  });
});
