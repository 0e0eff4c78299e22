import { describe, expect, it } from 'vitest';
import { readAmount, type Unit, unitOf } from '@/lib/domain/process/import/amounts';
import { maskedAuthor } from '@/lib/domain/process/import/authors';
import { readDate } from '@/lib/domain/process/import/dates';
import { readNumber } from '@/lib/domain/process/import/number';
import { holdsPersonalData } from '@/lib/domain/process/import/personal-data';
import { outOfOrder, readPhase } from '@/lib/domain/process/import/schedule';
import { readTrack, trackKey } from '@/lib/domain/process/import/tracks';
import { readOutcome, readVerdict, saysNothing } from '@/lib/domain/process/import/words';

describe('an amount', () => {
  it.each<[string, Unit, number]>([
    ['1,234,000', '원', 1_234_000],
    ['12.5', '백만원', 12_500_000],
    ['0.001', '천원', 1],
    ['１２，０００', '천원', 12_000_000],
    [' 3 000 ', '원', 3_000],
    ['1.2억원', '억원', 120_000_000],
    ['0', '천원', 0],
    ['9,007,199,254,740,991', '원', 9_007_199_254_740_991],
  ])('%s in %s is %s won', (text, unit, won) => {
    expect(readAmount(text, unit)).toBe(won);
  });

  it.each<[string, Unit, string]>([
    ['12.5', '원', 'not-whole-won'],
    ['0.0005', '천원', 'not-whole-won'],
    ['9007199254740992', '원', 'amount-too-large'],
    ['-5', '원', 'bad-amount'],
    ['1,23,000', '원', 'bad-amount'],
    ['약 500', '천원', 'bad-amount'],
    ['500만', '원', 'bad-amount'],
    ['500천원', '원', 'other-unit'],
    ['1e6', '원', 'bad-amount'],
  ])('%s in %s is none: %s', (text, unit, kind) => {
    expect(readAmount(text, unit)).toBe(kind);
  });

  it('has a unit as headers write it', () => {
    expect(['천원', '단위: 백만원', ' KRW', 'won', '시비', ''].map(unitOf)).toEqual([
      '천원',
      '백만원',
      '원',
      '원',
      null,
      null,
    ]);
  });
});

describe('an author', () => {
  it.each([
    ['홍길동', '홍○동'],
    ['김철', '김○'],
    ['남궁민수', '남○○수'],
    ['김 영 희', '김○희'],
    ['홍길동, 김영희', '홍○동, 김○희'],
    ['홍길동 외 3명', '홍○동 외 3명'],
    ['홍○동', '홍○동'],
    ['홍**', '홍**'],
    ['홍OO', '홍OO'],
    ['홍*동, 김영희', '홍*동, 김○희'],
    ['Jane Doe', 'J○○○ D○○'],
    ['주민자치회', '주○○○회'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskedAuthor(name)).toBe(shown);
  });
});

describe('personal data', () => {
  it.each([
    '연락처 010-1234-5678',
    '01012345678 로',
    '(031) 228-1234',
    '02.123.4567',
    '+82 10-1234-5678',
    '０１０－１２３４－５６７８'.replaceAll('－', '-'),
    '900101-1234567',
    '9001011234567',
    '900101-1******',
    'hong@example.or.kr',
  ])('is found in %s', (text) => {
    expect(holdsPersonalData(text)).toBe(true);
  });

  it.each([
    '매탄동 123-4번지',
    '2023-04-01부터 2023-10-31까지',
    '1,234,000,000원',
    '산 31-123',
    '1층 100-2000-3000',
    '홍○동',
  ])('is not in %s', (text) => {
    expect(holdsPersonalData(text)).toBe(false);
  });
});

describe('a date', () => {
  it.each([
    ['2023-03-05', '2023-03-04T15:00:00Z'],
    ['2023. 3. 5.', '2023-03-04T15:00:00Z'],
    ['2023/3/5', '2023-03-04T15:00:00Z'],
    ['2023년 3월 5일', '2023-03-04T15:00:00Z'],
    ['20230305', '2023-03-04T15:00:00Z'],
    ['2023-03-05 14:20', '2023-03-05T05:20:00Z'],
    ['2023-03-05T14:20:31', '2023-03-05T05:20:31Z'],
    ['2023-13-01', null],
    ['2023-02-29', null],
    ['23.3.5', null],
    ['3월 초', null],
  ])('%s is %s', (text, instant) => {
    expect(readDate(text)).toBe(instant);
  });
});

describe('the days of a phase', () => {
  it.each([
    ['2023-03-01..2023-04-30', '2023-02-28T15:00:00Z', '2023-04-30T15:00:00Z'],
    ['2023-09-30', '2023-09-29T15:00:00Z', '2023-09-30T15:00:00Z'],
    ['2024-01-01..', '2023-12-31T15:00:00Z', null],
  ])('%s last from %s up to %s', (text, begins, ends) => {
    expect(readPhase('voting', text)).toEqual({ phase: 'voting', begins, ends });
  });

  it('are days of the calendar, the later one behind the earlier one', () => {
    for (const text of [
      '',
      '2023',
      '2023-02-30',
      '2023-04-30..2023-03-01',
      '2023-01-01..2023-01-02..2023-01-03',
    ])
      expect([text, readPhase('voting', text)]).toEqual([text, null]);
  });

  it('stand in the order of the law and do not overlap', () => {
    const phase = (name: 'proposing' | 'review' | 'result', days: string) => {
      const read = readPhase(name, days);
      if (read === null) throw new Error(days);
      return read;
    };
    const proposing = phase('proposing', '2023-03-01..2023-03-31');
    expect(outOfOrder([phase('review', '2023-04-01'), proposing])).toBeNull();
    expect(outOfOrder([phase('review', '2023-03-31'), proposing])).toEqual(['proposing', 'review']);
    expect(outOfOrder([phase('review', '2023-04-01..'), phase('result', '2023-05-01')])).toEqual([
      'review',
      'result',
    ]);
  });
});

describe('words', () => {
  it('say what the review and the vote brought', () => {
    expect(['적정', '수용', '부적정', '불 수용', '불가', '철회', '보류'].map(readVerdict)).toEqual([
      'feasible',
      'feasible',
      'infeasible',
      'infeasible',
      'infeasible',
      'withdrawn',
      null,
    ]);
    expect(['선정', 'Y', '당선', '미선정', '탈락', 'n', '심사탈락', '예비'].map(readOutcome)).toEqual([
      'won',
      'won',
      'won',
      'not-selected',
      'not-selected',
      'not-selected',
      'screened-out',
      null,
    ]);
    expect(['', ' - ', '미상', '0', '없음'].map(saysNothing)).toEqual([true, true, true, false, false]);
  });
});

describe('a number', () => {
  it('is digits from 1', () => {
    expect(['7', '007', '2147483647', '2147483648', '0', '2023-7', '1.0', ''].map(readNumber)).toEqual([
      7,
      7,
      2_147_483_647,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a track', () => {
  it('is declared with its names, and known by any of them', () => {
    const youth = readTrack('youth=청년=Young adults');
    const general = readTrack('general=일반');
    if (youth === null || general === null) throw new Error('no tracks');
    expect([youth.names, general.names]).toEqual([
      { ko: '청년', en: 'Young adults' },
      { ko: '일반', en: '일반' },
    ]);
    expect(['청년=youth', 'youth', 'youth=', 'a=b=c=d'].map(readTrack)).toEqual([null, null, null, null]);
    const tracks = [general, youth];
    expect(['청 년', 'YOUTH', 'young adults', '문화', null].map((text) => trackKey(text, tracks))).toEqual([
      'youth',
      'youth',
      'youth',
      null,
      null,
    ]);
    expect(trackKey(null, [general])).toBe('general');
  });
});
