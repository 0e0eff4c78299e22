import { type Match, MATCHES, type Term } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { inGovernment, inName } from '@/lib/search/postgres/conditions';
import { patternOf } from '@/lib/search/postgres/grams';
import type { Parameters } from '@/lib/search/postgres/parameters';

const place = (match: Match) => MATCHES.indexOf(match);

/** The whole query, its words joined, is the name, or begins it. */
function wholeName(terms: readonly Term[], parameters: Parameters): [is: string, begins: string] {
  const text = terms.map((term) => term.text).join('');
  const kinds = new Set(terms.map((term) => term.kind));
  const [kind] = kinds;
  if (kinds.size > 1 || kind === 'mixed') {
    const pattern = patternOf(text);
    return [`shadow ~ ${parameters.add(`^${pattern}$`)}`, `shadow ~ ${parameters.add(`^${pattern}`)}`];
  }
  const column = kind === 'initials' ? 'initials' : 'shadow';
  return [`${column} = ${parameters.add(text)}`, `${column} LIKE ${parameters.add(`${text}%`)}`];
}

/** One of the term's writings is a word of its own; words of initial consonants are parts of any. */
function asWord(term: Term, parameters: Parameters): string {
  const whole = [...(term.kind === 'text' ? [term.text] : []), ...term.also].map(
    (text) => `words LIKE ${parameters.add(`% ${text} %`)}`,
  );
  const word = whole.length > 0 ? whole.join(' OR ') : inName(term, parameters);
  const placed = inGovernment(term, parameters);
  return placed === null ? `(${word})` : `(${word} OR ${placed})`;
}

/** The code or the id of the project itself was asked for. */
function byCode(terms: readonly Term[], parameters: Parameters): string[] {
  const codes = terms.flatMap(({ code }) => code ?? []);
  if (codes.length === 0) return [];
  const list = parameters.add(codes);
  return [`code = ANY(${list}::text[]) OR id = ANY(${list}::text[])`];
}

/** Why a row that meets the query was found, as its place in MATCHES; null where the query has no terms. */
export function rankExpression({ terms }: SearchQuery, parameters: Parameters): string {
  if (terms.length === 0) return 'NULL::int';
  const [is, begins] = wholeName(terms, parameters);
  const cases = [
    `WHEN ${[is, ...byCode(terms, parameters)].join(' OR ')} THEN ${place('exact')}`,
    `WHEN ${begins} THEN ${place('prefix')}`,
    `WHEN ${terms.map((term) => asWord(term, parameters)).join(' AND ')} THEN ${place('word')}`,
  ];
  // Terms may be met by the government only where each of them names one.
  if (terms.every(({ governments }) => governments.length > 0)) {
    const anywhere = terms.map((term) => inName(term, parameters)).join(' OR ');
    cases.splice(2, 0, `WHEN NOT (${anywhere}) THEN ${place('government')}`);
  }
  return `CASE ${cases.join(' ')} ELSE ${place('part')} END`;
}

/**
 * The order of the page.
 * @param walk whether an index on amounts may be walked down to the first page: for words or amounts that few projects have that
 *   would read most of the table, and the indexes are kept out (`+ 0`)
 */
export function orderBy({ terms, sort, order }: SearchQuery, walk: boolean): string {
  const direction = order === 'asc' ? 'ASC' : 'DESC';
  const amount = (column: string) => (walk ? column : `${column} + 0`);
  const budget = amount('current_budget');
  const first = {
    relevance: terms.length === 0 ? `${budget} DESC NULLS LAST` : `rank, ${budget} DESC NULLS LAST`,
    current: `${budget} ${direction} NULLS LAST`,
    spent: `${amount('spent')} ${direction} NULLS LAST`,
    rate: `${amount('rate_tenths')} ${direction} NULLS LAST`,
    name: `name ${direction}`,
  }[sort];
  return `${first}, fyr DESC, id`;
}
