import type { Pool } from 'pg';
import type { OutboxStatus, SearchStatus } from '@/lib/domain/status';

/** What the outbox still has to deliver, and where its log of pages stands. */
export async function readOutbox(pool: Pool): Promise<OutboxStatus> {
  return { ...(await readWaiting(pool)), ...(await readNewestPage(pool)) };
}

async function readWaiting(pool: Pool) {
  const { rows } = await pool.query<{ waiting: number; oldest: Date | null; attempts: number }>(
    `SELECT count(*)::int AS waiting, min(created_at) AS oldest, coalesce(max(attempts), 0) AS attempts
     FROM outbox WHERE topic = 'search' AND delivered_at IS NULL`,
  );
  const { waiting, oldest, attempts } = rows[0] ?? { waiting: 0, oldest: null, attempts: 0 };
  return { searchWaiting: waiting, oldestWaitingAt: oldest?.toISOString() ?? null, attempts };
}

async function readNewestPage(pool: Pool) {
  const { rows } = await pool.query<{ id: string; created_at: Date }>(
    `SELECT id, created_at FROM outbox WHERE topic = 'page' ORDER BY id DESC LIMIT 1`,
  );
  const [newest] = rows;
  if (newest === undefined) return { newestPageEntry: null, newestPageEntryAt: null };
  return { newestPageEntry: Number(newest.id), newestPageEntryAt: newest.created_at.toISOString() };
}

/** Whether every served project can be found. */
export async function readSearchStatus(pool: Pool): Promise<SearchStatus> {
  const { rows } = await pool.query<{ documents: number; projects: number }>(
    `SELECT (SELECT count(*)::int FROM search_document) AS documents,
            (SELECT count(*)::int FROM project WHERE serving) AS projects`,
  );
  const { documents, projects } = rows[0] ?? { documents: 0, projects: 0 };
  return { documents, projects, drift: documents - projects };
}
