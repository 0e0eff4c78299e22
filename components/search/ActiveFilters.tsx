import type { FacetLabel } from '@/components/search/facet-label';
import { Link } from '@/components/ui/Link';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { FACETS, searchPath, type SearchState } from '@/lib/domain/search';

interface Props {
  language: Language;
  state: SearchState;
  label: FacetLabel;
}

interface Chip {
  text: string;
  /** The same search without it. */
  href: string;
}

function chipsOf({ language, state, label }: Props): Chip[] {
  const { search } = messages(language);
  const words =
    state.q === '' ? [] : [{ text: search.wordsChip(state.q), href: searchPath(state, { q: '' }) }];
  const values = FACETS.flatMap((facet) =>
    state[facet].map((value) => ({
      text: `${search.facets[facet]}: ${label(facet, value)}`,
      href: searchPath(state, { [facet]: state[facet].filter((other) => other !== value) }),
    })),
  );
  const removed = state.removed
    ? [{ text: search.withRemoved, href: searchPath(state, { removed: false }) }]
    : [];
  return [...words, ...values, ...removed];
}

/** What the search is narrowed by; each is a link to the same search without it. */
export function ActiveFilters(props: Props) {
  const { language } = props;
  const { search } = messages(language);
  const chips = chipsOf(props);
  if (chips.length === 0) return null;
  return (
    <nav className="chips" aria-label={search.active}>
      <ul>
        {chips.map(({ text, href }) => (
          <li key={text}>
            <Link language={language} href={href} className="chip">
              {text} <span aria-hidden="true">×</span>
              <VisuallyHidden>, {search.remove(text)}</VisuallyHidden>
            </Link>
          </li>
        ))}
        <li>
          <Link language={language} href="/search" className="chip">
            {search.clear}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
