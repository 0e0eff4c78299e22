import { Moment } from '@/components/process/Times';
import { QuestionLink } from '@/components/questions/QuestionLink';
import { ThingLink } from '@/components/questions/ThingLink';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { questionPath } from '@/lib/domain/questions/list';
import type { QuestionLine } from '@/lib/domain/questions/types';

interface Props {
  language: Language;
  question: QuestionLine;
  /** Whether it is said what the question is about. */
  withThing: boolean;
  /** Whose officials answer; left out where the page says it. */
  place?: string;
}

/** How much of a text stands in a list; all of it on the question's own page. */
const SHORT = 240;

/** A question in a list, with its newest answer, dated. Addresses in texts are no links. */
export function QuestionItem({ language, question, withThing, place }: Props) {
  const { questions: text } = messages(language);
  const { id, at, thing, name, newest } = question;
  return (
    <li className="question">
      {withThing ? (
        <p className="question-about">
          <Sentence
            text={text.about}
            slots={{ kind: text.kinds[thing.kind], thing: <ThingLink language={language} thing={thing} /> }}
          />
          {place === undefined ? null : ` · ${place}`}
        </p>
      ) : null}
      <p>
        <strong lang="ko">{shortened(question.text)}</strong>
        <br />
        <small>
          <Sentence
            text={text.asked}
            slots={{ name: <span lang="ko">{name}</span>, time: <Moment language={language} at={at} /> }}
          />
          {' · '}
          <QuestionLink language={language} href={questionPath(id)}>
            {text.read(count(id))}
          </QuestionLink>
        </small>
      </p>
      {newest === null ? <p className="missing">{text.waiting}</p> : <Newest {...{ language, question }} />}
    </li>
  );
}

function Newest({ language, question: { newest, answers } }: Pick<Props, 'language' | 'question'>) {
  const { questions: text } = messages(language);
  if (newest === null) return null;
  const { by, at } = newest;
  return (
    <blockquote className="question-answer">
      <p lang="ko">{shortened(newest.text)}</p>
      <small>
        <strong>{text.answeredMark}</strong>{' '}
        <Sentence
          text={text.answeredBy}
          slots={{ by: <span lang="ko">{by}</span>, time: <Moment language={language} at={at} /> }}
        />
        {answers > 1 ? ` · ${text.answersMore(count(answers))}` : null}
      </small>
    </blockquote>
  );
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= SHORT ? text : `${letters.slice(0, SHORT).join('').trimEnd()}…`;
}
