import { Page } from '@/components/layout/Page';
import { ActiveFilters } from '@/components/search/ActiveFilters';
import type { FacetLabel } from '@/components/search/facet-label';
import { GovernmentHits } from '@/components/search/GovernmentHits';
import { HowToSearch } from '@/components/search/HowToSearch';
import { SearchForm } from '@/components/search/SearchForm';
import { SearchProblems } from '@/components/search/SearchProblems';
import { SearchResults } from '@/components/search/SearchResults';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { type SearchOutcome, searchPath, type SearchProblem, type SearchState } from '@/lib/domain/search';

interface Props {
  language: Language;
  state: SearchState;
  problems: readonly SearchProblem[];
  outcome: SearchOutcome;
  label: FacetLabel;
  demo: boolean;
}

/** The search page: form, what could not be read, what narrows, governments meant, projects found. */
export function SearchView({ language, state, problems, outcome, label, demo }: Props) {
  const { search } = messages(language);
  const result = outcome.kind === 'found' ? outcome.result : null;
  return (
    <Page language={language} path={searchPath(state, { page: state.page })}>
      <Breadcrumbs language={language} items={[{ label: search.title }]} />
      <h1>{state.q === '' ? search.title : search.titleOf(state.q)}</h1>
      <p className="lead">{search.lead}</p>
      <SearchForm language={language} state={state} facets={result?.facets ?? null} label={label} />
      <HowToSearch language={language} />
      <SearchProblems
        language={language}
        problems={problems}
        query={state.q}
        inQuery={result?.problems ?? []}
      />
      <ActiveFilters language={language} state={state} label={label} />
      {result === null ? (
        <Notice language={language} kind="warning">
          {search.tooSlow}
        </Notice>
      ) : (
        <>
          <GovernmentHits language={language} governments={result.governments} />
          <SearchResults language={language} state={state} result={result} demo={demo} />
        </>
      )}
    </Page>
  );
}
