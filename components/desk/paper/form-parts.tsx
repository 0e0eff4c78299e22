import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/ActionForm';
import type { FormState } from '@/components/form/form-state';
import { type ProblemWords, problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What forms about paper need of the page that they stand on. */
export interface PaperForms {
  language: Language;
  /** The process's id. */
  process: string;
  /** The page, without language, with its query. */
  back: string;
  token: string;
  stateOf: (action: string) => FormState;
}

interface Props extends PaperForms {
  action: string;
  label: string;
  children: (parts: { form: string; state: FormState; words: ProblemWords }) => ReactNode;
}

/** A form about the paper channel of one vote. */
export function PaperForm({ action, label, children, ...page }: Props) {
  const { language, process, back, token, stateOf } = page;
  const { paper: text } = messages(language);
  const id = action.replace('.', '-');
  const words = problemWords(language, text.fields, text.problems);
  const state = stateOf(action);
  return (
    <ActionForm {...{ language, action, id, back, token, state, words, label }}>
      <input type="hidden" name="process" value={process} />
      {children({ form: id, state, words })}
    </ActionForm>
  );
}
