import { FACETS, type FacetCount, type FacetName, type Facets } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { baseCondition, FACET_COLUMNS, filterCondition, Parameters } from '@/lib/search/postgres/conditions';

interface CountRow {
  facet: FacetName | 'total';
  value: string | null;
  count: number;
}

const column = (facet: FacetName) => FACET_COLUMNS[facet].column;

/** The total and the counts of every facet without a filter of its own: one pass over what is found. */
function countsOfFound(from: string, where: string, facets: readonly FacetName[]): string {
  const which = facets.map((facet) => `WHEN grouping(${column(facet)}) = 0 THEN '${facet}'`).join(' ');
  const value = facets
    .map((facet) => `WHEN grouping(${column(facet)}) = 0 THEN ${column(facet)}::text`)
    .join(' ');
  const sets = ['()', ...facets.map((facet) => `(${column(facet)})`)].join(', ');
  const labels = facets.length === 0 ? `'total', NULL` : `CASE ${which} ELSE 'total' END, CASE ${value} END`;
  return `SELECT ${labels}, count(*)::int FROM ${from} WHERE ${where} GROUP BY GROUPING SETS (${sets})`;
}

/**
 * The statement that counts: rows of (facet, value, count), and one with the facet `total`. A facet with a filter of its
 * own is counted without it, so that further values can be chosen.
 */
export function facetStatement(query: SearchQuery): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const base = baseCondition(query, parameters);
  const chosen = FACETS.filter((facet) => query.filters[facet].length > 0);
  const free = FACETS.filter((facet) => !chosen.includes(facet));
  // What has the words is read once for all counts; without words each count has an index of its own to go by.
  const once = chosen.length > 0 && query.terms.length > 0;
  const [from, where] = once ? ['found', 'true'] : ['search_document', base];
  const conditions = (except: FacetName | null) =>
    `${where} AND ${filterCondition(query.filters, parameters, except)}`;
  const parts = [
    countsOfFound(from, conditions(null), free),
    ...chosen.map(
      (facet) =>
        `SELECT '${facet}', ${column(facet)}::text, count(*)::int FROM ${from} WHERE ${conditions(facet)} GROUP BY ${column(facet)}`,
    ),
  ];
  const columns = FACETS.map(column).join(', ');
  const head = once
    ? `WITH found AS MATERIALIZED (SELECT ${columns} FROM search_document WHERE ${base}) `
    : '';
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
