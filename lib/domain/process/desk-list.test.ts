import { describe, expect, it } from 'vitest';
import { deskListQuery, parseDeskListState } from '@/lib/domain/process/desk-list';

const parse = (query: string) => parseDeskListState(new URLSearchParams(query));

describe('what the address of a work list asks for', () => {
  it('is all where it says nothing, or nothing that fits', () => {
    const all = { state: null, department: null, late: null, track: null, words: null, page: 1 };
    expect(parse('')).toEqual(all);
    expect(parse('state=gone&late=yes&track=A&page=0&department=%20&words=')).toEqual(all);
  });

  it('goes back into an address as it was', () => {
    const query = 'state=submitted&department=%EB%8F%84%EB%A1%9C%EA%B3%BC&late=1&track=youth&words=12&page=3';
    expect(parse(query)).toEqual({
      state: 'submitted',
      department: '도로과',
      late: '1',
      track: 'youth',
      words: '12',
      page: 3,
    });
    expect(deskListQuery(parse(query))).toBe(query);
    expect(deskListQuery(parse(''))).toBe('');
  });
});
