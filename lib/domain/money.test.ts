import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateTenths, sumWon, won, wonOrNull } from '@/lib/domain/money';

describe('won', () => {
  it('takes whole amounts as number, bigint and text', () => {
    expect([won(5), won(-7n), won('14245365384703'), won(-0)]).toEqual([5, -7, 14245365384703, 0]);
  });
  it.each([0.5, NaN, Infinity, 2 ** 53, 2n ** 53n, '9007199254740993', '1e3', '1,000', '', ' 1'])(
    'refuses %s',
    (value) => {
      expect(() => won(value)).toThrow(RangeError);
    },
  );
  it('keeps what was not reported apart from zero', () => {
    expect([wonOrNull(null), wonOrNull(undefined), wonOrNull(0)]).toEqual([null, null, 0]);
  });
});

describe('sumWon', () => {
  it('counts what is missing and never takes it for zero', () => {
    expect(sumWon([won(1), null, won(-3)])).toEqual({ total: -2, counted: 2, missing: 1 });
    expect(sumWon([null, null])).toEqual({ total: null, counted: 0, missing: 2 });
    expect(sumWon([])).toEqual({ total: null, counted: 0, missing: 0 });
  });
  it('is exact where adding doubles is not', () => {
    // 2^53 - 1 and its negative around a one: a running double would lose the one.
    const most = won(Number.MAX_SAFE_INTEGER);
    expect(sumWon([most, won(1), won(1), won(-Number.MAX_SAFE_INTEGER)]).total).toBe(2);
  });
  it('does not depend on the order', () => {
    const amounts = fc.array(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }));
    fc.assert(
      fc.property(amounts, (list) => {
        const forward = sumWon(list.map((value) => won(value)));
        expect(sumWon(list.toReversed().map((value) => won(value)))).toEqual(forward);
      }),
    );
  });
});

describe('rateTenths', () => {
  it.each([
    [56_823_940, 58_000_000, 980], // 97.972 %
    [1, 3, 333],
    [2, 3, 667],
    [1, 2000, 1], // exactly half a tenth: away from zero
    [-1, 2000, -1],
    [-1, 2001, 0],
    [330, 100, 3300],
    [0, 5, 0],
    [5, -10, -500],
  ])('%i of %i is %i tenths of a per cent', (part, whole, tenths) => {
    expect(rateTenths(won(part), won(whole))).toBe(tenths);
  });
  it('is unknown where a part is missing or nothing can be divided', () => {
    expect(rateTenths(null, won(1))).toBeNull();
    expect(rateTenths(won(1), null)).toBeNull();
    expect(rateTenths(won(1), won(0))).toBeNull();
  });
});
