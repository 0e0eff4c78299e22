import type { FormState } from '@/components/form/form-state';
import { problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What every form of a page is given. */
export interface Forms {
  language: Language;
  /** Of the session. */
  token: string;
  /** The page that they stand on, without language, with its query. */
  back: string;
  /** What was left of an action's form that was not taken. */
  stateOf: (action: string) => FormState;
}

const EMPTY: FormState = { values: {}, problems: [] };

/**
 * The parts of a form that are the same for all of this subject.
 * @param only where a page has the form many times: a hidden field and its value, which tell them apart
 */
export function formProps(
  { language, token, back, stateOf }: Forms,
  action: string,
  only?: Record<string, string>,
) {
  const { discussion: text } = messages(language);
  const state = stateOf(action);
  const own = Object.entries(only ?? {}).every(
    ([field, value]) => (state.values[field]?.[0] ?? '') === value,
  );
  const words = problemWords(language, text.fields, text.problems);
  return { language, action, back, token, words, state: own ? state : EMPTY };
}
