import { parseDecimal, times } from '@/lib/domain/participation/fraction';
import { type Won, won } from '@/lib/domain/money';
import type { RejectionKind } from '@/lib/domain/process/import/rejections';

/** How many won each unit is. */
const WON = { 원: 1n, 천원: 1_000n, 만원: 10_000n, 백만원: 1_000_000n, 억원: 100_000_000n } as const;
export type Unit = keyof typeof WON;
export const UNITS = Object.keys(WON) as Unit[]; // the keys are the units
const ALIASES: Readonly<Record<string, Unit>> = { won: '원', krw: '원', '₩': '원' };

/** The unit that a text names ("천원", "단위: 백만원", "KRW"), null where it names none. */
export function unitOf(text: string): Unit | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/gu, '')
    .replace(/^단위:?/u, '');
  return UNITS.find((unit) => unit === plain) ?? ALIASES[plain] ?? null;
}

const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\D+)?$/u;
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * An amount as a file writes it, exactly: `1,234,000`, `12.5` of 백만원 = 12500000. A unit behind the digits has to be the column's.
 * @returns whole won, or why it is none
 */
export function readAmount(text: string, unit: Unit): Won | RejectionKind {
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '');
  const [, digits, part = '', suffix] = AMOUNT.exec(plain) ?? [];
  if (digits === undefined) return 'bad-amount';
  if (suffix !== undefined) {
    const named = unitOf(suffix);
    if (named === null) return 'bad-amount';
    if (named !== unit) return 'other-unit';
  }
  const value = parseDecimal(digits.replaceAll(',', '') + part);
  return value === null ? 'bad-amount' : wholeWon(times(value, WON[unit]));
}

/** @returns whole won, or why an amount is none */
export function wholeWon({ n, d }: { n: bigint; d: bigint }): Won | RejectionKind {
  if (d !== 1n) return 'not-whole-won';
  return n > MOST ? 'amount-too-large' : won(n);
}
