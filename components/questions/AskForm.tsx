import { ActionForm } from '@/components/form/ActionForm';
import { ChoiceField } from '@/components/form/ChoiceField';
import type { FormState } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import type { ProblemWords } from '@/components/form/words';
import { type Forms, formProps } from '@/components/questions/form-props';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  forms: Forms;
  /** What is asked about, as an address says it. */
  about: string;
  /** Without an account: name and address are asked for. */
  byMail: boolean;
}

const FORM = 'ask';

/** The form of a question. */
export function AskForm({ forms, about, byMail }: Props) {
  const { questions: text } = messages(forms.language);
  const form = formProps(forms, 'questions.ask');
  const { state, words, language } = form;
  return (
    <ActionForm {...form} id={FORM} label={text.formTitle}>
      <input type="hidden" name="about" value={about} />
      <TextField
        form={FORM}
        name="text"
        label={text.text}
        hint={text.textHint}
        {...{ state, words }}
        rows={6}
        maxLength={2000}
        required
      />
      {byMail ? <WhoAsks {...{ language, state, words }} /> : null}
      <Button>{byMail ? text.sendMail : text.send}</Button>
    </ActionForm>
  );
}

function WhoAsks({ language, state, words }: { language: Language; state: FormState; words: ProblemWords }) {
  const { questions: text } = messages(language);
  const shared = { form: FORM, state, words };
  return (
    <>
      <TextField
        {...shared}
        name="name"
        label={text.name}
        hint={text.nameHint}
        maxLength={20}
        autoComplete="nickname"
        required
      />
      <TextField
        {...shared}
        name="email"
        type="email"
        inputMode="email"
        label={text.email}
        hint={text.emailHint}
        maxLength={254}
        autoComplete="email"
        required
      />
      <ChoiceField
        {...shared}
        name="age"
        legend={text.age}
        choices={[{ value: 'yes', label: text.ageYes }]}
        many
      />
    </>
  );
}
