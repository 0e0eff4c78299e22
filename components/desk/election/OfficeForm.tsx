import type { ReactNode } from 'react';
import { type DeskForms, deskWords } from '@/components/desk/forms';
import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM, type FormState } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';
import { Button } from '@/components/ui/Button';
import type { ElectionOffice } from '@/lib/domain/ballot/vote-facts';

/** What every part of the page of the vote is given. */
export interface OfficeProps extends DeskForms {
  office: ElectionOffice;
}

interface Props {
  about: OfficeProps;
  action: string;
  id: string;
  label: string;
  send: string;
  /** Sent as they are. */
  hidden: Readonly<Record<string, string>>;
  /** What tells it from other forms of the same action: the name of a hidden field. */
  toldBy?: string;
  quiet?: boolean;
  file?: boolean;
  children?: (parts: { form: string; state: FormState; words: ProblemWords }) => ReactNode;
}

/** A form of the election office about the vote of one process. */
export function OfficeForm({ about, action, id, label, send, hidden, toldBy, quiet, file, children }: Props) {
  const { language, back, token, stateOf } = about;
  const sent = stateOf(action);
  const isOwn = toldBy === undefined || sent.values[toldBy]?.[0] === hidden[toldBy];
  const state = isOwn ? sent : EMPTY_FORM;
  const words = deskWords(language);
  return (
    <ActionForm {...{ language, back, token, action, id, label, state, words }} file={file === true}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children?.({ form: id, state, words })}
      <Button kind={quiet === true ? 'secondary' : 'primary'}>{send}</Button>
    </ActionForm>
  );
}
