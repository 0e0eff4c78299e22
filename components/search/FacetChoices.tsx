import type { FacetLabel } from '@/components/search/facet-label';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { FacetCount, FacetName } from '@/lib/domain/search';

/** As many values of one facet are offered at once; the rest come up when other facets narrow. */
const OFFERED = 30;

interface Props {
  language: Language;
  facet: FacetName;
  counts: readonly FacetCount[];
  chosen: readonly string[];
  label: FacetLabel;
}

/** The values of one facet to tick, with how many projects each would find. What is chosen is always among them. */
export function FacetChoices({ language, facet, counts, chosen, label }: Props) {
  const { search } = messages(language);
  const offered = counts.filter(({ value }, place) => place < OFFERED || chosen.includes(value));
  if (offered.length === 0) return null;
  const rest = counts.length - offered.length;
  const name = search.facets[facet];
  return (
    <details className="facet">
      <summary>{chosen.length === 0 ? name : search.chosen(name, count(chosen.length))}</summary>
      <fieldset>
        <legend className="visually-hidden">{name}</legend>
        {offered.map((one) => (
          <label key={one.value} className="choice">
            <input
              type="checkbox"
              name={facet}
              value={one.value}
              defaultChecked={chosen.includes(one.value)}
            />{' '}
            {label(facet, one.value)}{' '}
            <span className="choice-count">{search.projects(count(one.count))}</span>
          </label>
        ))}
        {rest > 0 ? <p className="hint">{search.moreValues(count(rest))}</p> : null}
      </fieldset>
    </details>
  );
}
