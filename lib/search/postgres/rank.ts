import { MATCHES, type Match, type Term } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { inGovernment, inName, type Parameters } from '@/lib/search/postgres/conditions';
import { patternOf } from '@/lib/search/postgres/grams';

const place = (match: Match) => MATCHES.indexOf(match);

/** The whole query, its words joined, is the name, or begins it. */
function wholeName(terms: readonly Term[], parameters: Parameters): [is: string, begins: string] {
  const text = terms.map((term) => term.text).join('');
  const kinds = new Set(terms.map((term) => term.kind));
  const [kind] = kinds;
  if (kinds.size > 1 || kind === 'mixed') {
    const pattern = patternOf({ text, kind: 'mixed', governments: [] });
    return [`shadow ~ ${parameters.add(`^${pattern}$`)}`, `shadow ~ ${parameters.add(`^${pattern}`)}`];
  }
  const column = kind === 'initials' ? 'initials' : 'shadow';
  return [`${column} = ${parameters.add(text)}`, `${column} LIKE ${parameters.add(`${text}%`)}`];
}

function asWord(term: Term, parameters: Parameters): string {
  const word =
    term.kind === 'text' ? `words LIKE ${parameters.add(`% ${term.text} %`)}` : inName(term, parameters);
  const placed = inGovernment(term, parameters);
  return placed === null ? word : `(${word} OR ${placed})`;
}

/** Why a row that meets the query was found, as its place in MATCHES; null where the query has no words. */
export function rankExpression({ terms }: SearchQuery, parameters: Parameters): string {
  if (terms.length === 0) return 'NULL::int';
  const [is, begins] = wholeName(terms, parameters);
  const cases = [
    `WHEN ${is} THEN ${place('exact')}`,
    `WHEN ${begins} THEN ${place('prefix')}`,
    `WHEN ${terms.map((term) => asWord(term, parameters)).join(' AND ')} THEN ${place('word')}`,
  ];
  // Words may be met by the government only where each of them names one.
  if (terms.every(({ governments }) => governments.length > 0)) {
    const anywhere = terms.map((term) => inName(term, parameters)).join(' OR ');
    cases.splice(2, 0, `WHEN NOT (${anywhere}) THEN ${place('government')}`);
  }
  return `CASE ${cases.join(' ')} ELSE ${place('part')} END`;
}

/**
 * The order of the page. With words the index on budgets is kept out (`+ 0`): walking it to the first page would read most
 * of the table for words that few projects have.
 */
export function orderBy({ terms, sort, order }: SearchQuery): string {
  const direction = order === 'asc' ? 'ASC' : 'DESC';
  const budget = terms.length === 0 ? 'current_budget' : 'current_budget + 0';
  const first = {
    relevance: terms.length === 0 ? `${budget} DESC NULLS LAST` : `rank, ${budget} DESC NULLS LAST`,
    current: `${budget} ${direction} NULLS LAST`,
    spent: `spent ${direction} NULLS LAST`,
    rate: `rate_tenths ${direction} NULLS LAST`,
    name: `name ${direction}`,
  }[sort];
  return `${first}, fyr DESC, id`;
}
