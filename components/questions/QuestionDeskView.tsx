import { Said } from '@/components/form/Said';
import { DeskItem, type DeskItemProps } from '@/components/questions/DeskItem';
import type { Forms } from '@/components/questions/form-props';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { ANSWER_DAYS } from '@/lib/domain/questions/due';
import type { DeskQuestion, Governments, QuestionDesk } from '@/lib/domain/questions/types';

interface Props {
  language: Language;
  desk: QuestionDesk;
  governments: Governments;
  /** Of the governments whose questions the reader moderates; the empty one: of the nation's. */
  moderates: readonly string[];
  said: string | null;
  forms: Forms;
}

/** The work of officials: what waits for an answer, longest first; what was answered; what is hidden. */
export function QuestionDeskView({ language, desk, said, ...rest }: Props) {
  const { questions: text } = messages(language);
  const { waiting, waits, next, answered, hidden } = desk;
  const parts = { language, ...rest };
  return (
    <>
      <h1>{text.deskTitle}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.deskLead(String(ANSWER_DAYS))}</p>
      <Block
        id="waiting"
        title={text.deskWaiting}
        lead={waits === 0 ? undefined : <p>{text.deskWaits(count(waits))}</p>}
      >
        <Items {...parts} questions={waiting} none={text.deskWaitingNone} />
        {next === null ? null : (
          <p>
            <Link language={language} href={`/desk/questions?after=${next}#waiting`}>
              {text.deskMore}
            </Link>
          </p>
        )}
      </Block>
      <Block id="answered" title={text.deskAnswered} lead={<p>{text.deskAnsweredText}</p>}>
        <Items {...parts} questions={answered} none={text.deskAnsweredNone} />
      </Block>
      {rest.moderates.length === 0 ? null : (
        <Block id="hidden" title={text.deskHidden}>
          <Items {...parts} questions={hidden} none={text.deskHiddenNone} />
        </Block>
      )}
    </>
  );
}

interface ItemsProps extends Omit<DeskItemProps, 'question' | 'moderates'> {
  questions: readonly DeskQuestion[];
  moderates: readonly string[];
  /** What is said where there is none. */
  none: string;
}

function Items({ questions, moderates, none, ...rest }: ItemsProps) {
  if (questions.length === 0) return <EmptyState language={rest.language} title={none} />;
  return (
    <ul className="questions">
      {questions.map((question) => (
        <DeskItem
          key={question.id}
          {...rest}
          question={question}
          moderates={moderates.includes(question.lafCd ?? '')}
        />
      ))}
    </ul>
  );
}
