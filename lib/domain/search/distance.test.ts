import { describe, expect, it } from 'vitest';
import { letterDistance, variantsOf } from '@/lib/domain/search';

describe('the distance of two writings', () => {
  it.each([
    ['어린이집', '어린이짐', 1],
    ['집', '산', 3],
    ['도서관', '도서관', 0],
    ['도서관', '도관', 2],
    ['지원', '지언', 1],
    ['bus', 'bsu', 1],
    ['', '가', 2],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(letterDistance(a, b)).toBe(distance);
    expect(letterDistance(b, a)).toBe(distance);
  });
});

describe('what is one slip away', () => {
  it('is a character changed, left out, put in, or exchanged with the next', () => {
    const said = variantsOf('가나').map(({ left, right, wild }) => `${left}${wild ? '*' : '|'}${right}`);
    expect(said.sort()).toEqual(['*나', '|나', '가*', '가*나', '가|', '나가|'].sort());
  });
});
