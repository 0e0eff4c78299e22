import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { MATCHES } from '@/lib/domain/search';
import {
  type FoundProject,
  type SearchPage,
  type SearchQuery,
  type SearchReader,
  SearchTooSlow,
} from '@/lib/search/engine';
import { storedState } from '@/lib/search/fingerprint';
import { baseCondition, filterCondition, Parameters } from '@/lib/search/postgres/conditions';
import { type CountRow, facetStatement, readCounts } from '@/lib/search/postgres/facets';
import { orderBy, rankExpression } from '@/lib/search/postgres/rank';

/** No statement of an answer runs longer. */
const STATEMENT_MS = 2000;
const QUERY_CANCELED = '57014';

type Row = Omit<FoundProject, 'matchedBy'> & { rank: number | null };

function pageStatement(query: SearchQuery): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const where = `${baseCondition(query, parameters)} AND ${filterCondition(query.filters, parameters)}`;
  const rank = rankExpression(query, parameters);
  const window = `LIMIT ${parameters.add(query.limit)} OFFSET ${parameters.add(query.offset)}`;
  const text = `SELECT fyr, id, name, laf_cd AS "lafCd", upper_cd AS "upperCd", account_nm AS "accountName",
      field_cd AS "fieldCd", field_nm AS "fieldName", current_budget AS "currentBudget", spent, as_of AS "asOf",
      removed_as_of AS "removedAsOf", coalesce(figures_run, run_id) AS "figuresRun", source, rank
    FROM (SELECT *, ${rank} AS rank FROM search_document WHERE ${where}) AS found
    ORDER BY ${orderBy(query)} ${window}`;
  return { text, values: parameters.values };
}

function found({ rank, ...project }: Row): FoundProject {
  return { ...project, matchedBy: rank === null ? null : (MATCHES[rank] ?? null) };
}

async function read(client: PoolClient, query: SearchQuery): Promise<SearchPage> {
  const counted = await client.query<CountRow>(facetStatement(query));
  const { total, facets } = readCounts(counted.rows);
  const end = query.offset + query.limit;
  if (query.offset >= total) return { items: [], total, facets, next: null };
  const { rows } = await client.query<Row>(pageStatement(query));
  return { items: rows.map(found), total, facets, next: end < total ? end : null };
}

/** Counts and page are read from one state of the database. */
async function search(pool: Pool, query: SearchQuery): Promise<SearchPage> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${STATEMENT_MS}; SET LOCAL jit = off`,
    );
    const page = await read(client, query);
    await client.query('COMMIT');
    return page;
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => (broken = reason));
    if (error instanceof DatabaseError && error.code === QUERY_CANCELED) throw new SearchTooSlow();
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The PostgreSQL engine's reading half. Needs SELECT on search_document and search_count. */
export function postgresReader(pool: Pool): SearchReader {
  return {
    name: 'postgresql',
    search: (query) => search(pool, query),
    state: () => storedState(pool),
  };
}
