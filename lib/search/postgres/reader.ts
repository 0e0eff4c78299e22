import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { governmentsReferred, termsReferred } from '@/lib/domain/search';
import {
  ANSWER_MS,
  type SearchPage,
  type SearchQuery,
  type SearchReader,
  SearchTooSlow,
} from '@/lib/search/engine';
import { storedState } from '@/lib/search/fingerprint';
import { commonCounts, commonText } from '@/lib/search/postgres/common';
import { type CountRow, facetStatement, readCounts } from '@/lib/search/postgres/facets';
import { FEW, readCommonPage, readPage } from '@/lib/search/postgres/page';
import { suggest } from '@/lib/search/postgres/suggest';

const QUERY_CANCELED = '57014';

async function read(
  client: PoolClient,
  query: SearchQuery,
  { few, left }: { few: number; left: () => Promise<void> },
): Promise<SearchPage> {
  const text = commonText(query);
  const counts = text === null ? null : await commonCounts(client, query, text);
  const common = text === null || counts === null ? null : { text, counts, few };
  const counted = await client.query<CountRow>(facetStatement(query, common?.text ?? null));
  const { total, facets } = readCounts(counted.rows);
  await left();
  const end = query.offset + query.limit;
  if (query.offset >= total) return { by: 'postgresql', items: [], total, facets, next: null };
  const items =
    common !== null && query.sort === 'relevance'
      ? await readCommonPage(client, query, common)
      : await readPage(client, query, total);
  return { by: 'postgresql', items, total, facets, next: end < total ? end : null };
}

/** `left`: from here on statements have what is left of the time. */
type Work<T> = (client: PoolClient, left: () => Promise<void>) => Promise<T>;

/** Everything of an answer is read from one state of the database, within its time. */
async function inTime<T>(
  pool: Pool,
  work: Work<T>,
  until: number = performance.now() + ANSWER_MS,
): Promise<T> {
  const client = await pool.connect();
  const left = async () => {
    const ms = Math.round(until - performance.now());
    if (ms < 1) throw new SearchTooSlow();
    await client.query(`SET LOCAL statement_timeout = ${ms}`);
  };
  let broken: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off');
    await left();
    const result = await work(client, left);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => (broken = reason));
    if (error instanceof DatabaseError && error.code === QUERY_CANCELED) throw new SearchTooSlow();
    throw error;
  } finally {
    client.release(broken);
  }
}

async function accounts(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT DISTINCT account_nm AS name FROM search_group WHERE documents > 0 ORDER BY 1',
  );
  return rows.map(({ name }) => name);
}

/**
 * The PostgreSQL engine's reading half. Needs SELECT on search_document, search_group and search_common.
 * @param few up to how many documents of a very common text are found by their text and sorted
 */
export function postgresReader(pool: Pool, few = FEW): SearchReader {
  return {
    name: 'postgresql',
    search: (query, until) => inTime(pool, (client, left) => read(client, query, { few, left }), until),
    suggest: (term, limit) => inTime(pool, (client) => suggest(client, term, limit)),
    // There are a few hundred: they are looked through here.
    refer: (text, register, on) =>
      Promise.resolve({
        governments: governmentsReferred(register, text, on),
        terms: termsReferred(text),
      }),
    accounts: () => accounts(pool),
    state: () => storedState(pool),
  };
}
