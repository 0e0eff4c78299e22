import { DatabaseError, type Pool, type QueryResultRow } from 'pg';
import { letterDistance, type Term, type Variant, variantsOf } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { foundCondition } from '@/lib/search/postgres/conditions';
import { gramsOfTerm } from '@/lib/search/postgres/grams';
import { Parameters } from '@/lib/search/postgres/parameters';

/** A slip is looked for in words of so many characters; shorter ones are near everything. */
const SHORTEST_ALONE = 3;
const SHORTEST = 2;
const LONGEST = 40;
/** Names that are looked through for the nearest writing. */
const CANDIDATES = 300;
const STATEMENT_MS = 250;
const QUERY_CANCELED = '57014';

/**
 * Of the words of a query that finds nothing, the first that one slip parts from what names have beside all others.
 * @param until when no further word is looked at (`performance.now()`)
 */
export async function correctSpelling(
  pool: Pool,
  query: SearchQuery,
  until: number,
): Promise<readonly Term[] | null> {
  for (const [at, term] of query.terms.entries()) {
    if (performance.now() > until) break;
    const rest = query.terms.filter((other) => other !== term);
    const long = Array.from(term.text).length;
    if (term.kind !== 'text' || long > LONGEST || long < (rest.length === 0 ? SHORTEST_ALONE : SHORTEST))
      continue;
    const writing = await nearestWriting(pool, { ...query, terms: rest }, term.text);
    if (writing !== null)
      return query.terms.with(at, { ...term, text: writing, also: [], governments: [], code: null });
  }
  return null;
}

const SHORTEST_APART = 4;

/**
 * A long word that no name has may be two that names have apart (청년월세지원: 청년월세 … 지원). Of the ways to part the first such word the
 * one that most names meet, with all else of the query.
 */
export async function takeApart(
  pool: Pool,
  query: SearchQuery,
  until: number,
): Promise<readonly Term[] | null> {
  for (const [at, term] of query.terms.entries()) {
    if (performance.now() > until) break;
    const characters = Array.from(term.text);
    if (term.kind !== 'text' || characters.length < SHORTEST_APART || characters.length > LONGEST) continue;
    const ways = characters.slice(SHORTEST, 1 - SHORTEST).map((_, cut) =>
      [characters.slice(0, cut + SHORTEST), characters.slice(cut + SHORTEST)].map((part): Term => ({
        ...term,
        text: part.join(''),
        also: [],
        governments: [],
        code: null,
      })),
    );
    const best = await mostMet(pool, query.terms.toSpliced(at, 1), { query, ways });
    if (best !== null) return query.terms.toSpliced(at, 1, ...best);
  }
  return null;
}

async function mostMet(
  pool: Pool,
  rest: readonly Term[],
  { query, ways }: { query: SearchQuery; ways: readonly Term[][] },
): Promise<Term[] | null> {
  const parameters = new Parameters();
  const counts = ways.map((terms, way) => {
    const where = foundCondition({ ...query, terms: [...rest, ...terms] }, parameters);
    return `(SELECT ${way} AS way, count(*)::int AS names FROM search_document WHERE ${where})`;
  });
  const rows = await inTime<{ way: number; names: number }>(pool, {
    text: counts.join(' UNION ALL '),
    values: parameters.values,
  });
  const [best] = rows.filter(({ names }) => names > 0).sort((a, b) => b.names - a.names);
  return best === undefined ? null : (ways[best.way] ?? null);
}

/** The nearest writing of a text in the names of what else meets the query, the more frequent one of two that are as near. */
async function nearestWriting(pool: Pool, query: SearchQuery, text: string): Promise<string | null> {
  const parameters = new Parameters();
  const variants = variantsOf(text).filter(({ left, right }) => left + right !== '');
  const ways = variants.map((variant) => hasVariant(variant, parameters));
  const rows = await inTime<{ shadow: string; names: number }>(pool, {
    text: `SELECT shadow, count(*)::int AS names FROM search_document
      WHERE (${ways.join(' OR ')}) AND ${foundCondition(query, parameters)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${CANDIDATES}`,
    values: parameters.values,
  });
  const near = writingsIn(
    rows,
    text,
    new RegExp(`^(?:${[...new Set(variants.map(patternOf))].join('|')})$`, 'u'),
  );
  const [best] = [...near]
    .map(([writing, names]) => ({ writing, names, distance: letterDistance(text, writing) }))
    .filter(
      ({ writing, distance }) => distance > 0 && (isOneSlip(text, writing) || distance <= furthest(text)),
    )
    .sort((a, b) => a.distance - b.distance || b.names - a.names);
  return best?.writing ?? null;
}

/** Every part of the names that is one of the variants, and how many names have it. */
function writingsIn(
  rows: readonly { shadow: string; names: number }[],
  text: string,
  variant: RegExp,
): Map<string, number> {
  const long = Array.from(text).length;
  const found = new Map<string, number>();
  for (const { shadow, names } of rows) {
    const characters = Array.from(shadow);
    const parts = characters.flatMap((_, at) =>
      [long - 1, long, long + 1].map((length) => characters.slice(at, at + length).join('')),
    );
    for (const part of new Set(parts))
      if (variant.test(part)) found.set(part, (found.get(part) ?? 0) + names);
  }
  return found;
}

/** A syllable left out, put in or exchanged with its neighbour: many letters, and one slip. */
function isOneSlip(text: string, writing: string): boolean {
  const [a, b] = [Array.from(text), Array.from(writing)];
  return a.length !== b.length || a.toSorted().join('') === b.toSorted().join('');
}

/** Of a short word less is left to know it by. In letters: a syllable has two or three. */
function furthest(text: string): number {
  return Array.from(text).length < 5 ? 2 : 3;
}

function patternOf({ left, right, wild }: Variant): string {
  return `${left}${wild ? '.' : ''}${right}`;
}

function hasVariant(variant: Variant, parameters: Parameters): string {
  const { left, right, wild } = variant;
  const sides = wild ? [left, right] : [left + right];
  const grams = [
    ...new Set(sides.filter((side) => side !== '').flatMap((side) => gramsOfTerm(side, 'text'))),
  ];
  return `(grams @> ${parameters.add(grams)}::int[] AND shadow ~ ${parameters.add(patternOf(variant))})`;
}

/** What takes too long is no help. */
async function inTime<Row extends QueryResultRow>(
  pool: Pool,
  statement: { text: string; values: unknown[] },
): Promise<Row[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${STATEMENT_MS}; SET LOCAL jit = off`);
    const { rows } = await client.query<Row>(statement);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => (broken = reason));
    if (error instanceof DatabaseError && error.code === QUERY_CANCELED) return [];
    throw error;
  } finally {
    client.release(broken);
  }
}
