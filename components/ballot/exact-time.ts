import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** A moment in Korean time, to the second: `2026년 6월 30일 14:05:09` · `30 June 2026, 14:05:09 KST`. @param at ISO 8601 in UTC */
export function toTheSecond(at: string, language: Language): string {
  const seconds = new Date(at).toISOString().slice(17, 19);
  return moment(at, language).replace(/(\d\d:\d\d)( KST)?$/, `$1:${seconds}$2`);
}
