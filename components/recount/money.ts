import { amountBare, amountExact, amountShort, isShortened } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { rateTenths, type Won, won } from '@/lib/domain/money';

/** How the amounts of a file are written: won as everywhere on the site, other money in figures with its code. */
export interface Unit {
  language: Language;
  /** ISO 4217 as the file writes it; empty where it does not. */
  currency: string;
}

const wonOf = (decimal: string): Won | null => (/^\d{1,15}$/.test(decimal) ? won(decimal) : null);

/** An exact amount in figures, without its unit: `1,250,000.5`. @param decimal as it is written, exactly */
export function bare(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const amount = wonOf(whole);
  const figures = amount === null ? whole : amountBare(amount);
  return part === undefined ? figures : `${figures}.${part}`;
}

/** The same with its unit. */
export function exact(decimal: string, { language, currency }: Unit): string {
  if (currency !== 'KRW') return currency === '' ? bare(decimal) : `${bare(decimal)} ${currency}`;
  const amount = wonOf(decimal);
  if (amount !== null) return amountExact(amount, language);
  return language === 'ko' ? `${bare(decimal)}원` : `₩${bare(decimal)}`;
}

/** The short form beside it; null where that is the exact one, or there is none. */
export function short(decimal: string, { language, currency }: Unit): string | null {
  const amount = currency === 'KRW' ? wonOf(decimal) : null;
  return amount === null || !isShortened(amount, language) ? null : amountShort(amount, language);
}

/** The unit of a column: `원`, `PLN`. */
export const unitOf = ({ language, currency }: Unit): string =>
  currency === 'KRW' ? (language === 'ko' ? '원' : '₩') : currency;

/** A computed amount to be shown, never rounded up: whole from 100 on, below with two decimals. */
export function shown(value: number): string {
  if (value >= 100) return String(Math.floor(value));
  return String(Math.floor(value * 100) / 100);
}

/** A part of a whole in tenths of a per cent; null where there is no whole. Both are exact decimal texts. */
export function tenthsOf(part: string, whole: string): number | null {
  const digits = Math.max(...[part, whole].map((text) => (text.split('.')[1] ?? '').length));
  const units = (text: string) => {
    const [before = '', after = ''] = text.split('.');
    return won(BigInt(before + after.padEnd(digits, '0')));
  };
  return rateTenths(units(part), units(whole));
}

/** A share may be a fraction: it is shown with two decimals, never rounded up. */
export function shareOf(endowment: string): string {
  const [n = '0', d = '1'] = endowment.split('/');
  if (d === '1') return n;
  const cents = (BigInt(n) * 100n) / BigInt(d);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
