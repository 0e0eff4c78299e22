import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM, type FormState } from '@/components/form/form-state';
import { problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What every form of an account page needs of the page. */
export interface AccountForms {
  language: Language;
  /** The page, without language. */
  back: string;
  token: string | null;
  /** What is shown in the form of an action. */
  stateOf: (action: string) => FormState;
}

interface Props extends AccountForms {
  action: string;
  /** Where the page has several forms of one action. */
  id?: string;
  fields?: Readonly<Record<string, string>>;
  label?: string;
  /** Shows what was wrong with this one of several forms alone. */
  quiet?: boolean;
  children: ReactNode;
}

/** The words of account forms. */
export function accountWords(language: Language, fields: Readonly<Record<string, string>> = {}) {
  return problemWords(language, fields, messages(language).account.problems);
}

/** A form of an account page. */
export function AccountForm({
  action,
  id = action.replace('.', '-'),
  fields = {},
  quiet,
  children,
  ...page
}: Props) {
  const { language, back, token, stateOf, label } = page;
  return (
    <ActionForm
      {...{ language, action, id, back, token }}
      state={quiet === true ? EMPTY_FORM : stateOf(action)}
      words={accountWords(language, fields)}
      {...(label === undefined ? {} : { label })}
    >
      {children}
    </ActionForm>
  );
}
