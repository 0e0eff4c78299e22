import { CommentItem } from '@/components/discussion/CommentItem';
import { type Forms, formProps } from '@/components/discussion/form-props';
import { ActionForm } from '@/components/form/ActionForm';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { OwnPart } from '@/lib/domain/discussion/own';
import type { CommentLine, SpokenOf } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  proposal: SpokenOf;
  forms: Forms;
  own: OwnPart;
}

/** What somebody wrote to this proposal: to be deleted by them, and where it is hidden, objected to. */
export function OwnComments({ language, proposal, forms, own }: Props) {
  const { discussion: text } = messages(language);
  if (own.comments.length === 0) return null;
  const of = { process: proposal.process.id, number: proposal.number };
  return (
    <Block id="own" title={text.ownTitle} lead={<p>{text.ownLead}</p>}>
      <ul className="comments">
        {own.comments.map((comment) => (
          <CommentItem key={comment.id} {...{ language, of, comment }}>
            <OwnActions {...{ comment, forms }} />
          </CommentItem>
        ))}
      </ul>
    </Block>
  );
}

function OwnActions({ comment, forms }: { comment: CommentLine; forms: Forms }) {
  const { discussion: text } = messages(forms.language);
  const { id, place, state, hiding } = comment;
  if (state === 'withdrawn') return null;
  return (
    <>
      {hiding === null ? null : (
        <details>
          <summary>{text.ownHiddenText}</summary>
          <p className="readable" lang="ko">
            {comment.text}
          </p>
        </details>
      )}
      {hiding?.appeal === null ? <AppealForm {...{ comment, forms }} /> : null}
      <ActionForm
        {...formProps(forms, 'discussion.withdraw', { comment: id })}
        id={`withdraw-${id}`}
        label={text.withdrawNow(count(place))}
      >
        <input type="hidden" name="comment" value={id} />
        <Button kind="secondary">{text.withdrawNow(count(place))}</Button>
      </ActionForm>
    </>
  );
}

function AppealForm({ comment: { id }, forms }: { comment: CommentLine; forms: Forms }) {
  const { discussion: text } = messages(forms.language);
  const form = formProps(forms, 'discussion.appeal', { comment: id });
  const formId = `appeal-${id}`;
  return (
    <ActionForm {...form} id={formId} label={text.appeal}>
      <input type="hidden" name="comment" value={id} />
      <TextField
        form={formId}
        name="text"
        label={text.appealWords}
        hint={text.appealHint}
        state={form.state}
        words={form.words}
        rows={3}
        required
      />
      <Button>{text.appeal}</Button>
    </ActionForm>
  );
}
