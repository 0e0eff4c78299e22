import { ActionForm } from '@/components/form/ActionForm';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { type Forms, formProps } from '@/components/questions/form-props';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { DeskQuestion } from '@/lib/domain/questions/types';

interface Props {
  forms: Forms;
  question: DeskQuestion;
}

/** What is done to questions that concern no government alone has actions of its own. */
const actionOf = (name: string, { lafCd }: DeskQuestion) => (lafCd === null ? `${name}-national` : name);

/** The form of an official answer, with a second confirmation that it will be public. */
export function AnswerForm({ forms, question }: Props) {
  const { questions: text } = messages(forms.language);
  const { id, answers } = question;
  const form = formProps(forms, actionOf('questions.answer', question), id);
  const name = `answer-${id}`;
  const shared = { form: name, state: form.state, words: form.words };
  const label = answers.length === 0 ? text.answerThis(count(id)) : text.correctThis(count(id));
  return (
    <details open={form.state.problems.length > 0}>
      <summary>{label}</summary>
      <ActionForm {...form} id={name} label={label}>
        <input type="hidden" name="question" value={id} />
        <input type="hidden" name="version" value={answers.at(-1)?.id ?? '0'} />
        <TextField
          {...shared}
          name="text"
          label={text.answerText}
          hint={text.answerHint}
          rows={6}
          maxLength={5000}
          required
        />
        <ChoiceField
          {...shared}
          name="sure"
          legend={text.sure}
          choices={[{ value: 'yes', label: text.sureYes }]}
          many
        />
        <Button>{text.answer}</Button>
      </ActionForm>
    </details>
  );
}

/** The form that hides a question, or shows it again. */
export function ModerateForm({ forms, question }: Props) {
  const { questions: text } = messages(forms.language);
  const { id, hiding } = question;
  const kind = hiding === null ? 'hide' : 'show';
  const form = formProps(forms, actionOf(`questions.${kind}`, question), id);
  const name = `${kind}-${id}`;
  const label = kind === 'hide' ? text.hideThis(count(id)) : text.showThis(count(id));
  const shared = { form: name, state: form.state, words: form.words };
  return (
    <details open={form.state.problems.length > 0}>
      <summary>{label}</summary>
      <ActionForm {...form} id={name} label={label}>
        <input type="hidden" name="question" value={id} />
        <TextField
          {...shared}
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          rows={2}
          maxLength={1000}
          required
        />
        <Button kind="secondary">{text[kind]}</Button>
      </ActionForm>
    </details>
  );
}
