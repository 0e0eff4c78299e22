import { type Won, won } from '@/lib/domain/money';

export type AmountProblem = 'text_in_amount' | 'amount_out_of_range';
export type ReadAmount = { ok: true; value: Won | null } | { ok: false; problem: AmountProblem };

const PLAIN = /^-?\d+$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+$/;

/**
 * Reads a published amount of whole won: digits, a leading minus, commas between thousands. Empty is missing (null), never
 * zero. A fraction, a unit or any other text is `text_in_amount`; more than a safe integer is `amount_out_of_range`.
 */
export function readAmount(text: string): ReadAmount {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  if (!PLAIN.test(trimmed) && !GROUPED.test(trimmed)) return { ok: false, problem: 'text_in_amount' };
  const amount = Number(trimmed.replaceAll(',', ''));
  if (!Number.isSafeInteger(amount)) return { ok: false, problem: 'amount_out_of_range' };
  return { ok: true, value: won(amount) };
}
