import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { type SearchPage, type SearchQuery, type SearchReader, SearchTooSlow } from '@/lib/search/engine';
import { storedState } from '@/lib/search/fingerprint';
import { commonCounts, commonText } from '@/lib/search/postgres/common';
import { type CountRow, facetStatement, readCounts } from '@/lib/search/postgres/facets';
import { FEW, readCommonPage, readPage } from '@/lib/search/postgres/page';
import { suggest } from '@/lib/search/postgres/suggest';

/** No statement of an answer runs longer. */
const STATEMENT_MS = 800;
const QUERY_CANCELED = '57014';

async function read(client: PoolClient, query: SearchQuery, few: number): Promise<SearchPage> {
  const text = commonText(query);
  const counts = text === null ? null : await commonCounts(client, query, text);
  const common = text === null || counts === null ? null : { text, counts, few };
  const counted = await client.query<CountRow>(facetStatement(query, common?.text ?? null));
  const { total, facets } = readCounts(counted.rows);
  const end = query.offset + query.limit;
  if (query.offset >= total) return { by: 'postgresql', items: [], total, facets, next: null };
  const items =
    common !== null && query.sort === 'relevance'
      ? await readCommonPage(client, query, common)
      : await readPage(client, query);
  return { by: 'postgresql', items, total, facets, next: end < total ? end : null };
}

/** Everything of an answer is read from one state of the database, and no part of it takes long. */
async function inTime<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${STATEMENT_MS}; SET LOCAL jit = off`,
    );
    const result = await work(client);
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
    search: (query) => inTime(pool, (client) => read(client, query, few)),
    suggest: (term, limit) => inTime(pool, (client) => suggest(client, term, limit)),
    accounts: () => accounts(pool),
    state: () => storedState(pool),
  };
}
