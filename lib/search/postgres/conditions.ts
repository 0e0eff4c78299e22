import { type FacetName, FACETS, type SearchFilters, type Term } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { gramsOfTerm, isExact, patternOf } from '@/lib/search/postgres/grams';

/** The values of a statement, in the order of their numbers. Nothing that was typed ever stands in the SQL itself. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns the placeholder of the value */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** The column of each facet, and its type for a list of values. */
export const FACET_COLUMNS: Readonly<Record<FacetName, { column: string; type: string }>> = {
  year: { column: 'fyr', type: 'smallint' },
  upper: { column: 'upper_cd', type: 'text' },
  government: { column: 'laf_cd', type: 'text' },
  field: { column: 'field_cd', type: 'text' },
  account: { column: 'account_nm', type: 'text' },
};

/** The term stands in the name. Folded text has letters and digits only: there is nothing to escape for LIKE. */
export function inName(term: Term, parameters: Parameters): string {
  const around = () => parameters.add(`%${term.text}%`);
  if (term.kind === 'text') return `shadow LIKE ${around()}`;
  if (term.kind === 'initials') return `initials LIKE ${around()}`;
  return `shadow ~ ${parameters.add(patternOf(term))}`;
}

/** The project is one of a government that the term names. */
export function inGovernment({ governments }: Term, parameters: Parameters): string | null {
  if (governments.length === 0) return null;
  const codes = parameters.add(governments);
  return `laf_cd = ANY(${codes}::text[]) OR upper_cd = ANY(${codes}::text[])`;
}

function hasTerm(term: Term, parameters: Parameters): string {
  const grams = gramsOfTerm(term);
  const sieve = grams.length === 0 ? [] : [`grams @> ${parameters.add(grams)}::text[]`];
  const check = isExact(term) ? [] : [inName(term, parameters)];
  const named = `(${[...sieve, ...check].join(' AND ')})`;
  const placed = inGovernment(term, parameters);
  return placed === null ? named : `(${named} OR ${placed})`;
}

/** The words and the choice of removed projects: what every facet's count is under. */
export function baseCondition({ terms, removed }: SearchQuery, parameters: Parameters): string {
  const conditions = terms.map((term) => hasTerm(term, parameters));
  if (!removed) conditions.push('removed_as_of IS NULL');
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** The filters, but for one facet's own. */
export function filterCondition(
  filters: SearchFilters,
  parameters: Parameters,
  except: FacetName | null = null,
): string {
  const conditions = FACETS.filter((facet) => facet !== except && filters[facet].length > 0).map((facet) => {
    const { column, type } = FACET_COLUMNS[facet];
    return `${column} = ANY(${parameters.add(filters[facet])}::${type}[])`;
  });
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}
