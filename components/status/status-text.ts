import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { isQuarantineReason } from '@/lib/domain/quarantine';

/** A range of dates; one date where both ends are the same. */
export function rangeText(from: string | null, to: string | null, language: Language): string {
  if (from === null || to === null) return messages(language).common.unknown;
  if (from === to) return date(from, language);
  return messages(language).status.range(date(from, language), date(to, language));
}

/** Seconds as minutes and seconds. */
export function durationText(seconds: number, language: Language): string {
  return messages(language).status.duration(count(Math.floor(seconds / 60)), String(seconds % 60));
}

/** Why a row was kept out, and what helps, in words. */
export function reasonText(code: string, language: Language): { reason: string; remedy: string } {
  const { status } = messages(language);
  if (isQuarantineReason(code)) return status.reasons[code];
  return { reason: status.unknownReason(code), remedy: status.unknownRemedy };
}
