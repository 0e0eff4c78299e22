import { FACETS, type FacetCount, type FacetName, type Facets } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { baseCondition, FACET_COLUMNS, filterCondition, Parameters } from '@/lib/search/postgres/conditions';

interface CountRow {
  facet: FacetName | 'total';
  value: string | null;
  count: number;
}

const column = (facet: FacetName) => FACET_COLUMNS[facet].column;

/** Where to count: rows of a relation, how many documents a row stands for, and which rows. */
interface Counted {
  from: string;
  count: string;
  where: string;
}

/** Without words the prepared counts do; with words, the documents that have them. */
function countedIn(query: SearchQuery, parameters: Parameters): Counted {
  if (query.terms.length > 0)
    return { from: 'search_document', count: 'count(*)::int', where: baseCondition(query, parameters) };
  const count = 'coalesce(sum(documents), 0)::int';
  return { from: 'search_count', count, where: query.removed ? 'true' : 'NOT removed' };
}

/** The total and the counts of every facet without a filter of its own: one pass over what is found. */
function countsOfFound({ from, count, where }: Counted, facets: readonly FacetName[]): string {
  const which = facets.map((facet) => `WHEN grouping(${column(facet)}) = 0 THEN '${facet}'`).join(' ');
  const value = facets
    .map((facet) => `WHEN grouping(${column(facet)}) = 0 THEN ${column(facet)}::text`)
    .join(' ');
  const sets = ['()', ...facets.map((facet) => `(${column(facet)})`)].join(', ');
  const labels = facets.length === 0 ? `'total', NULL` : `CASE ${which} ELSE 'total' END, CASE ${value} END`;
  return `SELECT ${labels}, ${count} FROM ${from} WHERE ${where} GROUP BY GROUPING SETS (${sets})`;
}

/** The counts of a facet that has a filter of its own. */
function countsOfChosen({ from, count, where }: Counted, facet: FacetName): string {
  return `SELECT '${facet}', ${column(facet)}::text, ${count} FROM ${from} WHERE ${where} GROUP BY ${column(facet)}`;
}

/**
 * The statement that counts: rows of (facet, value, count), and one with the facet `total`. A facet with a filter of its
 * own is counted without it, so that further values can be chosen.
 */
export function facetStatement(query: SearchQuery): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const counted = countedIn(query, parameters);
  const chosen = FACETS.filter((facet) => query.filters[facet].length > 0);
  const free = FACETS.filter((facet) => !chosen.includes(facet));
  // What has the words is found once for all counts.
  const once = chosen.length > 0 && query.terms.length > 0;
  const columns = FACETS.map(column).join(', ');
  const head = once
    ? `WITH found AS MATERIALIZED (SELECT ${columns} FROM ${counted.from} WHERE ${counted.where}) `
    : '';
  const all = once ? { ...counted, from: 'found', where: 'true' } : counted;
  const under = (except: FacetName | null): Counted => ({
    ...all,
    where: `${all.where} AND ${filterCondition(query.filters, parameters, except)}`,
  });
  const parts = [
    countsOfFound(under(null), free),
    ...chosen.map((facet) => countsOfChosen(under(facet), facet)),
  ];
  const text = `${head}SELECT * FROM (${parts.join(' UNION ALL ')}) AS counts (facet, value, count)`;
  return { text, values: parameters.values };
}

/** Years from the newest on, everything else from the most projects down. */
function arrange(facet: FacetName, counts: FacetCount[]): FacetCount[] {
  const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : 1);
  if (facet === 'year') return counts.sort((a, b) => byValue(b, a));
  return counts.sort((a, b) => b.count - a.count || byValue(a, b));
}

/** Reads the rows of {@link facetStatement}. */
export function readCounts(rows: readonly CountRow[]): { total: number; facets: Facets } {
  const of = (facet: FacetName) =>
    arrange(
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

export type { CountRow };
