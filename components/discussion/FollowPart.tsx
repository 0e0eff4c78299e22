import { type Forms, formProps } from '@/components/discussion/form-props';
import { joinPath } from '@/components/discussion/paths';
import { ActionForm } from '@/components/form/ActionForm';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { OwnPart } from '@/lib/domain/discussion/own';
import type { SpokenOf } from '@/lib/domain/discussion/types';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  proposal: SpokenOf;
  forms: Forms;
  own: OwnPart;
}

/** To be told of a proposal, or of all those of its process. */
export function FollowPart({ language, proposal, forms, own }: Props) {
  const { discussion: text } = messages(language);
  const { followsProposal, followsProcess } = own;
  const shared = { proposal, forms };
  return (
    <Block id="follow" title={text.followTitle}>
      <p>{text.followText}</p>
      <FollowForm
        {...shared}
        number={proposal.number}
        follows={followsProposal}
        label={followsProposal ? text.unfollowProposal : text.followProposal}
      />
      <FollowForm
        {...shared}
        number={0}
        follows={followsProcess}
        label={followsProcess ? text.unfollowProcess : text.followProcess}
      />
    </Block>
  );
}

interface FormProps extends Pick<Props, 'proposal' | 'forms'> {
  /** 0: the whole process. */
  number: number;
  follows: boolean;
  label: string;
}

function FollowForm({ proposal, forms, number, follows, label }: FormProps) {
  const action = follows ? 'discussion.unfollow' : 'discussion.follow';
  const { id } = proposal.process;
  return (
    <ActionForm
      {...formProps(forms, action, { number: String(number) })}
      id={`follow-${number === 0 ? 'process' : 'proposal'}`}
      label={label}
    >
      <input type="hidden" name="process" value={id} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="next" value={joinPath({ process: id, number: proposal.number })} />
      <Button kind="secondary">{label}</Button>
    </ActionForm>
  );
}
