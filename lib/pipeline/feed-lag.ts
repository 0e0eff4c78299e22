import type { Pool } from 'pg';
import { type FeedLag, feedLag } from '@/lib/domain/status';

interface Unread {
  newest: Date | null;
  oldest_unread: Date | null;
  unread: number;
}

const COUNTED = 10_000;

/**
 * Measures how far the feed of the finance database is held back: what stands beyond the cursor and cannot be read, because a
 * transaction older than it is still open. One that was forgotten stalls the feed in silence; this is how it is seen, after a
 * pull and between two. What only waits for the next pull is no lag.
 * @returns null before the first pull
 */
export async function measureFeedLag(sync: Pool, finance: Pool): Promise<FeedLag | null> {
  const { rows: cursors } = await sync.query<{ tx: string; seq: string }>(
    `SELECT tx, seq FROM feed_cursor WHERE source = 'finance-db'`,
  );
  const [cursor] = cursors;
  if (cursor === undefined) return null;
  const at = new Date();
  const found = await readUnread(finance, cursor);
  await sync.query(
    `INSERT INTO feed_lag (source, measured_at, newest_change_at, oldest_unread_at, unread) VALUES ('finance-db', $1, $2, $3, $4)
     ON CONFLICT (source) DO UPDATE SET measured_at = excluded.measured_at, newest_change_at = excluded.newest_change_at,
       oldest_unread_at = excluded.oldest_unread_at, unread = excluded.unread`,
    [at, found.newest, found.oldest_unread, found.unread],
  );
  const { newest: newestChangeAt, oldest_unread: oldestUnreadAt, unread } = found;
  return feedLag({ at, newestChangeAt, oldestUnreadAt, unread });
}

async function readUnread(finance: Pool, { tx, seq }: { tx: string; seq: string }): Promise<Unread> {
  const { rows } = await finance.query<Unread>(
    `SELECT (SELECT changed_at FROM finance.change ORDER BY tx DESC, seq DESC LIMIT 1) AS newest,
            min(behind.changed_at) AS oldest_unread, count(*)::int AS unread
     FROM (SELECT changed_at FROM finance.change
                    WHERE (tx, seq) > ($1::xid8, $2) AND tx >= pg_snapshot_xmin(pg_current_snapshot())
                    ORDER BY tx, seq LIMIT ${COUNTED}) behind`,
    [tx, seq],
  );
  return rows[0] ?? { newest: null, oldest_unread: null, unread: 0 };
}
