import { DecisionForm, picked } from '@/components/desk/DecisionForm';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { messages } from '@/lib/content/messages';

/** The committee's decision. */
export function ScreenForm(about: DeskProposalProps) {
  const { desk: text } = messages(about.language);
  return (
    <DecisionForm
      {...{ about }}
      action="review.screen"
      title={text.screenTitle}
      send={text.screen}
      hidden={picked(about)}
    >
      {(parts) => (
        <>
          <ChoiceField
            {...parts}
            name="outcome"
            legend={text.outcome}
            choices={[
              { value: 'in', label: text.screenIn },
              { value: 'out', label: text.screenOut },
            ]}
          />
          <TextField
            {...parts}
            name="reason"
            label={text.reason}
            hint={text.screenReasonHint}
            rows={3}
            required
          />
        </>
      )}
    </DecisionForm>
  );
}

/** The result of the vote. */
export function ResultForm(about: DeskProposalProps) {
  const { desk: text } = messages(about.language);
  return (
    <DecisionForm {...{ about }} action="review.result" title={text.resultTitle} send={text.enterResult}>
      {(parts) => (
        <>
          <ChoiceField
            {...parts}
            name="outcome"
            legend={text.outcome}
            choices={[
              { value: 'won', label: text.won },
              { value: 'lost', label: text.lost },
            ]}
          />
          <TextField {...parts} name="rank" label={text.rank} inputMode="numeric" required />
          <TextField {...parts} name="note" label={text.note} hint={text.noteHint} />
        </>
      )}
    </DecisionForm>
  );
}
