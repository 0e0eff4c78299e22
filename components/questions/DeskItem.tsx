import { Moment } from '@/components/process/Times';
import { AnswerForm, ModerateForm } from '@/components/questions/DeskForms';
import type { Forms } from '@/components/questions/form-props';
import { placeText, ThingLink } from '@/components/questions/ThingLink';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { ANSWER_DAYS, dueOf } from '@/lib/domain/questions/due';
import { questionPath } from '@/lib/domain/questions/list';
import type { DeskQuestion, Governments } from '@/lib/domain/questions/types';

export interface DeskItemProps {
  language: Language;
  question: DeskQuestion;
  governments: Governments;
  forms: Forms;
  /** Whether the reader may hide it and show it again. */
  moderates: boolean;
}

/** A question to be answered or moderated, with what was answered so far. */
export function DeskItem({ language, question, governments, forms, moderates }: DeskItemProps) {
  const { questions: text } = messages(language);
  const { id, at, thing, name, lafCd, hiding } = question;
  return (
    <li className="question">
      <p className="question-about">
        <Link language={language} href={questionPath(id)}>
          {text.read(count(id))}
        </Link>
        {' · '}
        <Sentence
          text={text.about}
          slots={{ kind: text.kinds[thing.kind], thing: <ThingLink language={language} thing={thing} /> }}
        />
        {' · '}
        {placeText(language, governments, lafCd)}
      </p>
      <p className="said-text" lang="ko">
        {question.text}
      </p>
      <p className="question-about">
        <Sentence
          text={text.asked}
          slots={{ name: <span lang="ko">{name}</span>, time: <Moment language={language} at={at} /> }}
        />
      </p>
      {question.answers.length === 0 && hiding === null ? (
        <Due language={language} question={question} />
      ) : null}
      <Answers language={language} question={question} />
      {hiding === null ? (
        <AnswerForm forms={forms} question={question} />
      ) : (
        <p lang="ko">{text.hiddenReason(hiding.reason)}</p>
      )}
      {moderates ? <ModerateForm forms={forms} question={question} /> : null}
    </li>
  );
}

/** How long it has waited, and until when it is to be answered. */
function Due({ language, question: { at, days } }: Pick<DeskItemProps, 'language' | 'question'>) {
  const { questions: text } = messages(language);
  return (
    <p>
      {days === 0 ? text.waitedToday : text.waited(count(days))} · {text.dueOn(date(dueOf(at), language))}
      {days > ANSWER_DAYS ? <strong className="question-late"> {text.late}</strong> : null}
    </p>
  );
}

function Answers({ language, question: { answers } }: Pick<DeskItemProps, 'language' | 'question'>) {
  const { questions: text } = messages(language);
  return answers.map(({ id, at, by, text: said }) => (
    <blockquote key={id} className="question-answer">
      <p className="said-text" lang="ko">
        {said}
      </p>
      <small>
        <Sentence
          text={text.answeredBy}
          slots={{ by: <span lang="ko">{by}</span>, time: <Moment language={language} at={at} /> }}
        />
      </small>
    </blockquote>
  ));
}
