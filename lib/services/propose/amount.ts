import { type Won, won } from '@/lib/domain/money';

/** `1,200,000`, `1200000원`, `1,200만원`, `3억`, `1억 2,000만 원`: whole numbers of 억, of 만 and of won, the larger ones first. */
const DIGITS = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,16})`;
const AMOUNT = new RegExp(`^(?:${DIGITS}억)?(?:${DIGITS}만)?(?:${DIGITS})?원?$`, 'u');
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * An amount as somebody writes it, exactly; blanks do not count.
 * @returns whole won, null where nothing is written, or why it is no amount
 */
export function readWon(text: string): Won | null | 'not-an-amount' {
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '').replace(/^[₩]/u, '');
  if (plain === '') return null;
  const found = AMOUNT.exec(plain);
  if (found === null || !/\d/.test(plain)) return 'not-an-amount';
  const [eok, man, rest] = found
    .slice(1)
    .map((digits: string | undefined) => BigInt((digits ?? '0').replaceAll(',', '')));
  const total = (eok ?? 0n) * 100_000_000n + (man ?? 0n) * 10_000n + (rest ?? 0n);
  return total > MOST ? 'not-an-amount' : won(total);
}
