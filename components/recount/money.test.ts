import { expect, it } from 'vitest';
import { bare, exact, shareOf, short, shown, tenthsOf, unitOf } from '@/components/recount/money';

const won = { language: 'ko', currency: 'KRW' } as const;
const zloty = { language: 'en', currency: 'PLN' } as const;

it('writes won as the site does, other money in figures with its code', () => {
  expect([exact('150000000', won), short('150000000', won)]).toEqual(['150,000,000원', '1.5억원']);
  expect(exact('150000000', { language: 'en', currency: 'KRW' })).toBe('₩150,000,000');
  expect([exact('1000000.5', zloty), short('1000000', zloty)]).toEqual(['1,000,000.5 PLN', null]);
  expect(exact('416666.66', won)).toBe('416,666.66원');
  expect(exact('5', { language: 'en', currency: '' })).toBe('5');
  expect([unitOf(won), unitOf(zloty)]).toEqual(['원', 'PLN']);
});

it('leaves what is beyond numbers in its digits', () => {
  expect(bare('123456789012345678')).toBe('123456789012345678');
});

it('never rounds up what somebody had', () => {
  expect([shown(1999.999), shown(12.349), shown(0)]).toEqual(['1999', '12.34', '0']);
  expect([shareOf('1000000/7'), shareOf('5')]).toEqual(['142857.14', '5']);
});

it('says parts in tenths of a per cent', () => {
  expect([tenthsOf('995079', '1000000'), tenthsOf('0.5', '1'), tenthsOf('1', '0')]).toEqual([995, 500, null]);
});
