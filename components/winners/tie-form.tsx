import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM, type FormState } from '@/components/form/form-state';
import { type ProblemWords, problemWords } from '@/components/form/words';
import type { ChosenProps } from '@/components/winners/ChosenWinner';
import { messages } from '@/lib/content/messages';

interface Props {
  about: ChosenProps;
  action: 'winner.tie' | 'winner.untie' | 'winner.tie-contract' | 'winner.untie-contract';
  project: { year: number; id: string };
  /** Of several forms of this action about this project: which. */
  part?: string;
  label: string;
  /** Sent beside the project. */
  hidden?: readonly [name: string, value: string][];
  children: (parts: { form: string; state: FormState; words: ProblemWords }) => ReactNode;
}

/** A form about the winner that is worked on and one project. What was wrong is shown in the form that was sent, and in no other. */
export function TieForm({ about, action, project, part = '', label, hidden = [], children }: Props) {
  const { language, back, token, stateOf, desk, winner } = about;
  const { fields, problems } = messages(language).winners;
  const form = `${action.replace('.', '-')}-${part}${project.year}-${project.id}`;
  const values: readonly [string, string][] = [
    ['process', desk.process.id],
    ['number', String(winner.number)],
    ['version', winner.version],
    ['fyr', String(project.year)],
    ['project', project.id],
    ...hidden,
  ];
  const sent = stateOf(action);
  const isSent = values.every(([name, value]) => name === 'version' || sent.values[name]?.[0] === value);
  const parts = { form, state: isSent ? sent : EMPTY_FORM, words: problemWords(language, fields, problems) };
  return (
    <ActionForm
      {...{ language, back, token, action, label }}
      id={form}
      state={parts.state}
      words={parts.words}
    >
      {values.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(parts)}
    </ActionForm>
  );
}
