import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { FACETS, isNarrowed, searchPath, type SearchState } from '@/lib/domain/search';

/** Why nothing was found, as far as the search itself tells, and what to try. */
export function NothingFound({ language, state }: { language: Language; state: SearchState }) {
  const { search } = messages(language);
  const { help } = search;
  const filtered = FACETS.some((facet) => state[facet].length > 0);
  const none = { year: [], upper: [], government: [], field: [], account: [] };
  const tries = [
    filtered && state.q !== '' ? { href: searchPath(state, none), text: help.everywhere(state.q) } : null,
    state.removed ? null : { href: searchPath(state, { removed: true }), text: help.withRemoved },
    isNarrowed(state) ? { href: '/search', text: help.all } : null,
    { href: '/status', text: help.status },
  ].filter((one) => one !== null);
  return (
    <EmptyState language={language} title={titleOf(language, state)}>
      <ul>
        {state.q === '' ? null : <li>{help.spelling}</li>}
        {state.q === '' ? null : <li>{help.shorter}</li>}
        {filtered ? <li>{help.filters}</li> : null}
        {state.removed || !isNarrowed(state) ? null : <li>{help.removed}</li>}
      </ul>
      <ul className="links">
        {tries.map(({ href, text }) => (
          <li key={href}>
            <Link language={language} href={href}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

function titleOf(language: Language, state: SearchState): string {
  const { search } = messages(language);
  if (state.q !== '') return search.nothingFor(state.q);
  return isNarrowed(state) ? search.nothing : search.noData;
}
