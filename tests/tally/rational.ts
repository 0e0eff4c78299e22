/** A number as a ratio of two whole ones, in lowest terms; `d` is positive. Of the second count alone: it shares nothing with the first. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : commonDivisor(b, a % b);
}

export function ratio(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('divided by zero');
  const common = commonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
}

export const ZERO = ratio(0n);
export const ONE = ratio(1n);

export const add = (a: Rational, b: Rational) => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational) => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational) => ratio(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational) => ratio(a.n * b.d, a.d * b.n);
export const sum = (list: readonly Rational[]) => list.reduce(add, ZERO);

export const equal = (a: Rational, b: Rational) => a.n === b.n && a.d === b.d;
export const less = (a: Rational, b: Rational) => a.n * b.d < b.n * a.d;
export const atMost = (a: Rational, b: Rational) => !less(b, a);
export const smaller = (a: Rational, b: Rational) => (less(b, a) ? b : a);

/** The whole part of a number that is not negative. */
export const wholePart = ({ n, d }: Rational) => ratio(n / d);

/** `5`, `5/3`. */
export const textOf = ({ n, d }: Rational) => (d === 1n ? `${n}` : `${n}/${d}`);

/** `12`, `0.9`, `-1.5`. */
export function decimal(text: string): Rational {
  const [whole = '', part = ''] = text.split('.');
  return ratio(BigInt(whole + part), 10n ** BigInt(part.length));
}
