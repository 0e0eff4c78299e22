import type { Pool, PoolClient } from 'pg';
import type { IndexState } from '@/lib/search/engine';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * The checksum of a set of documents, whatever their order: the sum of the first 60 bits of SHA-256 over `year:id:source:run`
 * of each, in decimal. Every change of a project's row carries the number of its run, so that the sum moves with it.
 * @param rows a FROM clause whose rows have fyr, id, source, run_id
 */
function stateOf(rows: string): string {
  return `SELECT count(*)::int AS documents,
    coalesce(sum(('x' || left(encode(sha256(convert_to(
      fyr || ':' || id || ':' || source || ':' || run_id, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text AS checksum
    FROM ${rows}`;
}

async function read(db: Db, rows: string): Promise<IndexState> {
  const { rows: states } = await db.query<IndexState>(stateOf(rows));
  return states[0] ?? { documents: 0, checksum: '0' };
}

/** What the documents should be: one for each project that is served. */
export const expectedState = (db: Db) => read(db, 'project WHERE serving');

/** What the documents of the PostgreSQL engine are. */
export const storedState = (db: Db) => read(db, 'search_document');
