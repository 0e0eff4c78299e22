import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { type QueryProblem, type SearchProblem, segmentsOf } from '@/lib/domain/search';

const SHOWN = 10;

interface Props {
  language: Language;
  /** Of the address. */
  problems: readonly SearchProblem[];
  query: string;
  /** Of the query's text. */
  inQuery: readonly QueryProblem[];
}

/** What of the address and of the query could not be read: which condition, why, and what it should be. */
export function SearchProblems({ language, problems, query, inQuery }: Props) {
  if (problems.length + inQuery.length === 0) return null;
  const { search } = messages(language);
  const said = [
    ...inQuery.map(({ kind, text }) => search.queryProblems[kind](text)),
    ...problems.map(({ parameter, value, kind }) => search.problems[kind](parameter, value)),
  ];
  return (
    <Notice language={language} kind="warning" title={search.problemsTitle}>
      {inQuery.length === 0 ? null : <InQuery query={query} problems={inQuery} />}
      <ul>
        {said.slice(0, SHOWN).map((text, place) => (
          <li key={place}>{text}</li>
        ))}
      </ul>
      <p>{search.problemsText}</p>
    </Notice>
  );
}

/** The query with the places marked that could not be read. */
function InQuery({ query, problems }: { query: string; problems: readonly QueryProblem[] }) {
  const marks: [number, number][] = [];
  for (const { start, end } of problems) {
    const last = marks.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return (
    <p className="query-problems" lang="ko">
      {segmentsOf(query, marks).map(({ text, marked }, place) =>
        marked ? <mark key={place}>{text}</mark> : text,
      )}
    </p>
  );
}
