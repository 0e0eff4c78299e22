import { ActionForm } from '@/components/form/ActionForm';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { processPath, proposalPath } from '@/components/process/paths';
import { StateMark } from '@/components/process/StateMark';
import { Moment } from '@/components/process/Times';
import { type EditProps, Key, type OwnProps } from '@/components/propose/ProposalKey';
import { ProposalFields } from '@/components/propose/ProposalFields';
import { proposeWords } from '@/components/propose/words';
import { WithdrawForm } from '@/components/propose/WithdrawForm';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import { mapGovernment } from '@/lib/domain/map/centres';
import { nextState } from '@/lib/domain/process/states';

/** Where an author answers the department, and takes a proposal back. */
export function EditView(props: EditProps) {
  const { language, process, number, proposal, said } = props;
  const { propose: text, process: processText } = messages(language);
  const { id, titles } = process;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: processText.proposalNumber(count(number)), href: proposalPath(id, number) },
          { label: text.editTitle },
        ]}
      />
      <h1>{proposal === null ? text.editTitle : text.editTitleOf(proposal.texts.title)}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p>
        {proposal === null ? null : <StateMark language={language} state={proposal.state} />}{' '}
        <Link language={language} href={proposalPath(id, number)}>
          {text.backToProposal}
        </Link>
      </p>
      {proposal === null ? (
        <Notice language={language}>
          <p>{text.notYours}</p>
        </Notice>
      ) : (
        <Mine {...props} proposal={proposal} />
      )}
    </>
  );
}

function Mine(props: OwnProps) {
  const { language, proposal } = props;
  const { propose: text } = messages(language);
  const isOpen = nextState(proposal.state, 'withdrawn') !== null;
  if (!isOpen) return <p>{text.closed}</p>;
  const isAsked = nextState(proposal.state, 'answered') !== null;
  return (
    <>
      {isAsked ? <AnswerForm {...props} /> : <p>{text.cannotEdit}</p>}
      <WithdrawForm {...props} />
    </>
  );
}

const FORM = 'answer';

function AnswerForm(props: OwnProps) {
  const { language, process, proposal, token, answer } = props;
  const { propose: text } = messages(language);
  const { government, tracks, id } = process;
  const words = proposeWords(language);
  return (
    <Block id="asked" title={text.askedTitle}>
      <Asked {...props} />
      <ActionForm
        language={language}
        action="proposal.answer"
        id={FORM}
        back={`${proposalPath(id, proposal.number)}/edit`}
        token={token}
        state={answer}
        words={words}
      >
        <Key {...props} />
        <TextField
          form={FORM}
          name="answer"
          label={text.fields.answer}
          hint={text.answerHint}
          state={answer}
          words={words}
          rows={5}
          required
        />
        <ProposalFields
          language={language}
          form={FORM}
          state={answer}
          texts={proposal.texts}
          tracks={tracks}
          government={mapGovernment(government.lafCd, government.names[language])}
        />
        <p>{text.answerNote}</p>
        <Button>{text.answer}</Button>
      </ActionForm>
    </Block>
  );
}

function Asked({ language, proposal: { asked } }: OwnProps) {
  const { propose: text } = messages(language);
  if (asked === null) return null;
  const { at, by, reason } = asked;
  return (
    <>
      <p>
        <Sentence
          text={by === null ? text.askedByNobody : text.askedBy(by)}
          slots={{ at: <Moment language={language} at={at} /> }}
        />
      </p>
      {reason === null ? null : (
        <blockquote className="readable" lang="ko">
          {reason}
        </blockquote>
      )}
    </>
  );
}
