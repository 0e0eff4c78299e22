import { DecisionForm } from '@/components/desk/DecisionForm';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { TextField } from '@/components/form/TextField';
import { messages } from '@/lib/content/messages';

/** Takes a decision of the review back. */
export function ReopenForm(about: DeskProposalProps) {
  const { desk: text } = messages(about.language);
  return (
    <TakeBack
      {...{ about }}
      action="review.reopen"
      title={text.reopenTitle}
      lead={text.reopenText}
      send={text.reopen}
    />
  );
}

/** Takes a result back. */
export function RetractForm(about: DeskProposalProps) {
  const { desk: text } = messages(about.language);
  return (
    <TakeBack
      {...{ about }}
      action="review.retract-result"
      title={text.retractTitle}
      lead={text.retractText}
      send={text.retract}
    />
  );
}

interface Props {
  about: DeskProposalProps;
  action: string;
  title: string;
  lead: string;
  send: string;
}

function TakeBack({ about, action, title, lead, send }: Props) {
  const { desk: text } = messages(about.language);
  return (
    <DecisionForm {...{ about, action, title, send }}>
      {(parts) => (
        <>
          <p>{lead}</p>
          <TextField
            {...parts}
            name="reason"
            label={text.reason}
            hint={text.takeBackHint}
            rows={3}
            required
          />
        </>
      )}
    </DecisionForm>
  );
}
