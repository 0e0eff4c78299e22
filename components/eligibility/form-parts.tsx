import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM, type FormState } from '@/components/form/form-state';
import { problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What every form of a page of eligibility needs of the page. */
export interface EligibilityForms {
  language: Language;
  /** The process's id. */
  process: string;
  /** The page, without language. */
  back: string;
  token: string | null;
  stateOf: (action: string) => FormState;
}

interface Props extends EligibilityForms {
  action: string;
  /** Where the page has several forms of one action: its own id, and the hidden field that tells which one was sent. */
  one?: { id: string; field: string; value: string };
  file?: boolean;
  label?: string;
  children: (parts: FieldParts) => ReactNode;
}

/** What each field is given. */
export interface FieldParts {
  form: string;
  state: FormState;
  words: ReturnType<typeof problemWords>;
}

/** A form about the eligibility of one process. */
export function EligibilityForm({ action, one, file, label, children, ...page }: Props) {
  const { language, process, back, token, stateOf } = page;
  const { eligibility: text } = messages(language);
  const id = one?.id ?? action.replace('.', '-');
  const words = problemWords(language, text.fields, text.problems);
  const sent = stateOf(action);
  // What was wrong is shown in the form that was sent alone.
  const state = one === undefined || sent.values[one.field]?.[0] === one.value ? sent : EMPTY_FORM;
  return (
    <ActionForm
      {...{ language, action, id, back, token, state, words }}
      file={file === true}
      {...(label === undefined ? {} : { label })}
    >
      <input type="hidden" name="process" value={process} />
      {one === undefined ? null : <input type="hidden" name={one.field} value={one.value} />}
      {children({ form: id, state, words })}
    </ActionForm>
  );
}
