import { QuestionFilters } from '@/components/questions/QuestionFilters';
import { QuestionItem } from '@/components/questions/QuestionItem';
import { ThingLink, placeText } from '@/components/questions/ThingLink';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Pagination } from '@/components/ui/Pagination';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Language } from '@/lib/domain/language';
import { type QuestionListState, questionListPath } from '@/lib/domain/questions/list';
import { type Governments, MOST_COUNTED, type QuestionList } from '@/lib/domain/questions/types';

interface Props {
  language: Language;
  list: QuestionList;
  /** What the address asks for. */
  state: QuestionListState;
  /** Those that can be asked for. */
  places: readonly GovernmentLink[];
  /** Those of the questions. */
  governments: Governments;
}

/** Questions and answers, the newest question first. */
export function QuestionsView({ language, list, state, places, governments }: Props) {
  const { questions: text } = messages(language);
  const { lines, page, pages } = list;
  return (
    <>
      <Breadcrumbs language={language} items={[{ label: text.title }]} />
      <h1>{text.title}</h1>
      <p className="lead">{text.lead}</p>
      <QuestionFilters {...{ language, state, places }} />
      {state.about === null ? null : <OnlyAbout language={language} list={list} />}
      <Total language={language} list={list} />
      {lines.length === 0 ? (
        <Nothing language={language} state={state} />
      ) : (
        <ul className="questions">
          {lines.map((question) => (
            <QuestionItem
              key={question.id}
              {...{ language, question }}
              place={placeText(language, governments, question.lafCd)}
              withThing
            />
          ))}
        </ul>
      )}
      <Pagination
        language={language}
        page={page}
        pages={pages}
        hrefOf={(other) => questionListPath({ ...state, page: other })}
      />
    </>
  );
}

function Total({ language, list: { total } }: Pick<Props, 'language' | 'list'>) {
  const { questions: text } = messages(language);
  return (
    <p>
      <strong>{total === null ? text.foundMany(count(MOST_COUNTED)) : text.found(count(total))}</strong>
      {total === null ? ` ${text.foundManyText}` : null}
    </p>
  );
}

/** Says that the list is of one thing, and leads to it. */
function OnlyAbout({ language, list: { lines } }: Pick<Props, 'language' | 'list'>) {
  const { questions: text } = messages(language);
  const [first] = lines;
  return (
    <p>
      {text.aboutOnly} {first === undefined ? null : <ThingLink language={language} thing={first.thing} />}
    </p>
  );
}

function Nothing({ language, state }: Pick<Props, 'language' | 'state'>) {
  const { questions: text } = messages(language);
  const isWhole = questionListPath({ ...state, page: 1 }) === questionListPath();
  return (
    <EmptyState language={language} title={isWhole ? text.none : text.nothingFound}>
      <p>{text.noneText}</p>
    </EmptyState>
  );
}
