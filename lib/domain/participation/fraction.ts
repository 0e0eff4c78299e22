/** An exact fraction in lowest terms; `d` is positive. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError where the denominator is zero */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 0n) throw new RangeError('a fraction with denominator zero');
  const sign = d < 0n ? -1n : 1n;
  const common = gcd(n, d * sign) || 1n;
  return { n: (n * sign) / common, d: (d * sign) / common };
}

export const ZERO: Fraction = { n: 0n, d: 1n };

export const plus = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, by: bigint) => fraction(a.n * by, a.d);
export const over = (a: Fraction, by: bigint) => fraction(a.n, a.d * by);

/** Negative where a is less, zero where both are the same, positive where a is more. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const DIGITS = 18;

/** The nearest number, to within a unit in the last place. For showing and for deciding what is clear: never for what is close. */
export function toNumber({ n, d }: Fraction): number {
  const [a, b] = [Number(n), Number(d)];
  if (Number.isFinite(a) && Number.isFinite(b)) return a / b;
  // Too long for numbers: the digits that count are kept of both.
  const shift = BigInt(Math.max(String(n).length, String(d).length) - DIGITS * 2);
  const scale = 10n ** shift;
  return Number(n / scale) / Number(d / scale);
}

/** `5`, `5/3`. */
export function toText({ n, d }: Fraction): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** A decimal number exactly: `12`, `0.9`, `-3.25`. @returns null where the text is none */
export function parseDecimal(text: string): Fraction | null {
  const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (found === null) return null;
  const [, sign = '', whole = '', part = ''] = found;
  return fraction(BigInt(sign === '-' ? -1 : 1) * BigInt(whole + part), 10n ** BigInt(part.length));
}

/** The whole part of a fraction that is not negative. */
export const floor = ({ n, d }: Fraction) => n / d;
/** The least whole number that is no less; of what is zero or more. */
export const ceiling = ({ n, d }: Fraction) => (n + d - 1n) / d;
