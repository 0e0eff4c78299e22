import { type Won, won } from '@/lib/domain/money';

/** An amount divided by residents, rounded half away from zero to whole won; null stays null. */
export function perResident(amount: Won | null, residents: number): Won | null {
  if (amount === null) return null;
  const base = BigInt(residents);
  const size = BigInt(Math.abs(amount));
  const share = (2n * size + base) / (2n * base);
  return won(amount < 0 ? -share : share);
}
