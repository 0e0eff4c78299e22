import { CommentText } from '@/components/discussion/CommentItem';
import { type Forms, formProps } from '@/components/discussion/form-props';
import { MergedInto } from '@/components/discussion/MergedInto';
import { joinPath } from '@/components/discussion/paths';
import { ActionForm } from '@/components/form/ActionForm';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { JoinPart } from '@/lib/domain/discussion/own';
import type { CommentLine } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props extends Pick<JoinPart, 'proposal' | 'bar'> {
  language: Language;
  forms: Forms;
  /** The comment that is answered; null: the proposal itself. */
  answered: CommentLine | null;
}

const FORM = 'write-form';

/** The form of a comment, or of an answer to one. */
export function WritePart(props: Props) {
  const { language, proposal, bar, answered } = props;
  const { discussion: text } = messages(language);
  const title = answered === null ? text.writeTitle : text.answerTitle(count(answered.place));
  return (
    <Block id="answer" title={title}>
      {proposal.mergedInto !== null ? (
        <MergedInto {...{ language, proposal }} />
      ) : bar !== null ? (
        <p>{text.bars[bar]}</p>
      ) : (
        <>
          <Answered {...props} />
          <WriteForm {...props} />
        </>
      )}
    </Block>
  );
}

function Answered({ language, proposal, answered }: Props) {
  if (answered === null) return null;
  return (
    <>
      <blockquote className="answered">
        <CommentText language={language} comment={answered} />
      </blockquote>
      <p>
        <Link
          language={language}
          href={`${joinPath({ process: proposal.process.id, number: proposal.number })}#answer`}
        >
          {messages(language).discussion.notAnAnswer}
        </Link>
      </p>
    </>
  );
}

function WriteForm({ language, proposal, forms, answered }: Props) {
  const { discussion: text } = messages(language);
  const form = formProps(forms, 'discussion.comment');
  return (
    <ActionForm {...form} id={FORM}>
      <input type="hidden" name="process" value={proposal.process.id} />
      <input type="hidden" name="number" value={proposal.number} />
      <input type="hidden" name="parent" value={answered?.id ?? ''} />
      <TextField
        form={FORM}
        name="text"
        label={text.text}
        hint={text.textHint}
        state={form.state}
        words={form.words}
        rows={6}
        required
      />
      <Button>{text.send}</Button>
    </ActionForm>
  );
}
