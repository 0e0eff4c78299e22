/**
 * Money is whole won. In the database it is `bigint`, here a safe integer `number` that only {@link won} makes.
 * The largest total in the field (all 243 governments, about 6 × 10^14 won) is far below 2^53 (9 × 10^15).
 */
declare const wonBrand: unique symbol;
export type Won = number & { readonly [wonBrand]: true };

/**
 * The one constructor of an amount.
 * @param value whole won as a number, a bigint, or the decimal text that PostgreSQL returns for bigint and numeric
 * @throws RangeError when it is not a whole number or not safely representable
 */
export function won(value: number | bigint | string): Won {
  const amount = typeof value === 'string' ? parseText(value) : Number(value);
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`not a whole, safe amount of won: ${String(value)}`);
  // A safe integer just checked: the brand says so to the compiler. `+ 0` turns -0 into 0.
  return (amount + 0) as Won;
}

function parseText(value: string): number {
  if (!/^-?\d+$/.test(value)) throw new RangeError(`not a whole amount of won: ${value}`);
  return Number(value);
}

/** {@link won}, where null (not reported) stays null. */
export function wonOrNull(value: number | bigint | string | null | undefined): Won | null {
  return value === null || value === undefined ? null : won(value);
}

/** A sum with what it is made of: `total` is null when nothing was reported at all. */
export interface WonSum {
  total: Won | null;
  counted: number;
  missing: number;
}

/**
 * The one summing function. Missing amounts are counted, never taken for zero.
 * @throws RangeError when the exact sum is not safely representable
 */
export function sumWon(amounts: Iterable<Won | null>): WonSum {
  let total = 0n;
  let counted = 0;
  let missing = 0;
  for (const amount of amounts) {
    if (amount === null) missing += 1;
    else {
      total += BigInt(amount);
      counted += 1;
    }
  }
  return { total: counted === 0 ? null : won(total), counted, missing };
}

/**
 * A ratio in tenths of a per cent, rounded half away from zero, exactly (no floating point): 0.98 → 980.
 * @returns null when a part is missing or the denominator is zero (a rate of nothing is unknown, not zero)
 */
export function rateTenths(numerator: Won | null, denominator: Won | null): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  const scaled = BigInt(numerator) * 2000n;
  const base = BigInt(denominator);
  const negative = scaled < 0n !== base < 0n;
  const magnitude = (abs(scaled) + abs(base)) / (abs(base) * 2n);
  return Number(negative ? -magnitude : magnitude) + 0;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
