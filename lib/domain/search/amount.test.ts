import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '@/lib/domain/search/amount';

describe('an amount as it is said', () => {
  it.each([
    ['3억 5천만', 350_000_000n],
    ['3억5천만원', 350_000_000n],
    ['1.5억', 150_000_000n],
    ['2조 3,000억', 2_300_000_000_000n],
    ['12조3천4백억5천6백만', 12_340_056_000_000n],
    ['1억 234만 5,678원', 102_345_678n],
    ['천만', 10_000_000n],
    ['만원', 10_000n],
    ['5백', 500n],
    ['2천5백', 2500n],
    ['3천5', 3005n],
    ['1,000,000', 1_000_000n],
    ['₩1000', 1000n],
    ['０', 0n],
    ['-5만', -50_000n],
    ['0.5만', 5000n],
  ])('%s', (text, won) => {
    expect(parseAmount(text)).toBe(won);
  });

  it.each([
    '',
    '원',
    '억원은',
    '5억3조',
    '1.2.3억',
    '0.00001만',
    '1e9',
    '--5',
    '3억억',
    '오억',
    '9'.repeat(41),
  ])('is not %s', (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it('is read as it was written, unit by unit', () => {
    const amount = fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n });
    fc.assert(
      fc.property(amount, (won) => {
        const units: [bigint, string][] = [
          [1_000_000_000_000n, '조'],
          [100_000_000n, '억'],
          [10_000n, '만'],
        ];
        let rest = won;
        let text = '';
        for (const [size, unit] of units) {
          if (rest >= size) text += `${rest / size}${unit} `;
          rest %= size;
        }
        expect(parseAmount(`${text}${rest}원`)).toBe(won);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-조억만천백십원 x') }), (text) => {
        expect(['bigint', 'object']).toContain(typeof parseAmount(text));
      }),
    );
  });
});
