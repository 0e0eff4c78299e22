import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PARTS, readQuery, type ReadQuery } from '@/lib/domain/search/language';

const textsOf = (list: readonly { text: string }[]) => list.map(({ text }) => text);
const problemsOf = (text: string) => readQuery(text).problems.map(({ kind, text: of }) => [kind, of]);
/** `[min, max]` of what a query says of numbers. */
const ranges = (text: string) =>
  Object.fromEntries(
    Object.entries(readQuery(text).ranges).flatMap(([name, range]) =>
      range === null ? [] : [[name, [range.min, range.max]]],
    ),
  );

describe('the query language', () => {
  it('reads words, phrases and what is to be left out', () => {
    const read = readQuery(' 도서관에서, "작은 도서관" -운영비 -"어린이 집" K-패스 - 3.1절 ');
    expect(textsOf(read.words)).toEqual(['도서관에서', 'K-패스', '-', '3.1절']);
    expect(textsOf(read.phrases)).toEqual(['작은 도서관']);
    expect(read.excluded.map(({ text, phrase }) => [text, phrase])).toEqual([
      ['운영비', false],
      ['어린이 집', true],
    ]);
    expect(read.problems).toEqual([]);
  });

  it('reads conditions in both languages', () => {
    const read = readQuery('government:수원 지역:"서울 중구" 분야:복지 회계:일반회계 year:2025');
    expect(textsOf(read.texts.government)).toEqual(['수원', '서울 중구']);
    expect(textsOf(read.texts.field)).toEqual(['복지']);
    expect(textsOf(read.texts.account)).toEqual(['일반회계']);
    expect([read.words, read.problems]).toEqual([[], []]);
  });

  it.each([
    ['year:2025', { year: [2025n, 2025n] }],
    ['연도:2023..2025', { year: [2023n, 2025n] }],
    ['year:2023..', { year: [2023n, null] }],
    ['spent>1억', { spent: [100_000_001n, null] }],
    ['지출>=3억 5천만 도서관', { spent: [350_000_000n, null] }],
    ['예산:1억..3억 5천만', { current: [100_000_000n, 350_000_000n] }],
    ['budget<1,000,000', { current: [null, 999_999n] }],
    ['spent>1억 spent<=2억', { spent: [100_000_001n, 200_000_000n] }],
    ['spent>1억 spent>2억', { spent: [200_000_001n, null] }],
    ['rate<30% 집행률>=5.5', { rate: [55n, 299n] }],
    ['spent>1억 2025년', { spent: [100_000_001n, null] }],
  ])('%s', (text, expected) => {
    expect(readQuery(text).problems).toEqual([]);
    expect(ranges(text)).toEqual(expected);
  });

  it('takes no word for part of an amount', () => {
    expect(textsOf(readQuery('spent>1억 5천만 도서관').words)).toEqual(['도서관']);
    expect(textsOf(readQuery('spent>1억 3억').words)).toEqual(['3억']);
    expect(textsOf(readQuery('spent>1억 2025').words)).toEqual(['2025']);
  });

  it.each<[string, [string, string][]]>([
    ['도서관 "작은', [['unclosed-quote', '"작은']]],
    ['colour:red', [['unknown-name', 'colour']]],
    ['year:', [['no-value', 'year:']]],
    ['field>복지', [['not-comparable', 'field>복지']]],
    ['-year:2025', [['not-excludable', '-year:2025']]],
    ['year:25', [['year', '25']]],
    ['spent>많이', [['amount', '많이']]],
    ['rate<x%', [['rate', 'x%']]],
    ['rate<30.55%', [['rate', '30.55%']]],
    ['spent>3억..5억', [['amount', '3억..5억']]],
    ['spent>3억 spent<2억', [['impossible-range', 'spent<2억']]],
  ])('names what it cannot read in %s', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('keeps what can be read beside what cannot', () => {
    const read = readQuery('서울:도서관 "작은 도서관');
    expect(textsOf(read.words)).toEqual(['서울', '도서관', '작은', '도서관']);
    expect(textsOf(readQuery('-서울:도서관').excluded)).toEqual(['서울', '도서관']);
  });

  it('stops where nobody types on', () => {
    const read = readQuery('가 '.repeat(MOST_PARTS + 60));
    expect([read.words.length, read.problems.map(({ kind }) => kind)]).toEqual([
      MOST_PARTS,
      ['too-many-parts'],
    ]);
  });

  it('never fails, and every place it names is in the text', () => {
    const piece = fc.constantFrom(
      '"',
      '-',
      ':',
      '>=',
      '<',
      '..',
      ' ',
      ',',
      'spent',
      'year',
      '분야',
      '3억',
      '5천만',
      '가',
      '%',
      '2025',
      '😀',
    );
    const placesOf = ({ words, phrases, excluded, texts, problems }: ReadQuery) => [
      ...[...words, ...phrases, ...excluded, ...problems],
      ...Object.values(texts).flat(),
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          for (const { start, end, text: said } of placesOf(readQuery(text))) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).toContain(said);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
