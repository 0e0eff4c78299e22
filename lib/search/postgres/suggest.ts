import type { PoolClient } from 'pg';
import type { Term } from '@/lib/domain/search';
import type { Suggestion } from '@/lib/search/engine';
import { inName } from '@/lib/search/postgres/conditions';
import { gramsOfTerm, patternOf } from '@/lib/search/postgres/grams';
import { all, Parameters } from '@/lib/search/postgres/parameters';

/** So many documents are looked at for each of the two questions: enough to tell frequent names, and done in a few milliseconds. */
const LOOKED_AT = 1000;

function begins({ text, kind }: Term, parameters: Parameters): string[] {
  if (kind === 'text') return [`shadow LIKE ${parameters.add(`${text}%`)}`];
  const grams = gramsOfTerm(text, kind);
  const sieve = grams.length === 0 ? [] : [`grams @> ${parameters.add(grams)}::int[]`];
  return [...sieve, `shadow ~ ${parameters.add(`^${patternOf(text)}`)}`];
}

function contains(term: Term, parameters: Parameters): string[] {
  const grams = gramsOfTerm(term.text, term.kind);
  const sieve = grams.length === 0 ? [] : [`grams @> ${parameters.add(grams)}::int[]`];
  return [...sieve, inName({ ...term, also: [] }, parameters)];
}

/** Names by how many of the documents looked at bear them. */
async function names(
  client: PoolClient,
  conditions: (parameters: Parameters) => string[],
  limit: number,
): Promise<Suggestion[]> {
  const parameters = new Parameters();
  const where = all([...conditions(parameters), 'removed_as_of IS NULL']);
  const { rows } = await client.query<Suggestion>(
    `SELECT name, count(*)::int AS projects FROM (SELECT name FROM search_document WHERE ${where} LIMIT ${LOOKED_AT}) found
      GROUP BY name ORDER BY 2 DESC, length(name), name LIMIT ${parameters.add(limit)}`,
    parameters.values,
  );
  return rows;
}

/** See `SearchReader.suggest`. */
export async function suggest(client: PoolClient, term: Term, limit: number): Promise<Suggestion[]> {
  const first = await names(client, (parameters) => begins(term, parameters), limit);
  if (first.length >= limit) return first;
  const known = new Set(first.map(({ name }) => name));
  const others = await names(client, (parameters) => contains(term, parameters), limit + first.length);
  return [...first, ...others.filter(({ name }) => !known.has(name))].slice(0, limit);
}
