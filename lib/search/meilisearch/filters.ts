import {
  type FacetName,
  FACETS,
  initialsOf,
  type Range,
  type SearchFilters,
  type Term,
} from '@/lib/domain/search';
import { hasBareInitial } from '@/lib/domain/governments/hangul';
import type { SearchQuery } from '@/lib/search/engine';
import { encodeText } from '@/lib/search/meilisearch/encoding';

/** The attribute of each facet. */
export const FACET_ATTRIBUTES: Readonly<Record<FacetName, string>> = {
  year: 'fyr',
  upper: 'upper_cd',
  government: 'laf_cd',
  field: 'field_cd',
  account: 'account',
};

export const every = (conditions: readonly string[]) => conditions.map((one) => `(${one})`).join(' AND ');
export const some = (conditions: readonly string[]) => conditions.map((one) => `(${one})`).join(' OR ');
export const not = (condition: string) => `NOT (${condition})`;

const quoted = (value: string) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
const list = (values: readonly string[]) => `[${values.map(quoted).join(', ')}]`;

/**
 * One writing of a term stands in the name. Of initial consonants among syllables the engine is asked for the initials of all and for
 * the syllables: a name that has both, in two places, is taken for one that has the text.
 */
function writingInName(text: string, kind: Term['kind']): string {
  if (kind === 'text') return `shadow CONTAINS "${encodeText(text)}"`;
  const initials = `initials CONTAINS "${encodeText(initialsOf(text))}"`;
  const spelled = text.split(/[ㄱ-ㅎ]+/).filter((run) => run !== '' && hasBareInitial(text));
  return every([initials, ...spelled.map((run) => `shadow CONTAINS "${encodeText(run)}"`)]);
}

export function inName({ text, kind, also }: Term): string {
  return some([writingInName(text, kind), ...also.map((other) => writingInName(other, 'text'))]);
}

export function inGovernment(governments: readonly string[]): string {
  return `laf_cd IN ${list(governments)} OR upper_cd IN ${list(governments)}`;
}

export function hasCode(code: string): string {
  return `code = ${quoted(code)} OR id = ${quoted(code)}`;
}

function hasTerm(term: Term): string {
  return some([
    inName(term),
    ...(term.governments.length > 0 ? [inGovernment(term.governments)] : []),
    ...(term.code === null ? [] : [hasCode(term.code)]),
  ]);
}

function inNameOrPlace(term: Term): string {
  return some([inName(term), ...(term.governments.length > 0 ? [inGovernment(term.governments)] : [])]);
}

const RANGE_ATTRIBUTES = {
  year: 'fyr',
  current: 'current_budget',
  spent: 'spent',
  rate: 'rate_tenths',
} as const;

function within(attribute: string, { min, max }: Range): string {
  const ends = [
    // An unknown amount is in no range, however wide.
    `${attribute} EXISTS AND ${attribute} IS NOT NULL`,
    ...(min === null ? [] : [`${attribute} >= ${String(min)}`]),
    ...(max === null ? [] : [`${attribute} <= ${String(max)}`]),
  ];
  return every(ends);
}

/** The terms, those excluded, the conditions of the text, and whether removed projects are wanted. */
export function baseConditions({ terms, excluded, conditions, removed }: SearchQuery): string[] {
  const { governments, fields, accounts, ranges } = conditions;
  return [
    ...terms.map(hasTerm),
    ...excluded.map((term) => not(inNameOrPlace(term))),
    ...Object.entries(RANGE_ATTRIBUTES).flatMap(([name, attribute]) => {
      // The keys are those of the ranges.
      const range = ranges[name as keyof typeof ranges];
      return range === null ? [] : [within(attribute, range)];
    }),
    ...(governments === null ? [] : [inGovernment(governments)]),
    ...(fields === null ? [] : [`field_cd IN ${list(fields)}`]),
    ...(accounts === null ? [] : [`account IN ${list(accounts.map(encodeText))}`]),
    ...(removed ? [] : ['removed = false']),
  ];
}

/** The filters, but for one facet's own. */
export function filterConditions(filters: SearchFilters, except: FacetName | null = null): string[] {
  return FACETS.filter((facet) => facet !== except && filters[facet].length > 0).map((facet) => {
    const values = facet === 'account' ? filters.account.map(encodeText) : filters[facet];
    return `${FACET_ATTRIBUTES[facet]} IN ${facet === 'year' ? `[${values.join(', ')}]` : list(values)}`;
  });
}
