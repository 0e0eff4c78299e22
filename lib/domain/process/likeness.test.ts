import { describe, expect, it } from 'vitest';
import {
  byLikeness,
  coverageOf,
  likenessTo,
  neighbourhoodsIn,
  pairsOf,
  sieveOf,
  tellingWords,
  withoutNeighbourhoods,
} from '@/lib/domain/process/likeness';

describe('the words that tell what a text is about', () => {
  it.each([
    ['중앙시장 뒷골목 보안등 추가 설치', ['중앙시장', '뒷골목', '보안등']],
    ['어린이보호구역 개선사업', ['어린이보호구역']],
    ['보안등설치및정비사업을', ['보안등']],
    ['보안등 설치 및 유지관리', ['보안등']],
    ['도서관에서 저녁까지', ['도서관', '저녁']],
    ['도시설계 용역', ['도시설계', '용역']],
    ['CCTV 설치(2단계)', ['cctv', '2단계']],
    ['보안등, 보안등', ['보안등']],
    ['주민 사업 지원', []],
    ['길', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(tellingWords(text)).toEqual(expected);
  });
});

describe('pairs of neighbouring characters', () => {
  it('are whole numbers of 32 bits, as the index over proposals has them', () => {
    // 가 U+AC00, 나 U+B098, a U+0061.
    expect(pairsOf('가나a')).toEqual([-1_409_240_936, -1_332_215_711]);
    expect(pairsOf('가')).toEqual([]);
    expect(pairsOf('')).toEqual([]);
  });

  it('are asked for in groups of three characters, or a word of two', () => {
    const [lamp, , road] = [pairsOf('보안등'), null, pairsOf('도로')];
    expect(sieveOf('보안등 설치, 도로', 9)).toEqual([lamp, road]);
    expect(sieveOf('도서관에서', 9)).toEqual([pairsOf('도서관')]);
    expect(sieveOf('작은도서관', 9)).toEqual(['작은도', '은도서', '도서관'].map(pairsOf));
    expect(sieveOf('작은도서관', 2)).toEqual(['작은도', '은도서'].map(pairsOf));
    expect(sieveOf('사업 지원', 9)).toEqual([]);
  });
});

describe('how much a name is like a text', () => {
  // Seven pairs tell: 중앙 앙시 시장, 뒷골 골목, 보안 안등.
  const like = likenessTo('중앙시장 뒷골목 보안등 추가 설치');

  it.each([
    // All of the name's two; four met of nine.
    ['보안등 설치 및 유지관리', { grade: 'strong', score: 444 }],
    ['보안등설치사업', { grade: 'strong', score: 444 }],
    // Two of the name's five.
    ['보안등 전기요금', { grade: 'some', score: 333 }],
    ['중앙시장 주차장 조성', { grade: 'some', score: 500 }],
    // Three of the text's, and 중앙, 시장 of the name's four.
    ['중앙 시장 현대화', { grade: 'some', score: 454 }],
    // 보안 alone.
    ['안전보안관 운영', null],
    ['도로 정비', null],
    ['사업 지원', null],
    ['', null],
  ])('%s', (name, expected) => {
    expect(like(name)).toEqual(expected);
  });

  it('is some by one pair where there is no other', () => {
    expect(likenessTo('도로 정비')('도로 유지보수')).toEqual({ grade: 'some', score: 1000 });
    expect(likenessTo('도로 정비')('하천 정비')).toBeNull();
    expect(likenessTo('')('도로')).toBeNull();
  });

  it('orders by grade, then by what is shared', () => {
    const names = ['보안등 전기요금', '중앙시장 주차장 조성', '보안등 설치'];
    const found = names.flatMap((name) => {
      const likeness = like(name);
      return likeness === null ? [] : [{ ...likeness, name }];
    });
    expect(found.sort(byLikeness).map(({ name }) => name)).toEqual([
      '보안등 설치',
      '중앙시장 주차장 조성',
      '보안등 전기요금',
    ]);
  });

  it('says whether a longer text has two thirds of it', () => {
    const covered = coverageOf('골목길 보안등 설치');
    expect(covered('밤이면 골목에 불빛이 없습니다. 골목길 끝에 보안등을 세워 주세요.')).toBe(true);
    expect(covered('골목에 보안이 필요합니다')).toBe(false);
    expect(coverageOf('설치')('설치')).toBe(false);
  });
});

describe('neighbourhoods', () => {
  it.each([
    ['효자동 보안등, 신북읍과 목1동의 경로당', ['효자동', '신북읍', '목1동']],
    ['봉사활동과 쓰레기분리 울타리', []],
    ['아동 중동 면', []],
    ['청운동과 장수면의 걷기운동', ['청운동', '장수면']],
    ['망포동에서 망포동까지', ['망포동']],
  ])('%s', (text, expected) => {
    expect(neighbourhoodsIn(text)).toEqual(expected);
  });

  it('can be left out', () => {
    expect(withoutNeighbourhoods('효자동 제1경로당 냉난방기, 효자동의 겨울')).toBe('제1경로당 냉난방기 겨울');
    expect(withoutNeighbourhoods('보안등 설치')).toBe('보안등 설치');
  });
});
