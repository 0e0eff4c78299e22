import { messages } from '@/lib/content/messages';
import { amountBare, count, percent } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { Won, WonSum } from '@/lib/domain/money';
import type { Track } from '@/lib/domain/process/types';
import type { SheetCell } from '@/lib/domain/process/opinion-sheet';

/** How single values of the 주민의견서 are written. */
export const plainCell = (text: string): SheetCell => ({ text });

export const missingCell = (text: string): SheetCell => ({ text, missing: true });

export const countCell = (value: number): SheetCell => ({ text: count(value) });

/** What a resident or an official wrote. */
export function koreanCell(value: string | null, none: string): SheetCell {
  return value === null ? missingCell(none) : { text: value, korean: true };
}

/** An amount under a header that names the unit. */
export function wonCell(value: Won | null, none: string): SheetCell {
  return value === null ? missingCell(none) : { text: amountBare(value) };
}

/** A share from tenths of a per cent. */
export function shareCell(tenths: number | null, none: string): SheetCell {
  return tenths === null ? missingCell(none) : { text: percent(tenths) };
}

/** The name of a sum: where a cost is unknown, of how many proposals it is. */
export function totalCell(language: Language, { counted, missing }: WonSum): SheetCell {
  const { opinion: text } = messages(language);
  return plainCell(missing === 0 ? text.total : text.totalKnown(count(counted)));
}

/** A sum of costs. Of no winners it is nothing, of winners without a known cost unknown. */
export function sumCell(language: Language, { total, missing }: WonSum): SheetCell {
  const { opinion: text } = messages(language);
  return wonCell(total, missing === 0 ? text.none : text.unknown);
}

/** A track by its key; null: all of them. */
export function trackCell(language: Language, tracks: readonly Track[], key: string | null): SheetCell {
  if (key === null) return plainCell(messages(language).opinion.total);
  return plainCell(tracks.find((track) => track.key === key)?.names[language] ?? key);
}
