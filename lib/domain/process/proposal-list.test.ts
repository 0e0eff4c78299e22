import { describe, expect, it } from 'vitest';
import { parseProposalListState } from '@/lib/domain/process/proposal-list';

const ALL = { q: '', track: null, state: null, sort: 'newest', page: 1 };

describe('the state of a list of proposals', () => {
  it.each([
    ['', ALL],
    [
      'track=youth&state=won&sort=cost&page=3',
      { ...ALL, track: 'youth', state: 'won', sort: 'cost', page: 3 },
    ],
    ['q=%20놀이터%20', { ...ALL, q: '놀이터' }],
    [`q=${'가'.repeat(101)}`, ALL],
    ['track=general', { ...ALL, track: 'general' }],
    ['sort=number', { ...ALL, sort: 'number' }],
    ['state=asked-back&state=won', { ...ALL, state: 'asked-back' }],
    ['track=&state=&sort=&page=', ALL],
    ["track=' OR true --", ALL],
    ['state=elected', ALL],
    ['sort=author', ALL],
    ['page=0', ALL],
    ['page=-2', ALL],
    ['page=1.5', ALL],
    ['page=ten', ALL],
    ['page=10001', ALL],
    ['page=10000', { ...ALL, page: 10_000 }],
  ])('?%s', (query, expected) => {
    expect(parseProposalListState(new URLSearchParams(query))).toEqual(expected);
  });
});
