import { describe, expect, it } from 'vitest';
import { mapColumns } from '@/lib/domain/process/import/columns';

const PLAIN = { unit: null, trackColumn: null };
const places = (header: string[], options: Parameters<typeof mapColumns>[1] = PLAIN) => {
  const { columns, unknown } = mapColumns(header, options);
  return [
    Object.fromEntries(Object.entries(columns).map(([field, { at, unit }]) => [field, unit ?? at])),
    unknown,
  ];
};

describe('a header', () => {
  it('is known in Korean and in English, whatever its blanks', () => {
    expect(places(['번호', '사업명', '필요성', '트랙', '소요예산 (단위: 천원)', '연락처'])).toEqual([
      { number: 0, title: 1, need: 2, track: 3, estimate: '천원' },
      ['연락처'],
    ]);
    expect(places(['No', 'Title', 'official cost (KRW)', 'Selected', 'Phone'])).toEqual([
      { number: 0, title: 1, officialCost: '원', selected: 3 },
      ['Phone'],
    ]);
    // As a Mac writes Hangul: syllables taken apart.
    expect(places(['제안번호'.normalize('NFD'), '제목'])).toEqual([{ number: 0, title: 1 }, []]);
  });

  it('takes the unit of the flag where a column names none', () => {
    expect(places(['번호', '제목', '사업비', '검토금액(원)'], { unit: '백만원', trackColumn: null })).toEqual(
      [{ number: 0, title: 1, estimate: '백만원', officialCost: '원' }, []],
    );
    expect(() => places(['번호', '제목', '사업비'])).toThrow('“사업비” does not say its unit');
  });

  it('does not take a part of an amount for the amount', () => {
    expect(places(['번호', '제목', '사업비(시비)', '사업비(원)'])).toEqual([
      { number: 0, title: 1, estimate: '원' },
      ['사업비(시비)'],
    ]);
  });

  it('needs a number and a title, and each once', () => {
    expect(() => places(['제목', '내용'])).toThrow('no column 제안번호 / 번호');
    expect(() => places(['번호', '제목', '사업명'])).toThrow('“제목” and “사업명” say the same');
  });

  it('has its track where the flag says', () => {
    const header = ['번호', '제목', '분야', '구분'];
    expect(places(header, { unit: null, trackColumn: '구분' })).toEqual([
      { number: 0, title: 1, track: 3 },
      ['분야'],
    ]);
    expect(places(header, { unit: null, trackColumn: 'none' })).toEqual([
      { number: 0, title: 1 },
      ['분야', '구분'],
    ]);
    expect(() => places(header, { unit: null, trackColumn: '부문' })).toThrow('no column 부문');
  });
});
