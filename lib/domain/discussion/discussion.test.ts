import { describe, expect, it } from 'vitest';
import { discussionBar } from '@/lib/domain/discussion/open';
import { pageOfPlace, pagesOf, parseCommentPage } from '@/lib/domain/discussion/pages';

const PHASES = [
  { phase: 'proposing' as const, begins: '2026-03-01T00:00:00Z', ends: '2026-04-01T00:00:00Z' },
  { phase: 'execution' as const, begins: '2027-01-01T00:00:00Z', ends: '2027-12-31T15:00:00Z' },
];

describe('whether something may be said', () => {
  it.each([
    ['2026-02-28T23:59:59Z', 'phase-not-begun'],
    ['2026-03-01T00:00:00Z', null],
    ['2026-06-01T00:00:00Z', null], // between phases
    ['2028-12-31T14:59:59Z', null],
    ['2028-12-31T15:00:00Z', 'discussion-over'],
  ])('%s: %s', (now, bar) => {
    expect(discussionBar(PHASES, new Date(now))).toBe(bar);
  });

  it('never without a schedule, for good where the last phase has no end', () => {
    expect(discussionBar([], new Date('2026-03-01T00:00:00Z'))).toBe('phase-not-begun');
    const open = [{ phase: 'proposing' as const, begins: '2016-03-01T00:00:00Z', ends: null }];
    expect(discussionBar(open, new Date('2026-03-01T00:00:00Z'))).toBeNull();
  });
});

describe('pages', () => {
  it('have fifty places each', () => {
    expect([1, 50, 51, 50_000].map(pageOfPlace)).toEqual([1, 1, 2, 1000]);
    expect([0, 1, 50, 51].map(pagesOf)).toEqual([1, 1, 1, 2]);
  });

  it.each([
    ['', 1],
    ['page=3', 3],
    ['page=last', 9007199254740991],
    ['page=0', 1],
    ['page=-1', 1],
    ['page=1e9', 1],
    ['page=9999999999', 1],
    ['page=2&page=3', 2],
  ])('%s asks for page %d', (query, page) => {
    expect(parseCommentPage(new URLSearchParams(query))).toBe(page);
  });
});
