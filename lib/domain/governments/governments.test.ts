import { describe, expect, it } from 'vitest';
import {
  closureOf,
  codeStanding,
  displayName,
  existsOn,
  fullName,
  isHeadOffice,
  lafCode,
  lowerTiersOf,
  nameOn,
  populationOf,
  redirectTarget,
  registerOf,
  tierCounts,
  upperOn,
} from '@/lib/domain/governments';
import {
  followedBy,
  formerGunwi,
  gangwon,
  government,
  gunwi,
  gwangju,
  gwangjuSeo,
  hoengseong,
  merged,
  named,
  sample,
  seoul,
  seoulJung,
} from '@/lib/domain/governments/fixture.test-support';

describe('codes', () => {
  it('tells a head office by digits 3 to 5', () => {
    expect(['1100000', '6100000'].map(isHeadOffice)).toEqual([true, true]);
    expect(['1111000', '1110000', '2811500'].map(isHeadOffice)).toEqual([false, false, false]);
  });

  it('takes seven digits for a code and nothing else', () => {
    const readable = (text: unknown) => lafCode.safeParse(text).success;
    expect(['1111000', '0000000'].map(readable)).toEqual([true, true]);
    expect(['000000*', '11', ' 1111000', 1111000].map(readable)).toEqual([false, false, false, false]);
  });

  it.each([
    ['2900000', 2026, 'ok'],
    ['6100000', 2026, 'ok'],
    ['2900000', 2027, 'out-of-date'],
    ['6100000', 2025, 'out-of-date'],
    ['4771000', 2023, 'ok'],
    ['4771000', 2024, 'out-of-date'],
    ['2772000', 2022, 'out-of-date'],
    ['1300000', 2026, 'unknown'],
  ])('%s in %i is %s', (lafCd, year, standing) => {
    expect(codeStanding(registerOf(sample), lafCd, year)).toBe(standing);
  });

  it('is out of date from a year on that begins with the closing', () => {
    const closed = government({
      lafCd: '4479000',
      kind: 'county',
      to: '2012-01-01',
      names: [named(['당진군', '충남당진군', 'Dangjin-gun'])],
    });
    const register = registerOf([closed]);
    expect([2011, 2012].map((year) => codeStanding(register, '4479000', year))).toEqual([
      'ok',
      'out-of-date',
    ]);
  });
});

describe('validity', () => {
  it('ends on the day before valid_to', () => {
    expect(existsOn(gwangju, '2026-06-30')).toBe(true);
    expect(existsOn(gwangju, '2026-07-01')).toBe(false);
    expect(existsOn(merged, '2026-06-30')).toBe(false);
    expect(existsOn(merged, '2026-07-01')).toBe(true);
  });

  it('counts tiers for a date', () => {
    expect(tierCounts(sample, '2026-06-30')).toEqual({ upper: 4, lower: 5 });
    expect(tierCounts(sample, '2026-07-01')).toEqual({ upper: 4, lower: 5 });
    expect(tierCounts(sample, '2023-06-30')).toEqual({ upper: 4, lower: 5 });
  });

  it('knows the upper tier of a day, and the last one of a closed government', () => {
    expect(upperOn(gwangjuSeo, '2026-06-30')?.lafCd).toBe('2900000');
    expect(upperOn(gwangjuSeo, '2026-07-01')?.lafCd).toBe('6100000');
    expect(upperOn(seoul, '2026-07-01')).toBeNull();
    expect(lowerTiersOf(sample, '6100000', '2026-07-01')).toEqual([gwangjuSeo]);
    expect(lowerTiersOf(sample, '6100000', '2026-06-30')).toEqual([]);
  });

  it('takes the newest count of residents up to a year', () => {
    const counted = government({
      ...seoulJung,
      populations: [
        { year: 2024, residents: 118_000 },
        { year: 2025, residents: 117_805 },
      ],
    });
    expect(populationOf(counted)).toEqual({ year: 2025, residents: 117_805 });
    expect(populationOf(counted, 2024)).toEqual({ year: 2024, residents: 118_000 });
    expect(populationOf(counted, 2023)).toBeNull();
    expect(populationOf(merged)).toBeNull();
  });
});

describe('names', () => {
  it('bears the name of the day', () => {
    expect(nameOn(gangwon, '2023-06-10').nameKo).toBe('강원도');
    expect(nameOn(gangwon, '2023-06-11').nameKo).toBe('강원특별자치도');
    expect(nameOn(gwangju, '2030-01-01').nameKo).toBe('광주광역시');
    expect(nameOn(merged, '2020-01-01').nameKo).toBe('전남광주통합특별시');
  });

  it('qualifies a lower tier by its upper tier', () => {
    const day = '2026-07-01';
    expect(displayName(seoulJung, day, 'ko')).toBe('서울중구');
    expect(displayName(seoulJung, day, 'en')).toBe('Jung-gu, Seoul');
    expect(displayName(gwangjuSeo, '2026-06-30', 'en')).toBe('Seo-gu, Gwangju');
    expect(displayName(gwangjuSeo, day, 'ko')).toBe('전남광주서구');
    expect(displayName(gwangjuSeo, day, 'en')).toBe('Seo-gu, Jeonnam-Gwangju');
    expect(displayName(hoengseong, day, 'en')).toBe('Hoengseong-gun, Gangwon State');
    expect(displayName(seoul, day, 'ko')).toBe('서울특별시');
    expect(displayName(seoul, day, 'en')).toBe('Seoul Metropolitan Government');
  });

  it('spells a name out in full', () => {
    expect(fullName(seoulJung, '2026-07-01', 'ko')).toBe('서울특별시 중구');
    expect(fullName(hoengseong, '2020-01-01', 'ko')).toBe('강원도 횡성군');
    expect(fullName(hoengseong, '2026-01-01', 'en')).toBe('Hoengseong-gun, Gangwon State');
  });
});

describe('closed codes', () => {
  it('says since when and what followed', () => {
    expect(closureOf(gwangju, '2026-07-01')).toMatchObject({
      closedOn: '2026-07-01',
      successors: [{ kind: 'merged', government: { lafCd: '6100000' } }],
    });
    expect(closureOf(gwangju, '2026-06-30')).toBeNull();
    expect(closureOf(seoul, '2026-07-01')).toBeNull();
  });

  it('redirects only where the government went on under one new code', () => {
    expect(redirectTarget(formerGunwi, '2026-07-01')).toBe('2772000');
    expect(redirectTarget(formerGunwi, '2023-06-30')).toBeNull();
    expect(redirectTarget(gwangju, '2026-07-01')).toBeNull();
    expect(redirectTarget(gunwi, '2026-07-01')).toBeNull();
  });

  it('does not redirect a government of which a part moved, or with two successors', () => {
    const closed = { lafCd: '2811000', kind: 'district', to: '2026-07-01', names: seoulJung.names } as const;
    const split = government({ ...closed, successors: [followedBy('split', '2026-07-01', merged)] });
    const two = government({
      ...closed,
      successors: [followedBy('moved', '2026-07-01', merged), followedBy('moved', '2026-07-01', gunwi)],
    });
    expect(redirectTarget(split, '2026-07-01')).toBeNull();
    expect(redirectTarget(two, '2026-07-01')).toBeNull();
  });
});
