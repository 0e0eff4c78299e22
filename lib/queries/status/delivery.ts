import type { Pool } from 'pg';
import type { OtherEngine, OutboxStatus, SearchStatus } from '@/lib/domain/status';

/** What the outbox still has to deliver, and where its log of pages stands. */
export async function readOutbox(pool: Pool): Promise<OutboxStatus> {
  return { ...(await readWaiting(pool)), ...(await readNewestPage(pool)) };
}

/** A statement that always answers with one row. */
async function one<T extends object>(pool: Pool, statement: string): Promise<T> {
  const { rows } = await pool.query<T>(statement);
  const [row] = rows;
  if (row === undefined) throw new Error('the portal database does not answer');
  return row;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

async function readWaiting(pool: Pool) {
  const { waiting, oldest, attempts, error, next } = await one<{
    waiting: number;
    oldest: Date | null;
    attempts: number;
    error: string | null;
    next: Date | null;
  }>(
    pool,
    `SELECT count(*)::int AS waiting, min(created_at) AS oldest, coalesce(max(attempts), 0) AS attempts,
            (array_agg(last_error ORDER BY id DESC) FILTER (WHERE last_error IS NOT NULL))[1] AS error, min(next_attempt_at) AS next
     FROM outbox WHERE topic = 'search' AND delivered_at IS NULL`,
  );
  return {
    searchWaiting: waiting,
    oldestWaitingAt: iso(oldest),
    attempts,
    lastError: error,
    nextAttemptAt: iso(next),
  };
}

async function readNewestPage(pool: Pool) {
  const { newest, at, oldest, entries } = await one<{
    newest: string | null;
    at: Date | null;
    oldest: Date | null;
    entries: number;
  }>(
    pool,
    `SELECT (SELECT id FROM outbox WHERE topic = 'page' ORDER BY id DESC LIMIT 1) AS newest,
            (SELECT created_at FROM outbox WHERE topic = 'page' ORDER BY id DESC LIMIT 1) AS at,
            (SELECT created_at FROM outbox WHERE topic = 'page' ORDER BY id LIMIT 1) AS oldest,
            (SELECT count(*)::int FROM outbox WHERE topic = 'page') AS entries`,
  );
  return {
    newestPageEntry: newest === null ? null : Number(newest),
    newestPageEntryAt: iso(at),
    pageEntries: entries,
    oldestPageEntryAt: iso(oldest),
  };
}

/** Whether every served project can be found. */
export async function readSearchStatus(pool: Pool): Promise<SearchStatus> {
  const { rows } = await pool.query<{ documents: number; projects: number }>(
    `SELECT (SELECT count(*)::int FROM search_document) AS documents,
            (SELECT count(*)::int FROM project WHERE serving) AS projects`,
  );
  const { documents, projects } = rows[0] ?? { documents: 0, projects: 0 };
  return { documents, projects, drift: documents - projects, other: await readOtherEngine(pool) };
}

interface EngineRow {
  engine: string;
  documents: number | null;
  behind: number;
  checked_at: Date | null;
  repaired: number | null;
  failed_at: Date | null;
  error: string | null;
}

async function readOtherEngine(pool: Pool): Promise<OtherEngine | null> {
  const { rows } = await pool.query<EngineRow>(
    `SELECT engine, documents, checked_at, repaired, failed_at, error,
            (SELECT count(*)::int FROM run WHERE state = 'done' AND id > coalesce(s.through_run, 0)) AS behind
       FROM search_state s WHERE engine <> 'postgresql' ORDER BY engine LIMIT 1`,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { engine: name, documents, behind, checked_at, repaired, failed_at, error } = row;
  return { name, documents, behind, checkedAt: iso(checked_at), repaired, failedAt: iso(failed_at), error };
}
