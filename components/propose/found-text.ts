import { fill } from '@/components/recount/words';
import type { HelpCounts } from '@/lib/client/propose/help';

/** In `live`, `{similar}`, `{lines}` and `{cases}` stand for how many there are. */
export type HelpWords = Record<'live' | 'nothing' | 'see' | 'noTitle', string>;

/** How much was found, in a sentence. */
export function foundText(words: HelpWords, counts: HelpCounts): string {
  const isNothing = counts.similar + counts.lines + counts.cases === 0;
  return isNothing ? words.nothing : fill(words.live, { ...counts });
}
