import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { SearchProblem } from '@/lib/domain/search';

const SHOWN = 10;

/** What of the address could not be read: which condition, why, and what it should be. */
export function SearchProblems({
  language,
  problems,
}: {
  language: Language;
  problems: readonly SearchProblem[];
}) {
  if (problems.length === 0) return null;
  const { search } = messages(language);
  return (
    <Notice language={language} kind="warning" title={search.problemsTitle}>
      <ul>
        {problems.slice(0, SHOWN).map(({ parameter, value, kind }, place) => (
          <li key={place}>{search.problems[kind](parameter, value)}</li>
        ))}
      </ul>
      <p>{search.problemsText}</p>
    </Notice>
  );
}
