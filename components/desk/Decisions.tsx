import { AskForm, JudgeForm } from '@/components/desk/JudgeForms';
import { AssignForm } from '@/components/desk/AssignForm';
import { MergeForm } from '@/components/desk/MergeForm';
import { mayDo } from '@/components/desk/may-do';
import { ResultForm, ScreenForm } from '@/components/desk/ResultForms';
import { ReopenForm, RetractForm } from '@/components/desk/TakeBackForms';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';

const FORMS: Record<string, (props: DeskProposalProps) => React.ReactNode> = {
  'review.assign': AssignForm,
  'review.ask-back': AskForm,
  'review.judge': JudgeForm,
  'review.screen': ScreenForm,
  'review.result': ResultForm,
  'review.merge': MergeForm,
  'review.reopen': ReopenForm,
  'review.retract-result': RetractForm,
};

/** A form for everything that somebody may do to the proposal now. */
export function Decisions(props: DeskProposalProps) {
  const { desk: text } = messages(props.language);
  const actions = mayDo(props);
  const isVotedOn = props.desk.voting === 'on' || props.desk.voting === 'over';
  return (
    <Block id="next" title={text.nextTitle}>
      {actions.length === 0 ? <p>{text.nothingToDo}</p> : null}
      {isVotedOn ? <p className="note">{text.votingOn}</p> : null}
      {actions.map((action) => {
        const Form = FORMS[action];
        return Form === undefined ? null : <Form key={action} {...props} />;
      })}
    </Block>
  );
}
