import { type Forms, formProps } from '@/components/discussion/form-props';
import { MergedInto } from '@/components/discussion/MergedInto';
import { ActionForm } from '@/components/form/ActionForm';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { JoinPart, OwnPart } from '@/lib/domain/discussion/own';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  join: JoinPart;
  forms: Forms;
  own: OwnPart;
}

/** To agree with a proposal, or to take it back. */
export function EndorsePart({ language, join, forms, own }: Props) {
  const { discussion: text } = messages(language);
  return (
    <Block
      id="endorse"
      title={text.endorseTitle}
      lead={<p>{text.endorsedCount(count(join.endorsements))}</p>}
    >
      <p className="note">{text.endorsementNote}</p>
      {own.endorsed ? (
        <>
          <p>{text.endorsedAlready}</p>
          <EndorseForm {...{ join, forms }} action="discussion.unendorse" />
        </>
      ) : (
        <NotYet {...{ language, join, forms, own }} />
      )}
    </Block>
  );
}

/** The form, or why there is none. */
function NotYet({ language, join, forms, own }: Props) {
  const { discussion: text } = messages(language);
  const { proposal, bar } = join;
  if (proposal.mergedInto !== null) return <MergedInto {...{ language, proposal }} />;
  if (own.wrote) return <p>{text.ownProposal}</p>;
  if (proposal.state === 'withdrawn') return <p>{text.withdrawnProposal}</p>;
  if (bar !== null) return <p>{text.bars[bar]}</p>;
  return <EndorseForm {...{ join, forms }} action="discussion.endorse" />;
}

type EndorseAction = 'discussion.endorse' | 'discussion.unendorse';

function EndorseForm({
  join: { proposal },
  forms,
  action,
}: Pick<Props, 'join' | 'forms'> & { action: EndorseAction }) {
  const { discussion: text } = messages(forms.language);
  const agree = action === 'discussion.endorse';
  return (
    <ActionForm {...formProps(forms, action)} id="endorse-form" label={text.endorseTitle}>
      <input type="hidden" name="process" value={proposal.process.id} />
      <input type="hidden" name="number" value={proposal.number} />
      <Button kind={agree ? 'primary' : 'secondary'}>{agree ? text.endorse : text.unendorse}</Button>
    </ActionForm>
  );
}
