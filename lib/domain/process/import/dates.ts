import { readDay } from '@/lib/domain/history/moment';

const SEOUL_OFFSET_MS = 9 * 3_600_000;
const DAY = /^(\d{4})(?:[-./년]\s*(\d{1,2})[-./월]\s*(\d{1,2})[.일]?|(\d{2})(\d{2}))$/u;
const TIME = /[\sT]+([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/u;

/** The beginning of a day in Seoul (UTC+9 all year), ISO 8601 in UTC. @param day `YYYY-MM-DD` */
export function seoulInstant(day: string, seconds = 0): string {
  const at = Date.parse(`${day}T00:00:00Z`) - SEOUL_OFFSET_MS + seconds * 1000;
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/**
 * A date as Korean files write it, with a time behind it or not: 2023-03-01, 2023. 3. 1., 2023년 3월 1일, 20230301. Two digits are no year.
 * @returns the instant in UTC, ISO 8601 to the second, of a day without a time its beginning in Seoul; null: no date
 */
export function readDate(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const [whole = '', hours, minutes, seconds] = TIME.exec(plain) ?? [];
  const day = dayOf(plain.slice(0, plain.length - whole.length));
  const [h, m, s] = [hours, minutes, seconds].map((part) => Number(part ?? 0)) as [number, number, number]; // one for each
  return day === null ? null : seoulInstant(day, h * 3600 + m * 60 + s);
}

function dayOf(text: string): string | null {
  const found = DAY.exec(text);
  if (found === null) return null;
  const [, year = '', month, date, month8, date8] = found;
  const two = (part = '') => part.padStart(2, '0');
  return readDay(`${year}-${two(month ?? month8)}-${two(date ?? date8)}`);
}
