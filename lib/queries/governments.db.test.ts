import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import {
  codeStanding,
  displayName,
  findGovernments,
  type Government,
  isHeadOffice,
  lowerTiersOf,
  MIN_PEERS,
  peerGroups,
  populationOf,
  redirectTarget,
  registerOf,
  tierCounts,
  upperOn,
} from '@/lib/domain/governments';
import { findGovernment, listGovernments } from '@/lib/queries/governments';

const BEFORE = '2026-06-30';
const AFTER = '2026-07-01';

let db: TestDatabase;
let all: Government[];
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  all = await listGovernments(db.web);
});
afterAll(() => db.drop());

describe('the register', () => {
  it.each([
    ['2009-01-01', 16, 230],
    ['2010-06-30', 16, 230],
    ['2010-07-01', 16, 228],
    ['2012-06-30', 16, 228],
    ['2012-07-01', 17, 227],
    ['2014-06-30', 17, 227],
    ['2014-07-01', 17, 226],
    ['2023-06-30', 17, 226],
    ['2023-07-01', 17, 226],
    [BEFORE, 17, 226],
    [AFTER, 16, 227],
  ])('on %s has %i upper and %i lower tiers', async (on, upper, lower) => {
    expect(tierCounts(all, on)).toEqual({ upper, lower });
    expect(await listGovernments(db.web, { on })).toHaveLength(upper + lower);
  });

  it('has 243 governments on every day from 2014-07-01 to 2026-06-30', async () => {
    const { rows } = await db.web.query(`
      SELECT count(*) FILTER (WHERE g.tier = 'upper')::int AS upper, count(*) FILTER (WHERE g.tier = 'lower')::int AS lower,
             min(day)::date AS first, max(day)::date AS last
      FROM (SELECT day, tier FROM generate_series('2014-07-01'::date, '2026-06-30', '1 day') day
            JOIN government ON (valid_from IS NULL OR valid_from <= day) AND (valid_to IS NULL OR day < valid_to)) g
      GROUP BY day`);
    const counts = new Set(rows.map(({ upper, lower }) => `${upper} + ${lower}`));
    expect(rows).toHaveLength(4383);
    expect([...counts]).toEqual(['17 + 226']);
  });

  it('gives a name for every day of every government, and an upper tier for every lower one', async () => {
    const { rows } = await db.web.query(`
      WITH span AS (
        SELECT laf_cd, tier, daterange(valid_from, valid_to) AS life FROM government
      ), covered AS (
        SELECT laf_cd, range_agg(daterange(nullif(valid_from, '0001-01-01'), valid_to)) AS days,
               sum(1) AS parts, 'name' AS what FROM government_name GROUP BY laf_cd
        UNION ALL
        SELECT laf_cd, range_agg(daterange(nullif(valid_from, '0001-01-01'), valid_to)), sum(1), 'upper'
        FROM government_upper GROUP BY laf_cd
      )
      SELECT s.laf_cd FROM span s
      LEFT JOIN covered n ON n.laf_cd = s.laf_cd AND n.what = 'name'
      LEFT JOIN covered u ON u.laf_cd = s.laf_cd AND u.what = 'upper'
      WHERE n.days IS DISTINCT FROM s.life::datemultirange
         OR CASE s.tier WHEN 'upper' THEN u.days IS NOT NULL ELSE u.days IS DISTINCT FROM s.life::datemultirange END`);
    expect(rows).toEqual([]);
  });

  it('keeps lower tiers under upper tiers that exist, for as long as they do', async () => {
    const { rows } = await db.web.query(`
      SELECT u.laf_cd FROM government_upper u JOIN government g ON g.laf_cd = u.upper_cd
      WHERE g.tier <> 'upper'
         OR NOT daterange(g.valid_from, g.valid_to) @> daterange(nullif(u.valid_from, '0001-01-01'), u.valid_to)`);
    expect(rows).toEqual([]);
  });

  it('names for each closed code what followed it on the day it ended', () => {
    const closed = all.filter((government) => government.to !== null);
    expect(closed.map(({ lafCd }) => lafCd)).toEqual(
      '2811000 2812000 2900000 4172000 4311000 4371000 4472000 4479000 4600000 4771000 4812000 4814000'.split(
        ' ',
      ),
    );
    for (const { to, successors } of closed) {
      expect(successors.length).toBeGreaterThan(0);
      expect(new Set(successors.map(({ effectiveOn }) => effectiveOn))).toEqual(new Set([to]));
    }
  });

  it('has tier and head-office digits agree', () => {
    for (const { lafCd, tier } of all) expect(isHeadOffice(lafCd)).toBe(tier === 'upper');
  });

  it('has no two governments of one display name on a day', () => {
    for (const on of ['2009-01-01', '2013-01-01', BEFORE, AFTER])
      for (const language of ['ko', 'en'] as const) {
        const names = all
          .filter(({ from, to }) => (from ?? '') <= on && on < (to ?? '9999'))
          .map((government) => displayName(government, on, language));
        expect(new Set(names).size).toBe(names.length);
      }
  });

  it('counts the residents of 2025: 51,117,378 in the nation', () => {
    const upper = all
      .filter(({ tier }) => tier === 'upper')
      .map((g) => populationOf(g, 2025)?.residents ?? 0);
    expect(upper.reduce((sum, residents) => sum + residents, 0)).toBe(51_117_378);
    const uncounted = all.filter((g) => g.to === null && populationOf(g) === null).map(({ lafCd }) => lafCd);
    expect(uncounted).toEqual(['2811500', '2812500', '2818500', '6100000']);
  });

  it('has the residents of an upper tier equal those of its lower tiers, where it has any', () => {
    const uppers = all.filter(
      ({ tier, lafCd }) => tier === 'upper' && !['3200000', '4900000', '6100000'].includes(lafCd),
    );
    expect(uppers).toHaveLength(15);
    for (const upper of uppers) {
      const parts = lowerTiersOf(all, upper.lafCd, BEFORE).map((g) => populationOf(g)?.residents ?? 0);
      expect(parts.reduce((sum, residents) => sum + residents, 0)).toBe(populationOf(upper)?.residents);
    }
  });
});

describe('2026-07-01', () => {
  it('puts the 27 lower tiers of 광주 and 전남 under 6100000, codes kept', () => {
    const lower = lowerTiersOf(all, '6100000', AFTER);
    expect(lower).toHaveLength(27);
    expect(lower.every(({ lafCd }) => /^(29|46)/.test(lafCd))).toBe(true);
    const seo = registerOf(all).get('2912000');
    expect(seo && displayName(seo, BEFORE, 'ko')).toBe('광주서구');
    expect(seo && displayName(seo, AFTER, 'ko')).toBe('전남광주서구');
  });

  it('keeps both sides in date for the fiscal year 2026', () => {
    const register = registerOf(all);
    const standing = (year: number) =>
      ['2900000', '4600000', '6100000', '2811000', '2812500', '1300000'].map((code) =>
        codeStanding(register, code, year),
      );
    expect(standing(2025)).toEqual(['ok', 'ok', 'out-of-date', 'ok', 'out-of-date', 'unknown']);
    expect(standing(2026)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'unknown']);
    expect(standing(2027)).toEqual(['out-of-date', 'out-of-date', 'ok', 'out-of-date', 'ok', 'unknown']);
  });

  it('renames 인천 서구 under its code', async () => {
    const seohae = await findGovernment(db.web, '2818000');
    expect(seohae?.names.map(({ from, to, nameKo }) => [from, to, nameKo])).toEqual([
      [null, AFTER, '서구'],
      [AFTER, null, '서해구'],
    ]);
    expect(seohae?.successors).toMatchObject([{ kind: 'split', government: { lafCd: '2818500' } }]);
  });
});

describe('findGovernment', () => {
  it('reads one code with all that is known of it', async () => {
    expect(await findGovernment(db.web, '4771000')).toEqual({
      lafCd: '4771000',
      tier: 'lower',
      kind: 'county',
      from: null,
      to: '2023-07-01',
      note: 'The disclosure data use this code up to the fiscal year 2023 and 2772000 from 2024 on.',
      names: [{ from: null, to: '2023-07-01', nameKo: '군위군', shortKo: '경북군위군', nameEn: 'Gunwi-gun' }],
      uppers: [
        {
          from: null,
          to: '2023-07-01',
          lafCd: '4700000',
          names: [
            { from: null, to: null, nameKo: '경상북도', shortKo: '경북본청', nameEn: 'Gyeongsangbuk-do' },
          ],
        },
      ],
      populations: [],
      successors: [
        {
          kind: 'moved',
          effectiveOn: '2023-07-01',
          government: {
            lafCd: '2772000',
            names: [
              { from: '2023-07-01', to: null, nameKo: '군위군', shortKo: '대구군위군', nameEn: 'Gunwi-gun' },
            ],
            uppers: [
              {
                from: '2023-07-01',
                to: null,
                lafCd: '2700000',
                names: [
                  {
                    from: null,
                    to: null,
                    nameKo: '대구광역시',
                    shortKo: '대구본청',
                    nameEn: 'Daegu Metropolitan City',
                  },
                ],
              },
            ],
          },
        },
      ],
      predecessors: [],
    });
  });

  it('reads the same as the list', async () => {
    const one = await findGovernment(db.web, '6100000');
    expect(one).toEqual(registerOf(all).get('6100000'));
    expect(one?.predecessors.map(({ government }) => government.lafCd)).toEqual(['2900000', '4600000']);
    expect(one && upperOn(one, AFTER)).toBeNull();
  });

  it('finds nothing under a code that was never valid', async () => {
    expect(await findGovernment(db.web, '1300000')).toBeNull();
    expect(await findGovernment(db.web, "' OR 1=1 --")).toBeNull();
  });

  it('redirects the three codes that changed one to one', () => {
    const targets = all.flatMap((g) => {
      const target = redirectTarget(g, AFTER);
      return target === null ? [] : [[g.lafCd, target]];
    });
    expect(targets).toEqual([
      ['4172000', '4138000'],
      ['4479000', '4418000'],
      ['4771000', '2772000'],
    ]);
  });
});

describe('peers in the register', () => {
  it.each([BEFORE, AFTER])('have at least five members in each group on %s', (on) => {
    const sizes = [...peerGroups(all, on)].map(([id, members]) => [id, members.length] as const);
    expect(sizes).toHaveLength(15);
    expect(sizes.filter(([, size]) => size < MIN_PEERS)).toEqual([]);
  });

  it('leave out only the districts not yet counted', () => {
    const grouped = new Set([...peerGroups(all, AFTER).values()].flat().map(({ lafCd }) => lafCd));
    const rest = all.filter((g) => g.to === null && !grouped.has(g.lafCd)).map(({ lafCd }) => lafCd);
    expect(rest).toEqual(['2811500', '2812500', '2818500']);
  });
});

describe('finding in the register', () => {
  const found = (text: string, on = BEFORE) =>
    findGovernments(all, text, on).map(({ government }) => displayName(government, on, 'ko'));

  it('returns all six 중구 and six 동구, and both 고성군, before anything else', () => {
    const six = ['서울', '부산', '대구', '인천', '대전', '울산'];
    expect(found('중구').slice(0, 6).sort()).toEqual(six.map((place) => `${place}중구`).sort());
    expect(found('동구').slice(0, 6).sort()).toEqual(
      ['부산', '대구', '인천', '광주', '대전', '울산'].map((place) => `${place}동구`).sort(),
    );
    expect(found('고성군').slice(0, 2)).toEqual(['경남고성군', '강원고성군']);
    expect(found('고성군')).toHaveLength(2);
  });

  it.each([
    ['서울 중구', '서울중구'],
    ['부산시 진구', '부산부산진구'],
    ['ㅎㅅㄱ', '충남홍성군'],
    ['제주', '제주특별자치도'],
    ['전북', '전북특별자치도'],
    ['전라북도 전주', '전북전주시'],
    ['경기 광주', '경기광주시'],
    ['인천 남구', '인천미추홀구'],
    ['hoengseong', '강원횡성군'],
    ['busan jung-gu', '부산중구'],
    ['chungbuk cheongju', '충북청주시'],
    ['4116000', '경기광명시'],
  ])('%s leads to %s first', (text, name) => {
    expect(found(text)[0]).toBe(name);
  });
});
