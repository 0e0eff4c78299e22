import { describe, expect, it } from 'vitest';
import { readAmount } from '@/lib/domain/project/amount-text';

describe('readAmount', () => {
  it.each([
    ['875258268000', 875258268000],
    ['-13000', -13000],
    ['1,234,567', 1234567],
    [' 0 ', 0],
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
  ])('reads %j', (text, value) => {
    expect(readAmount(text)).toEqual({ ok: true, value });
  });

  it('takes an empty amount as missing, not as zero', () => {
    expect(readAmount('')).toEqual({ ok: true, value: null });
    expect(readAmount('  ')).toEqual({ ok: true, value: null });
  });

  it.each(['천원', '12.5', '1,23', '1 000', '1e9', '+5', '-', '１２', 'NaN'])('refuses %j', (text) => {
    expect(readAmount(text)).toEqual({ ok: false, problem: 'text_in_amount' });
  });

  it('refuses what is not a safe integer', () => {
    expect(readAmount('9007199254740993')).toEqual({ ok: false, problem: 'amount_out_of_range' });
    expect(readAmount('-99999999999999999999')).toEqual({ ok: false, problem: 'amount_out_of_range' });
  });
});
