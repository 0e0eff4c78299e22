import { EMPTY_FORM, type FormState } from '@/components/form/form-state';
import { problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What every form of a page is given. */
export interface Forms {
  language: Language;
  /** Of the session; null: nobody is signed in. */
  token: string | null;
  /** The page that they stand on, without language, with its query. */
  back: string;
  /** What was left of an action's form that was not taken. */
  stateOf: (action: string) => FormState;
}

/**
 * The parts of a form that are the same for all of this subject.
 * @param question where a page has the form for many of them: which one it is for
 */
export function formProps({ language, token, back, stateOf }: Forms, action: string, question?: number) {
  const { questions: text } = messages(language);
  const state = stateOf(action);
  const isOwn = question === undefined || state.values['question']?.[0] === String(question);
  const words = problemWords(language, text.fields, text.problems);
  return { language, action, back, token, words, state: isOwn ? state : EMPTY_FORM };
}
