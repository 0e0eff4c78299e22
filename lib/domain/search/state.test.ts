import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNarrowed, parseSearchState, searchParams, searchPath } from '@/lib/domain/search';

const parse = (query: string) => parseSearchState(new URLSearchParams(query));
const problems = (query: string) => parse(query).problems.map(({ parameter, kind }) => [parameter, kind]);

describe('state in the address', () => {
  it('is usual where nothing is said', () => {
    expect(parse('')).toEqual({
      problems: [],
      state: {
        q: '',
        year: [],
        upper: [],
        government: [],
        field: [],
        account: [],
        removed: false,
        sort: 'relevance',
        order: 'desc',
        page: 1,
        size: 20,
      },
    });
    expect(isNarrowed(parse('page=2').state)).toBe(false);
    expect(isNarrowed(parse('field=080').state)).toBe(true);
  });

  it('takes several values of a facet, each once, in one order', () => {
    const { state } = parse('year=2026&year=2025&year=2026&field=none&field=&account=일반회계');
    expect(state).toMatchObject({ year: ['2025', '2026'], field: ['none'], account: ['일반회계'] });
  });

  it.each([
    ['year=abc', [['year', 'year']]],
    ['year=1989', [['year', 'year']]],
    ['government=411', [['government', 'government']]],
    ['upper=서울', [['upper', 'government']]],
    ['field=999', [['field', 'field']]],
    ['account=' + 'ㄱ'.repeat(101), [['account', 'account']]],
    ['account=%00', [['account', 'account']]],
    ['sort=size', [['sort', 'choice']]],
    ['order=up', [['order', 'choice']]],
    ['removed=yes', [['removed', 'choice']]],
    ['page=0', [['page', 'page']]],
    ['page=-1', [['page', 'page']]],
    ['page=1.5', [['page', 'page']]],
    ['page=1000000000', [['page', 'page']]],
    ['size=101', [['size', 'size']]],
    ['q=' + 'ㄱ'.repeat(10_000), [['q', 'too-long']]],
    ['q=(-)', [['q', 'no-letters']]],
    ['q=' + Array.from({ length: 13 }, (_, i) => `a${i}`).join('+'), [['q', 'too-many-words']]],
    ['q=a&q=b', [['q', 'repeated']]],
    ['goverment=4111000', [['goverment', 'unknown']]],
    [
      'year=x&page=y',
      [
        ['year', 'year'],
        ['page', 'page'],
      ],
    ],
    ['utm_source=a&_rsc=b', []],
    [Array.from({ length: 301 }, (_, i) => `account=a${i}`).join('&'), [['account', 'too-many']]],
  ])('names what is wrong with %s', (query, expected) => {
    expect(problems(query)).toEqual(expected);
  });

  it('leaves what is wrong out, and keeps the rest', () => {
    const { state } = parse('q=도서관&year=abc&year=2026&page=x');
    expect(state).toMatchObject({ q: '도서관', year: ['2026'], page: 1 });
  });

  it('says only what is unusual, and begins a changed search at its first page', () => {
    const { state } = parse('q=도서관 운영&year=2026&sort=name&page=3');
    expect(searchPath(state, { page: 4 })).toBe(
      '/search?q=%EB%8F%84%EC%84%9C%EA%B4%80+%EC%9A%B4%EC%98%81&year=2026&sort=name&page=4',
    );
    expect(searchPath(state, { q: '', year: [] })).toBe('/search?sort=name');
    expect(searchPath(parse('').state)).toBe('/search');
  });

  it('comes back from its own address, whatever was typed', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }));
    const parameter = fc.constantFrom(
      'q',
      'year',
      'field',
      'account',
      'government',
      'sort',
      'order',
      'page',
      'size',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(parameter, text)), (given) => {
        const { state } = parseSearchState(new URLSearchParams(given));
        expect(parseSearchState(searchParams(state))).toEqual({ state, problems: [] });
      }),
    );
  });
});
