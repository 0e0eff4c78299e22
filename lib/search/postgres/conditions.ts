import {
  type FacetName,
  FACETS,
  type Range,
  type RangeName,
  type SearchFilters,
  type Term,
} from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { gramsOfTerm, isExact, patternOf } from '@/lib/search/postgres/grams';
import { all, type Parameters } from '@/lib/search/postgres/parameters';

/** The column of each facet, and its type for a list of values: documents and groups have the same ones. */
export const FACET_COLUMNS: Readonly<Record<FacetName, { column: string; type: string }>> = {
  year: { column: 'fyr', type: 'smallint' },
  upper: { column: 'upper_cd', type: 'text' },
  government: { column: 'laf_cd', type: 'text' },
  field: { column: 'field_cd', type: 'text' },
  account: { column: 'account_nm', type: 'text' },
};

/** One writing of a term stands in the name. Folded text has letters and digits only: there is nothing to escape for LIKE. */
function writingInName(text: string, kind: Term['kind'], parameters: Parameters): string {
  const around = () => parameters.add(`%${text}%`);
  if (kind === 'text') return `shadow LIKE ${around()}`;
  if (kind === 'initials') return `initials LIKE ${around()}`;
  return `shadow ~ ${parameters.add(patternOf(text))}`;
}

/** The term stands in the name, in whatever writing. */
export function inName({ text, kind, also }: Term, parameters: Parameters): string {
  const writings = [
    writingInName(text, kind, parameters),
    ...also.map((other) => writingInName(other, 'text', parameters)),
  ];
  return writings.length === 1 ? writings.join('') : `(${writings.join(' OR ')})`;
}

/** The project is one of a government that the term names. */
export function inGovernment(
  { governments }: Pick<Term, 'governments'>,
  parameters: Parameters,
): string | null {
  if (governments.length === 0) return null;
  const codes = parameters.add(governments);
  return `laf_cd = ANY(${codes}::text[]) OR upper_cd = ANY(${codes}::text[])`;
}

/** The same as `writingInName`, asked of the index over the grams first. */
function hasWriting(text: string, kind: Term['kind'], parameters: Parameters): string {
  const grams = gramsOfTerm(text, kind);
  const sieve = grams.length === 0 ? [] : [`grams @> ${parameters.add(grams)}::int[]`];
  const check = isExact(text, kind) ? [] : [writingInName(text, kind, parameters)];
  return `(${[...sieve, ...check].join(' AND ')})`;
}

function hasTerm(term: Term, parameters: Parameters): string {
  const ways = [
    hasWriting(term.text, term.kind, parameters),
    ...term.also.map((other) => hasWriting(other, 'text', parameters)),
  ];
  const placed = inGovernment(term, parameters);
  if (placed !== null) ways.push(placed);
  if (term.code !== null) {
    const code = parameters.add(term.code);
    ways.push(`code = ${code}`, `id = ${code}`);
  }
  return ways.join(' OR ');
}

/** The terms, those excluded, and what is said of amounts: what only a document can tell. */
export function documentConditions(
  { terms, excluded, conditions: { ranges } }: SearchQuery,
  parameters: Parameters,
): string[] {
  return [
    ...terms.map((term) => hasTerm(term, parameters)),
    ...excluded.map((term) => `NOT (${inNameOrPlace(term, parameters)})`),
    ...rangeConditions(ranges, parameters),
  ];
}

/** Of what is left out: an index is no help. */
function inNameOrPlace(term: Term, parameters: Parameters): string {
  const placed = inGovernment(term, parameters);
  return placed === null ? inName(term, parameters) : `${inName(term, parameters)} OR ${placed}`;
}

const RANGE_COLUMNS: readonly (readonly [RangeName, string])[] = [
  ['current', 'current_budget'],
  ['spent', 'spent'],
  ['rate', 'rate_tenths'],
];
const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;

function rangeConditions(ranges: SearchQuery['conditions']['ranges'], parameters: Parameters): string[] {
  return RANGE_COLUMNS.flatMap(([name, column]) => {
    const range = ranges[name];
    return range === null ? [] : within(column, range, parameters);
  });
}

/** Within both ends; beyond what a bigint holds there is nothing to compare with. */
function within(column: string, { min, max }: Range, parameters: Parameters): string[] {
  if ((min ?? SMALLEST) > LARGEST || (max ?? LARGEST) < SMALLEST) return ['false'];
  const bound = (end: bigint | null, operator: string, open: boolean) =>
    end === null || open ? [] : [`${column} ${operator} ${parameters.add(String(end))}::bigint`];
  const ends = [
    ...bound(min, '>=', (min ?? SMALLEST) < SMALLEST),
    ...bound(max, '<=', (max ?? LARGEST) > LARGEST),
  ];
  // An unknown amount is in no range, however wide.
  return ends.length === 0 ? [`${column} IS NOT NULL`] : ends;
}

/** What a group of documents can tell as well: conditions of the query's text, and whether removed projects are wanted. */
export function groupConditions(
  { conditions: { governments, fields, accounts, ranges }, removed }: SearchQuery,
  parameters: Parameters,
  removedIs: 'removed' | 'removed_as_of IS NOT NULL',
): string[] {
  const conditions: string[] = [];
  if (governments !== null) conditions.push(inGovernment({ governments }, parameters) ?? 'false');
  if (fields !== null) conditions.push(`field_cd = ANY(${parameters.add(fields)}::text[])`);
  if (accounts !== null) conditions.push(`account_nm = ANY(${parameters.add(accounts)}::text[])`);
  if (ranges.year !== null) conditions.push(...within('fyr', ranges.year, parameters));
  if (!removed) conditions.push(`NOT (${removedIs})`);
  return conditions;
}

/** The filters, but for one facet's own. */
export function filterConditions(
  filters: SearchFilters,
  parameters: Parameters,
  except: FacetName | null = null,
): string[] {
  return FACETS.filter((facet) => facet !== except && filters[facet].length > 0).map((facet) => {
    const { column, type } = FACET_COLUMNS[facet];
    return `${column} = ANY(${parameters.add(filters[facet])}::${type}[])`;
  });
}

/** Everything that a document found meets. */
export function foundCondition(query: SearchQuery, parameters: Parameters): string {
  return all([
    ...documentConditions(query, parameters),
    ...groupConditions(query, parameters, 'removed_as_of IS NOT NULL'),
    ...filterConditions(query.filters, parameters),
  ]);
}
