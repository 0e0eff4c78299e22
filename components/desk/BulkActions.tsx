import { DepartmentField } from '@/components/desk/DepartmentField';
import { deskWords } from '@/components/desk/forms';
import { ChoiceField } from '@/components/form/ChoiceField';
import type { FormState } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { DeskList } from '@/lib/domain/process/desk';

interface Props {
  language: Language;
  list: DeskList;
  state: FormState;
  rights: { assigns: boolean; screens: boolean };
}

const FORM = 'bulk';

/** What is done to the picked proposals: each button sends the same form to an action of its own. */
export function BulkActions({ language, list, state, rights }: Props) {
  const { desk: text } = messages(language);
  return (
    <>
      <h2>{text.bulkTitle}</h2>
      <p className="hint">{text.bulkText}</p>
      {rights.assigns ? <Assigning {...{ language, list, state }} /> : null}
      {rights.screens ? <Screening {...{ language, state }} /> : null}
    </>
  );
}

function Assigning({ language, list, state }: Omit<Props, 'rights'>) {
  const { desk: text } = messages(language);
  return (
    <fieldset>
      <legend>{text.assignTitle}</legend>
      <DepartmentField {...{ language, state }} form={FORM} departments={list.departments} />
      <TextField
        form={FORM}
        name="due"
        label={text.due}
        hint={text.dueHint(count(list.reviewDays))}
        state={state}
        words={deskWords(language)}
        type="date"
      />
      <p className="buttons">
        <SendTo action="review.assign">{text.assign}</SendTo>
        <SendTo action="review.move-due">{text.moveDue}</SendTo>
        <SendTo action="review.remind">{text.remind}</SendTo>
      </p>
    </fieldset>
  );
}

function Screening({ language, state }: Pick<Props, 'language' | 'state'>) {
  const { desk: text } = messages(language);
  const shared = { form: FORM, state, words: deskWords(language) };
  return (
    <fieldset>
      <legend>{text.screenTitle}</legend>
      <ChoiceField
        {...shared}
        name="outcome"
        legend={text.outcome}
        choices={[
          { value: 'in', label: text.screenIn },
          { value: 'out', label: text.screenOut },
        ]}
      />
      <TextField {...shared} name="reason" label={text.reason} hint={text.screenReasonHint} rows={3} />
      <p className="buttons">
        <SendTo action="review.screen">{text.screen}</SendTo>
      </p>
    </fieldset>
  );
}

function SendTo({ action, children }: { action: string; children: string }) {
  return (
    <button type="submit" className="button button-secondary" formAction={`/api/act/${action}`}>
      {children}
    </button>
  );
}
