import { DecisionForm } from '@/components/desk/DecisionForm';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { messages } from '@/lib/content/messages';

/** Asks the author, in public. */
export function AskForm(about: DeskProposalProps) {
  const { desk: text } = messages(about.language);
  return (
    <DecisionForm {...{ about }} action="review.ask-back" title={text.askTitle} send={text.ask}>
      {(parts) => (
        <TextField
          {...parts}
          name="question"
          label={text.question}
          hint={text.questionHint}
          rows={3}
          required
        />
      )}
    </DecisionForm>
  );
}

/** The department's judgement: feasible with a cost, or not, and why. */
export function JudgeForm(about: DeskProposalProps) {
  const { desk: text } = messages(about.language);
  return (
    <DecisionForm {...{ about }} action="review.judge" title={text.judgeTitle} send={text.judge}>
      {(parts) => (
        <>
          <ChoiceField
            {...parts}
            name="judgement"
            legend={text.judgement}
            choices={[
              { value: 'feasible', label: text.feasible },
              { value: 'infeasible', label: text.infeasible },
            ]}
          />
          <TextField {...parts} name="cost" label={text.cost} hint={text.costHint} inputMode="numeric" />
          <TextField {...parts} name="reason" label={text.reason} hint={text.reasonHint} rows={4} required />
        </>
      )}
    </DecisionForm>
  );
}
