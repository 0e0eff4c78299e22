import { describe, expect, it } from 'vitest';
import { findGovernments } from '@/lib/domain/governments';
import { sample } from '@/lib/domain/governments/fixture.test-support';
import { normalizeTyped, typedPosition } from '@/lib/domain/governments/hangul';

const DAY = '2026-07-01';
const codes = (text: string, on = DAY) => findGovernments(sample, text, on).map((f) => f.government.lafCd);

describe('typed Hangul', () => {
  it('drops spacing and takes typed clusters apart', () => {
    expect(normalizeTyped(' 서울 중구 ')).toBe('서울중구');
    expect(normalizeTyped('ㅈㄺ')).toBe('ㅈㄹㄱ');
    expect(normalizeTyped('Jung-gu, Seoul')).toBe('junggu' + 'seoul');
    expect(normalizeTyped('중구'.normalize('NFD'))).toBe('중구');
  });

  it.each([
    ['ㅈㄹㄱ', '종로구', 0],
    ['종ㄹ', '종로구', 0],
    ['조', '종로구', 0],
    ['로', '종로구', 1],
    ['조로', '종로구', -1],
    ['ㅈㄹㄱㅊ', '종로구', -1],
    ['장', '종로구', -1],
    ['ㅆ', '서울', -1],
  ])('%s fits %s at %i', (typed, name, position) => {
    expect(typedPosition(typed, name)).toBe(position);
  });
});

describe('finding a government', () => {
  it.each([
    ['1111000', '1111000'],
    ['종로구', '1111000'],
    ['종로', '1111000'],
    ['서울종로구', '1111000'],
    ['서울특별시 종로구', '1111000'],
    ['서울시 종로', '1111000'],
    ['ㅈㄹㄱ', '1111000'],
    ['ㅅㅇㅈㄹㄱ', '1111000'],
    ['jongno', '1111000'],
    ['Jongno-gu, Seoul', '1111000'],
    ['seoul jongno district', '1111000'],
    ['서울 중구', '1112000'],
    ['중구 서울', '1112000'],
    ['중구, 서울특별시', '1112000'],
    ['서울', '1100000'],
    ['서울본청', '1100000'],
    ['Gangwon-do', '4200000'],
    ['강원도 횡성군', '4272000'],
    ['강원특별자치도횡성', '4272000'],
    ['hoengseong county', '4272000'],
    ['전남광주 서구', '2912000'],
    ['광주 서구', '2912000'],
  ])('%s finds %s first', (text, lafCd) => {
    expect(codes(text)[0]).toBe(lafCd);
  });

  it('says when only a former name fits', () => {
    expect(findGovernments(sample, '강원도', DAY)[0]).toMatchObject({ formerName: false });
    expect(findGovernments(sample, '광주서구', DAY)[0]).toMatchObject({
      formerName: true,
      matchedBy: 'name',
    });
    expect(findGovernments(sample, '광주서구', '2026-06-30')[0]).toMatchObject({ formerName: false });
  });

  it('puts the existing before the closed of the same name', () => {
    expect(codes('군위군')).toEqual(['2772000', '4771000']);
    expect(codes('군위군', '2023-06-30')).toEqual(['4771000', '2772000']);
  });

  it('ranks the whole name over the beginning, and the beginning over a part', () => {
    expect(codes('서울')).toEqual(['1100000', '1111000', '1112000']);
    expect(findGovernments(sample, '서울', DAY).map((f) => f.matchedBy)).toEqual([
      'name',
      'beginning',
      'beginning',
    ]);
    expect(findGovernments(sample, '성군', DAY)).toMatchObject([
      { government: { lafCd: '4272000' }, matchedBy: 'part' },
    ]);
  });

  it('finds by the first digits of a code, never by digits within', () => {
    expect(codes('111')).toEqual(['1111000', '1112000']);
    expect(codes('000')).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect([codes(''), codes('  '), codes('부에노스아이레스'), codes('중')]).toEqual([
      [],
      [],
      [],
      ['1112000'],
    ]);
  });
});
