import { describe, expect, it } from 'vitest';
import { hasMobileNumber, hasResidentNumber } from '@/lib/domain/text/personal-numbers';

describe('resident registration numbers', () => {
  it.each([
    ['with a dash', '제 번호는 900101-1234567 입니다'],
    ['without one', '9001011234567'],
    ['with blanks around the dash', '900101 - 1234567'],
    ['with a long dash', '900101–2345678'],
    ['in full-width digits', '９００１０１－１２３４５６７'],
    ['of a foreigner', '850715-5123456'],
    ['of the 2000s', '040229-3123456'],
    ['of a foreigner born in the 2000s', '101231-8123456'],
    ['behind another number', '010101-9999999, 900101-1234567'],
    ['right behind letters', '주민번호900101-1234567번'],
  ])('%s', (_, text) => {
    expect(hasResidentNumber(text)).toBe(true);
  });

  it.each([
    ['a month that does not exist', '901301-1234567'],
    ['a day that does not exist', '900230-1234567'],
    ['a day or month of zero', '900100-1234567 900010-1234567'],
    ['a day of two digits beyond all months', '900199-1234567'],
    ['29 February of a year that had none', '010229-3123456'],
    ['29 February 1900, which was no leap year', '000229-1123456'],
    ['a first digit of 9 or 0', '900101-9234567 900101-0234567'],
    ['too few digits', '900101-123456'],
    ['part of a longer number', '19900101-1234567 900101-12345678'],
    ['two lines', '900101\n1234567'],
    ['a masked number', '900101-1******'],
    ['an amount of money', '1,234,567,890원'],
    ['a budget code and a year', '4211000-2026'],
  ])('not %s', (_, text) => {
    expect(hasResidentNumber(text)).toBe(false);
  });

  it('takes 29 February 2000 for a day', () => {
    expect(hasResidentNumber('000229-3123456')).toBe(true);
  });
});

describe('mobile phone numbers', () => {
  it.each([
    '010-1234-5678',
    '연락처 01012345678로',
    '010 1234 5678',
    '010.1234.5678',
    '011-123-4567',
    '+82 10-1234-5678',
    '+82 (0)10 1234 5678',
    '(010) 1234-5678',
    '０１０－１２３４－５６７８',
  ])('%s', (text) => {
    expect(hasMobileNumber(text)).toBe(true);
  });

  it.each([
    '033-340-2114',
    '02-123-4567',
    '110',
    '3,010,123,456원',
    '2010-1234-5678',
    '010-1234-567',
    '1588-0000',
  ])('not %s', (text) => {
    expect(hasMobileNumber(text)).toBe(false);
  });
});
