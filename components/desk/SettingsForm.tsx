import type { ReactNode } from 'react';
import { deskWords } from '@/components/desk/forms';
import type { SettingsProps } from '@/components/desk/SettingsView';
import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM } from '@/components/form/form-state';
import { Button } from '@/components/ui/Button';

interface Props {
  about: SettingsProps;
  action: string;
  id: string;
  label: string;
  send: string;
  /** Whether this form was the one that was sent, where several are of one action; left out: it is the only one. */
  isSent?: boolean;
  quiet?: boolean;
  children: ReactNode;
}

/** A form about one part of a process. */
export function SettingsForm({ about, action, id, label, send, isSent = true, quiet, children }: Props) {
  const { language, back, token, stateOf, settings } = about;
  return (
    <ActionForm
      {...{ language, back, token, action, id, label }}
      state={isSent ? stateOf(action) : EMPTY_FORM}
      words={deskWords(language)}
    >
      <input type="hidden" name="process" value={settings.id} />
      {children}
      <Button kind={quiet === true ? 'secondary' : 'primary'}>{send}</Button>
    </ActionForm>
  );
}
