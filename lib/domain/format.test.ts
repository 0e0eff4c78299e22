import { describe, expect, it } from 'vitest';
import {
  amountBare,
  amountChange,
  amountExact,
  amountShort,
  count,
  date,
  isShortened,
  moment,
  percent,
  percentagePoints,
} from '@/lib/domain/format';
import { won } from '@/lib/domain/money';

// Every expected text is written by hand.
describe('amounts in Korean', () => {
  it.each([
    [0, '0원', '0원'],
    [1, '1원', '1원'],
    [9_999, '9,999원', '9,999원'],
    [10_000, '1만원', '10,000원'],
    [10_499, '1만원', '10,499원'],
    [10_500, '1만원', '10,500원'],
    [999_499, '99.9만원', '999,499원'],
    [999_500, '99.9만원', '999,500원'],
    [13_860_000, '1,386만원', '13,860,000원'],
    [41_015_000, '4,101만원', '41,015,000원'],
    [41_014_999, '4,101만원', '41,014,999원'],
    [56_823_940, '5,682만원', '56,823,940원'],
    [99_994_999, '9,999만원', '99,994,999원'],
    [99_995_000, '9,999만원', '99,995,000원'],
    [99_999_999, '9,999만원', '99,999,999원'],
    [100_000_000, '1억원', '100,000,000원'],
    [150_000_000, '1.5억원', '150,000,000원'],
    [9_994_999_999, '99.9억원', '9,994,999,999원'],
    [9_995_000_000, '99.9억원', '9,995,000,000원'],
    [621_449_999_999, '6,214억원', '621,449,999,999원'],
    [621_450_000_000, '6,214억원', '621,450,000,000원'],
    [999_949_999_999, '9,999억원', '999,949,999,999원'],
    [999_950_000_000, '9,999억원', '999,950,000,000원'],
    [999_999_999_999, '9,999억원', '999,999,999,999원'],
    [1_000_000_000_000, '1조원', '1,000,000,000,000원'],
    [1_245_365_384_703, '1조 2,453억원', '1,245,365,384,703원'],
    [14_245_365_384_703, '14조 2,453억원', '14,245,365,384,703원'],
    [1_999_960_000_000, '1조 9,999억원', '1,999,960,000,000원'],
    [573_600_000_000_000, '573조 6,000억원', '573,600,000,000,000원'],
    [1_234_000_300_000_000, '1,234조 3억원', '1,234,000,300,000,000원'],
  ])('%d', (value, short, exact) => {
    expect(amountShort(won(value), 'ko')).toBe(short);
    expect(amountExact(won(value), 'ko')).toBe(exact);
  });

  it('cuts negatives towards zero and writes a true minus sign', () => {
    expect(amountShort(won(-41_015_000), 'ko')).toBe('\u22124,101만원');
    expect(amountShort(won(-999_950_000_000), 'ko')).toBe('\u22129,999억원');
    expect(amountExact(won(-41_015_000), 'ko')).toBe('\u221241,015,000원');
    expect(amountBare(won(-9_999))).toBe('\u22129,999');
  });
});

describe('amounts in English', () => {
  it.each([
    [0, '₩0'],
    [999_999, '₩999,999'],
    [1_000_000, '₩1 million'],
    [1_004_999, '₩1 million'],
    [1_005_000, '₩1.01 million'],
    [56_823_940, '₩56.8 million'],
    [999_499_999, '₩999 million'],
    [999_500_000, '₩1 billion'],
    [9_994_999_999, '₩9.99 billion'],
    [9_995_000_000, '₩10 billion'],
    [99_950_000_000, '₩100 billion'],
    [999_500_000_000, '₩1 trillion'],
    [1_245_365_384_703, '₩1.25 trillion'],
    [14_245_365_384_703, '₩14.2 trillion'],
    [573_600_000_000_000, '₩574 trillion'],
  ])('%d', (value, short) => {
    expect(amountShort(won(value), 'en')).toBe(short);
  });

  it('puts the minus sign before the currency', () => {
    expect(amountShort(won(-1_245_365_384_703), 'en')).toBe('\u2212₩1.25 trillion');
    expect(amountExact(won(-1_245_365_384_703), 'en')).toBe('\u2212₩1,245,365,384,703');
  });
});

describe('what stands beside', () => {
  it('says whether the short form left anything out', () => {
    expect(isShortened(won(9_999), 'ko')).toBe(false);
    expect(isShortened(won(10_000), 'ko')).toBe(true);
    expect(isShortened(won(999_999), 'en')).toBe(false);
    expect(isShortened(won(0), 'en')).toBe(false);
  });

  it.each([
    [980, '98.0 %'],
    [489, '48.9 %'],
    [0, '0.0 %'],
    [5, '0.5 %'],
    [-5, '\u22120.5 %'],
    [2000, '200.0 %'],
    [12_345_678, '1,234,567.8 %'],
    [-1234, '\u2212123.4 %'],
  ])('percent of %d tenths', (tenths, text) => {
    expect(percent(tenths)).toBe(text);
  });

  it('signs changes', () => {
    expect(percentagePoints(12)).toBe('+1.2');
    expect(percentagePoints(-5)).toBe('\u22120.5');
    expect(percentagePoints(0)).toBe('0.0');
    expect(amountChange(won(5_000_000), 'ko')).toBe('+5,000,000원');
    expect(amountChange(won(-5_000_000), 'en')).toBe('\u2212₩5,000,000');
    expect(amountChange(won(0), 'ko')).toBe('0원');
  });

  it('separates thousands in counts', () => {
    expect(count(1645)).toBe('1,645');
    expect(count(999)).toBe('999');
    expect(count(0)).toBe('0');
    expect(count(-1000)).toBe('\u22121,000');
  });
});

describe('dates', () => {
  it('writes a day in both languages', () => {
    expect(date('2026-06-30', 'ko')).toBe('2026년 6월 30일');
    expect(date('2026-06-30', 'en')).toBe('30 June 2026');
    expect(date('2026-12-01', 'en')).toBe('1 December 2026');
  });

  it.each([null, '', '2026', '2026-13-01', '2026-00-01', '30/06/2026'])('says unknown for %s', (text) => {
    expect(date(text, 'ko')).toBe('알 수 없음');
    expect(date(text, 'en')).toBe('unknown');
  });

  it('writes a moment in Korean time', () => {
    expect(moment('2026-06-30T16:05:59.000Z', 'ko')).toBe('2026년 7월 1일 01:05');
    expect(moment(new Date('2026-06-30T05:05:00Z'), 'en')).toBe('30 June 2026, 14:05 KST');
    expect(moment(null, 'en')).toBe('unknown');
    expect(moment('not a time', 'ko')).toBe('알 수 없음');
  });
});
