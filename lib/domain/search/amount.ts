/** Where a number of ten thousands ends: the units that follow each other downwards. */
const LARGE: readonly (readonly [unit: string, won: bigint])[] = [
  ['조', 1_000_000_000_000n],
  ['억', 100_000_000n],
  ['만', 10_000n],
  ['', 1n],
];
/** Within one of them. */
const SMALL: readonly (readonly [unit: string, times: bigint])[] = [
  ['천', 1000n],
  ['백', 100n],
  ['십', 10n],
  ['', 1n],
];
/** More digits than any budget has are no amount. */
const LONGEST = 40;

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const within = SMALL.map(([unit]) => (unit === '' ? `(?:${NUMBER})?` : `(?:(?:${NUMBER})?${unit})?`)).join(
  '',
);
const FORM = new RegExp(
  `^(-?)${LARGE.map(([unit]) => (unit === '' ? `(${within})` : `(?:(${within})${unit})?`)).join('')}원?$`,
);
const PART = new RegExp(`(${NUMBER})?([천백십])?`, 'g');

/** An exact fraction: `units` of which there are `scale` to one. */
interface Decimal {
  units: bigint;
  scale: bigint;
}

function decimalOf(digits: string): Decimal {
  const [whole = '', fraction = ''] = digits.split('.');
  return { units: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

/** @returns null where it comes to no whole won */
function times({ units, scale }: Decimal, won: bigint): bigint | null {
  const product = units * won;
  return product % scale === 0n ? product / scale : null;
}

/** `3천5백`, `12.5`, nothing (before a unit: one of it). */
function sumOf(part: string, unit: bigint): bigint | null {
  if (part === '') return unit;
  let sum = 0n;
  for (const [found, digits, small = ''] of part.matchAll(PART)) {
    if (found === '') continue;
    const size = SMALL.find(([name]) => name === small)?.[1] ?? 1n;
    const won = times(decimalOf(digits ?? '1'), size * unit);
    if (won === null) return null;
    sum += won;
  }
  return sum;
}

/**
 * An amount as it is said or written in Korean: `3억 5천만`, `1.5억원`, `2조 3,000억`, `천만`, `1,000,000`, `-5만`. Exact.
 * @returns won; null where the text is no amount, or none of whole won
 */
export function parseAmount(text: string): bigint | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,₩]/g, '');
  if (plain.length > LONGEST || !/[\d천백십만억조]/.test(plain)) return null;
  const parts = FORM.exec(plain);
  if (parts === null) return null;
  let sum = 0n;
  for (const [index, [, won]] of LARGE.entries()) {
    const part = parts[index + 2];
    // The last one stands by itself: without digits there is nothing of it.
    if (part === undefined || (part === '' && won === 1n)) continue;
    const amount = sumOf(part, won);
    if (amount === null) return null;
    sum += amount;
  }
  return parts[1] === '-' ? -sum : sum;
}
