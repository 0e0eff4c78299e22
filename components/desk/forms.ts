import type { FormState } from '@/components/form/form-state';
import { problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What the forms of a page of the desk share. */
export interface DeskForms {
  language: Language;
  /** The page that they stand on, without language, with its query. */
  back: string;
  token: string;
  /** What was sent before by a form of an action. */
  stateOf: (action: string) => FormState;
}

/** How forms of the desk name their fields and what was wrong. */
export function deskWords(language: Language) {
  const { counting, desk, election } = messages(language);
  return problemWords(
    language,
    { ...desk.fields, ...election.fields, ...counting.fields },
    { ...desk.problems, ...election.problems, ...counting.problems },
  );
}
