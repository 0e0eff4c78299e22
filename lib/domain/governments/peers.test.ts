import { describe, expect, it } from 'vitest';
import { peerGroupOf, peerGroups, peersOf } from '@/lib/domain/governments';
import { government, merged, named, sample, seoul } from '@/lib/domain/governments/fixture.test-support';
import type { GovernmentKind } from '@/lib/domain/governments';

function counted(kind: GovernmentKind, residents: number, lafCd = '4199000') {
  const names = [named(['가군', '나가군', 'Ga-gun'])];
  return government({ lafCd, kind, names, populations: [{ year: 2025, residents }] });
}

describe('peer groups', () => {
  it.each([
    ['city', 99_999, 'city-under-100k'],
    ['city', 100_000, 'city-100k-200k'],
    ['city', 499_999, 'city-300k-500k'],
    ['city', 500_000, 'city-500k-up'],
    ['county', 29_999, 'county-under-30k'],
    ['county', 30_000, 'county-30k-50k'],
    ['county', 254_659, 'county-100k-up'],
    ['district', 149_999, 'district-under-150k'],
    ['district', 400_000, 'district-400k-up'],
  ] as const)('a %s of %i residents belongs to %s', (kind, residents, id) => {
    expect(peerGroupOf(counted(kind, residents))?.id).toBe(id);
  });

  it('tells the bounds of a band', () => {
    expect(peerGroupOf(counted('county', 45_627))).toEqual({
      id: 'county-30k-50k',
      kind: 'county',
      from: 30_000,
      below: 50_000,
    });
  });

  it('keeps upper tiers undivided, also those not yet counted', () => {
    expect([seoul, merged].map((one) => peerGroupOf(one)?.id)).toEqual(['metropolitan', 'metropolitan']);
  });

  it('puts a lower tier without a count into no group', () => {
    const uncounted = government({
      lafCd: '2811500',
      kind: 'district',
      names: [named(['영종구', '인천영종구', 'Yeongjong-gu'])],
    });
    expect(peerGroupOf(uncounted)).toBeNull();
    expect(peersOf([uncounted], uncounted, '2026-07-01')).toBeNull();
  });

  it('lists the members that exist on the day, in the order of codes', () => {
    const closed = { ...counted('county', 40_000, '4172000'), to: '2013-09-23' };
    const two = [counted('county', 31_000, '4873000'), counted('county', 49_000, '4271000')];
    const members = (on: string) =>
      peersOf([closed, ...two], closed, on)?.members.map((member) => member.lafCd);
    expect(members('2013-09-22')).toEqual(['4172000', '4271000', '4873000']);
    expect(members('2013-09-23')).toEqual(['4271000', '4873000']);
  });

  it('leaves out of the groups what has none', () => {
    const ids = [...peerGroups(sample, '2026-07-01').keys()];
    expect(ids.sort()).toEqual([
      'county-30k-50k',
      'district-150k-300k',
      'district-under-150k',
      'metropolitan',
      'province',
    ]);
  });
});
