import type { Messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The texts of the script, handed over by the page: the scripts do not carry those of the whole site. */
export type Words = Messages['ballot']['tool'];

export { fill } from '@/components/recount/words';

/** What the page gives its script. */
export interface BallotProps {
  language: Language;
  words: Words;
  /** Of the process. */
  id: string;
  title: string;
  /** Where whoever is signed in may vote; null: at a kiosk, whose ticket says so. */
  tracks: readonly string[] | null;
  /** A mark of the account for this vote; it says nothing of who it is. */
  owner: string;
  /** Of the page's forms. */
  token: string;
  kiosk: boolean;
}
