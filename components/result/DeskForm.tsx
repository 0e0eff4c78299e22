import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/ActionForm';
import type { FormState } from '@/components/form/form-state';
import { type ProblemWords, problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { CountDesk } from '@/lib/domain/ballot/count-desk';
import type { Language } from '@/lib/domain/language';

/** What every form of the count needs of the page. */
export interface CountForms {
  language: Language;
  /** The page, without language. */
  back: string;
  token: string | null;
  stateOf: (action: string) => FormState;
}

/** What each field is given. */
export interface FieldParts {
  form: string;
  state: FormState;
  words: ProblemWords;
}

interface Props extends CountForms {
  desk: CountDesk;
  action: string;
  file?: boolean;
  label: string;
  children: (parts: FieldParts) => ReactNode;
}

/** A form about the count of one vote. */
export function DeskForm({ language, back, token, stateOf, desk, action, file, label, children }: Props) {
  const { result: text } = messages(language);
  const id = action.replace('.', '-');
  const words = problemWords(language, text.fields, text.problems);
  const state = stateOf(action);
  return (
    <ActionForm {...{ language, action, id, back, token, state, words, label }} file={file === true}>
      <input type="hidden" name="process" value={desk.process} />
      {children({ form: id, state, words })}
    </ActionForm>
  );
}
