import type { Messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The texts of the script, handed over by the page. */
export type Words = Messages['verify']['tool'];

export { fill } from '@/components/recount/words';

/** What the page gives its script. */
export interface VerifyProps {
  language: Language;
  words: Words;
  /** Of the process. */
  id: string;
}
