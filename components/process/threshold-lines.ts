import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { type Threshold, writtenOf } from '@/lib/domain/process/threshold';

/**
 * What a project needs at least, in sentences; none where nothing is asked.
 * @param withPanels others decide together with these ballots: the threshold is theirs alone
 */
export function thresholdLines(
  language: Language,
  threshold: Threshold | undefined,
  withPanels: boolean,
): string[] {
  if (threshold === undefined) return [];
  const { counting: text } = messages(language);
  const written = writtenOf(threshold);
  const shown = /^\d+$/.test(written) ? count(Number(written)) : written;
  return [text.least[threshold.by](shown), text.below, ...(withPanels ? [text.ownOnly] : [])];
}
