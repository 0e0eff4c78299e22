import { type FacetCount, type FacetName, FACETS, type Facets, RANGES } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import {
  documentConditions,
  FACET_COLUMNS,
  filterConditions,
  groupConditions,
} from '@/lib/search/postgres/conditions';
import { all, Parameters } from '@/lib/search/postgres/parameters';

export interface CountRow {
  facet: FacetName | 'total';
  value: string | null;
  count: number;
}

const column = (facet: FacetName) => FACET_COLUMNS[facet].column;

/** Whether a group alone tells what is asked for: nothing is said of names, and of no amount. */
export function isOfGroups({ terms, excluded, conditions: { ranges } }: SearchQuery): boolean {
  return (
    terms.length === 0 &&
    excluded.length === 0 &&
    RANGES.every((name) => name === 'year' || ranges[name] === null)
  );
}

/**
 * The groups of what is found, with how many documents of each: those counted beforehand where nothing is said of names and
 * amounts, or one text that very many names have (`common`); else the documents that meet it are counted.
 */
function groupsFound(query: SearchQuery, common: string | null, parameters: Parameters): string {
  const where = all(groupConditions(query, parameters, 'removed'));
  const columns = FACETS.map(column).join(', ');
  if (isOfGroups(query))
    return `SELECT ${columns}, documents AS n FROM search_group WHERE documents > 0 AND ${where}`;
  const counted =
    common === null
      ? `SELECT group_id, count(*) AS n FROM search_document
          WHERE ${all(documentConditions(query, parameters))} GROUP BY group_id`
      : `SELECT group_id, exact + prefix + word + part AS n FROM search_common WHERE text = ${parameters.add(common)}`;
  return `SELECT ${columns}, n FROM (${counted}) counted JOIN search_group ON id = group_id WHERE ${where}`;
}

/** The total and the counts of every facet without a filter of its own: one pass over what is found. */
function countsOfFound(where: string, facets: readonly FacetName[]): string {
  const which = facets.map((facet) => `WHEN grouping(${column(facet)}) = 0 THEN '${facet}'`).join(' ');
  const value = facets
    .map((facet) => `WHEN grouping(${column(facet)}) = 0 THEN ${column(facet)}::text`)
    .join(' ');
  const sets = ['()', ...facets.map((facet) => `(${column(facet)})`)].join(', ');
  const labels = facets.length === 0 ? `'total', NULL` : `CASE ${which} ELSE 'total' END, CASE ${value} END`;
  return `SELECT ${labels}, coalesce(sum(n), 0)::int FROM found WHERE ${where} GROUP BY GROUPING SETS (${sets})`;
}

/** The counts of a facet that has a filter of its own. */
function countsOfChosen(where: string, facet: FacetName): string {
  return `SELECT '${facet}', ${column(facet)}::text, sum(n)::int FROM found WHERE ${where} GROUP BY ${column(facet)}`;
}

/**
 * The statement that counts: rows of (facet, value, count), and one with the facet `total`. A facet with a filter of its
 * own is counted without it, so that further values can be chosen.
 */
export function facetStatement(
  query: SearchQuery,
  common: string | null,
): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const groups = groupsFound(query, common, parameters);
  const chosen = FACETS.filter((facet) => query.filters[facet].length > 0);
  const free = FACETS.filter((facet) => !chosen.includes(facet));
  const under = (except: FacetName | null) => all(filterConditions(query.filters, parameters, except));
  const parts = [
    countsOfFound(under(null), free),
    ...chosen.map((facet) => countsOfChosen(under(facet), facet)),
  ];
  const text = `WITH found AS MATERIALIZED (${groups})
    SELECT * FROM (${parts.join(' UNION ALL ')}) AS counts (facet, value, count)`;
  return { text, values: parameters.values };
}

/** Years from the newest on, everything else from the most projects down. */
export function arrangeFacet(facet: FacetName, counts: FacetCount[]): FacetCount[] {
  const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : 1);
  if (facet === 'year') return counts.sort((a, b) => byValue(b, a));
  return counts.sort((a, b) => b.count - a.count || byValue(a, b));
}

/** Reads the rows of {@link facetStatement}. */
export function readCounts(rows: readonly CountRow[]): { total: number; facets: Facets } {
  const of = (facet: FacetName) =>
    arrangeFacet(
      facet,
      rows.flatMap((row) =>
        row.facet === facet && row.value !== null ? [{ value: row.value, count: row.count }] : [],
      ),
    );
  const total = rows.find((row) => row.facet === 'total')?.count ?? 0;
  const facets = {
    year: of('year'),
    upper: of('upper'),
    government: of('government'),
    field: of('field'),
    account: of('account'),
  };
  return { total, facets };
}
