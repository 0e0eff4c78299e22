import { FacetChoices } from '@/components/search/FacetChoices';
import type { FacetLabel } from '@/components/search/facet-label';
import { SearchBox } from '@/components/search/SearchBox';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/Select';
import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';
import { FACETS, type Facets, PAGE_SIZE, type SearchState, SORTS, usualOrder } from '@/lib/domain/search';

interface Props {
  language: Language;
  state: SearchState;
  /** Null where nothing could be counted. */
  facets: Facets | null;
  label: FacetLabel;
}

/** The whole state of the search as one form; sent by GET it is the address. */
export function SearchForm({ language, state, facets, label }: Props) {
  const { search } = messages(language);
  const sorts = SORTS.map((sort) => ({ value: sort, label: search.sorts[sort] }));
  return (
    <form className="search-form" role="search" action={localPath(language, '/search')}>
      <SearchBox
        id="q"
        language={language}
        label={search.words}
        hint={search.wordsHint}
        value={state.q}
        words={search.offers}
      />
      <Select id="sort" name="sort" label={search.sort} options={sorts} value={state.sort} />
      <Button>{search.submit}</Button>
      {state.order === usualOrder(state.sort) ? null : (
        <input type="hidden" name="order" value={state.order} />
      )}
      {state.size === PAGE_SIZE ? null : <input type="hidden" name="size" value={state.size} />}
      {facets === null ? null : (
        <div className="facets" role="group" aria-label={search.narrow}>
          {FACETS.map((facet) => (
            <FacetChoices
              key={facet}
              language={language}
              facet={facet}
              counts={facets[facet]}
              chosen={state[facet]}
              label={label}
            />
          ))}
          <label className="choice">
            <input type="checkbox" name="removed" value="1" defaultChecked={state.removed} />{' '}
            {search.withRemoved}
          </label>
          <Button kind="secondary">{search.apply}</Button>
        </div>
      )}
    </form>
  );
}
