import type { ReactNode } from 'react';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { deskWords } from '@/components/desk/forms';
import { ActionForm } from '@/components/form/ActionForm';
import type { FormState } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';
import { Button } from '@/components/ui/Button';

/** What the fields of a decision's form are given. */
export interface DecisionParts {
  form: string;
  state: FormState;
  words: ProblemWords;
}

interface Props {
  about: DeskProposalProps;
  action: string;
  title: string;
  /** On the button. */
  send: string;
  /** What is sent of the proposal beside the fields; left out: its number, and the last step that is shown. */
  hidden?: readonly [name: string, value: string][];
  children: (parts: DecisionParts) => ReactNode;
}

/** One of the things that may be done to a proposal: its heading and its form, which says what was seen of the proposal. */
export function DecisionForm({ about, action, title, send, hidden, children }: Props) {
  const { language, back, token, stateOf, desk } = about;
  const { process, number } = desk.proposal;
  const form = action.replace('.', '-');
  const parts = { form, state: stateOf(action), words: deskWords(language) };
  const values = hidden ?? [
    ['number', String(number)],
    ['version', desk.version],
  ];
  return (
    <section className="decision" aria-labelledby={`${form}-title`}>
      <h3 id={`${form}-title`}>{title}</h3>
      <ActionForm {...{ language, back, token, action }} id={form} state={parts.state} words={parts.words}>
        <input type="hidden" name="process" value={process.id} />
        {values.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children(parts)}
        <Button>{send}</Button>
      </ActionForm>
    </section>
  );
}

/** A proposal as forms about several name it. */
export function picked({ desk }: DeskProposalProps): [string, string][] {
  return [['picked', `${desk.proposal.number}.${desk.version}`]];
}
