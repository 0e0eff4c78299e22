import { CommentText } from '@/components/discussion/CommentItem';
import { type Forms, formProps } from '@/components/discussion/form-props';
import { joinPath } from '@/components/discussion/paths';
import { RuleField } from '@/components/discussion/RuleField';
import { ActionForm } from '@/components/form/ActionForm';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { CommentLine, SpokenOf } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  proposal: SpokenOf;
  forms: Forms;
  about: CommentLine | null;
  /** A comment's id, or `proposal`; null: nothing is reported, the way there is shown. */
  report: string | null;
}

const FORM = 'report-form';

/** To report the proposal or one of its comments. */
export function ReportPart({ language, proposal, forms, about, report }: Props) {
  const { discussion: text } = messages(language);
  const of = { process: proposal.process.id, number: proposal.number };
  if (report === null)
    return (
      <p>
        <Link language={language} href={`${joinPath(of, { report: 'proposal' })}#report`}>
          {text.reportProposal}
        </Link>
      </p>
    );
  if (report === 'proposal')
    return (
      <Block id="report" title={text.reportProposalTitle}>
        <ReportForm {...{ language, proposal, forms }} comment="" />
      </Block>
    );
  if (about === null || about.state !== 'shown')
    return (
      <Block id="report" title={text.report}>
        <p>{text.aboutGone}</p>
      </Block>
    );
  return (
    <Block id="report" title={text.reportCommentTitle(count(about.place))}>
      <blockquote className="answered">
        <CommentText language={language} comment={about} />
      </blockquote>
      <ReportForm {...{ language, proposal, forms }} comment={about.id} />
    </Block>
  );
}

function ReportForm({
  language,
  proposal,
  forms,
  comment,
}: Pick<Props, 'language' | 'proposal' | 'forms'> & { comment: string }) {
  const { discussion: text } = messages(language);
  const form = formProps(forms, 'discussion.report');
  return (
    <ActionForm {...form} id={FORM}>
      <p>{text.reportText}</p>
      <input type="hidden" name="process" value={proposal.process.id} />
      <input type="hidden" name="number" value={proposal.number} />
      <input type="hidden" name="comment" value={comment} />
      <RuleField form={FORM} {...form} />
      <TextField
        form={FORM}
        name="text"
        label={text.reportWords}
        state={form.state}
        words={form.words}
        rows={3}
      />
      <Button>{text.sendReport}</Button>
    </ActionForm>
  );
}
