import { describe, expect, it } from 'vitest';
import {
  followedBy,
  formerGunwi,
  government,
  gunwi,
  named,
} from '@/lib/domain/governments/fixture.test-support';
import { ancestorsOf, ownCodes } from '@/lib/domain/governments/lineage';
import { registerOf } from '@/lib/domain/governments/register';
import type { Government } from '@/lib/domain/governments/types';

const town = (lafCd: string, more: Partial<Government> = {}) =>
  government({ lafCd, kind: 'city', names: [named([lafCd, lafCd, lafCd])], ...more });

/** 3 was made of 1 and 2 on 2014-07-01; 1 had been 0 until 2012-01-01; a part of 4 became 5 on 2026-07-01. */
const zero = town('0000000', { to: '2012-01-01' });
const one = town('1000000', { to: '2014-07-01', predecessors: [followedBy('renamed', '2012-01-01', zero)] });
const two = town('2000000', { to: '2014-07-01' });
const three = town('3000000', {
  predecessors: [followedBy('merged', '2014-07-01', one), followedBy('merged', '2014-07-01', two)],
});
const four = town('4000000');
const five = town('5000000', { predecessors: [followedBy('split', '2026-07-01', four)] });
const moved = { ...gunwi, predecessors: [followedBy('moved', '2023-07-01', formerGunwi)] };
const register = registerOf([zero, one, two, three, four, five, moved, formerGunwi]);

describe('what went into a government', () => {
  it('is found through every step, with the last year of each', () => {
    expect(
      ancestorsOf(register, '3000000').map(({ government: { lafCd }, kind, lastYear }) => [
        lafCd,
        kind,
        lastYear,
      ]),
    ).toEqual([
      ['1000000', 'merged', 2014],
      ['2000000', 'merged', 2014],
      ['0000000', 'merged', 2011],
    ]);
  });

  it('ends a year earlier where the older one goes on without the part', () => {
    expect(ancestorsOf(register, '5000000')).toMatchObject([{ kind: 'split', lastYear: 2025 }]);
    expect(ancestorsOf(register, '4000000')).toEqual([]);
  });
});

describe('the codes that a government was reported under', () => {
  it('are its own and those that a one-to-one change replaced', () => {
    expect(ownCodes(register, '2772000')).toEqual(['2772000', '4771000']);
    expect(ownCodes(register, '1000000')).toEqual(['1000000', '0000000']);
    expect(ownCodes(register, '3000000')).toEqual(['3000000']);
  });
});
