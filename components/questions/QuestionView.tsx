import { Moment } from '@/components/process/Times';
import { placeText, ThingLink } from '@/components/questions/ThingLink';
import { QuestionLink } from '@/components/questions/QuestionLink';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { questionListPath } from '@/lib/domain/questions/list';
import type { AnswerLine, AskedThing, Governments, QuestionPage } from '@/lib/domain/questions/types';

interface Props {
  language: Language;
  question: QuestionPage;
  governments: Governments;
}

/** A question with every answer, in their order. */
export function QuestionView({ language, question, governments }: Props) {
  const { questions: text } = messages(language);
  const { id, thing, lafCd, answers } = question;
  const place = placeText(language, governments, lafCd);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[{ label: text.title, href: questionListPath() }, { label: text.pageTitle(count(id)) }]}
      />
      <h1>{text.pageTitle(count(id))}</h1>
      <p className="lead">
        <Sentence
          text={text.about}
          slots={{ kind: text.kinds[thing.kind], thing: <ThingLink language={language} thing={thing} /> }}
        />{' '}
        · {place}
      </p>
      <Asked language={language} question={question} />
      <Block id="answers" title={text.answersTitle}>
        {answers.length === 0 ? (
          <EmptyState language={language} title={text.noAnswer}>
            {question.hiding === null ? <p>{text.noAnswerText(place)}</p> : null}
          </EmptyState>
        ) : (
          <ol className="questions">
            {answers.map((answer, index) => (
              <Answer key={answer.id} {...{ language, answer, index }} />
            ))}
          </ol>
        )}
      </Block>
      <AskMore language={language} thing={thing} />
    </>
  );
}

function Asked({
  language,
  question: { name, text: said, at, hiding },
}: Pick<Props, 'language' | 'question'>) {
  const { questions: text } = messages(language);
  return (
    <Block id="question" title={text.questionTitle}>
      {hiding === null ? (
        <>
          <p className="said-text" lang="ko">
            {said}
          </p>
          <p className="question-about">
            <Sentence
              text={text.asked}
              slots={{ name: <span lang="ko">{name}</span>, time: <Moment language={language} at={at} /> }}
            />
          </p>
        </>
      ) : (
        <Notice language={language}>
          <p>{text.hidden}</p>
          <p lang="ko">{text.hiddenReason(hiding.reason)}</p>
          <p>
            <Sentence
              text={text.hiddenBy}
              slots={{
                by: <span lang="ko">{hiding.by}</span>,
                time: <Moment language={language} at={hiding.at} />,
              }}
            />
          </p>
        </Notice>
      )}
    </Block>
  );
}

function Answer({ language, answer, index }: { language: Language; answer: AnswerLine; index: number }) {
  const { questions: text } = messages(language);
  const { id, at, by } = answer;
  return (
    <li className="question" id={`answer-${id}`}>
      <p className="question-about">
        <strong>{text.answerNumber(count(index + 1))}</strong>{' '}
        <Sentence
          text={text.answeredBy}
          slots={{ by: <span lang="ko">{by}</span>, time: <Moment language={language} at={at} /> }}
        />
      </p>
      {index === 0 ? null : <p>{text.correction}</p>}
      <p className="said-text" lang="ko">
        {answer.text}
      </p>
    </li>
  );
}

function AskMore({ language, thing: { kind, ref } }: { language: Language; thing: AskedThing }) {
  const { questions: text } = messages(language);
  return (
    <p>
      <QuestionLink language={language} href={`/questions/ask?about=${encodeURIComponent(`${kind}:${ref}`)}`}>
        {text.askAlso}
      </QuestionLink>
    </p>
  );
}
