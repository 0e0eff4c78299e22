import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProcessNow } from '@/lib/domain/process/now';
import type { Phase } from '@/lib/domain/process/types';

/** What the line of now says, in the page's language: the page knows its texts, the script does not carry them. */
export interface NowWords {
  asking: string;
  failed: string;
  /** `{phase}` and `{time}` stand for those. */
  until: string;
  open: string;
  between: string;
  over: string;
  noScript: string;
  phases: Record<Phase, string>;
}

/** The phase of now and its end; where none is open, the one that comes. */
export function nowText({ phase, ends, next }: ProcessNow, language: Language, words: NowWords): string {
  const fill = (text: string, name: Phase, time: string | null) =>
    text.replace('{phase}', words.phases[name]).replace('{time}', moment(time, language));
  if (phase !== null) return fill(ends === null ? words.open : words.until, phase, ends);
  return next?.phase ? fill(words.between, next.phase, next.at) : words.over;
}
