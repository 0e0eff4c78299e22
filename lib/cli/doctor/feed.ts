import { onConnection } from '@/lib/cli/doctor/connection';
import { type Finding, info, ok, problem, warning } from '@/lib/cli/doctor/finding';
import { STALLED_AFTER_SECONDS } from '@/lib/domain/status';
import { readFeedState, whyNotContinue } from '@/lib/sources/finance-db/position';
import type { FeedCursor } from '@/lib/sources/source';

interface CursorRow {
  epoch: string;
  tx: string;
  seq: string;
  row_hash: string | null;
  snapshot: string | null;
}

/** Whether the next pull goes on where the last one stood, and whether something holds the feed back. */
export async function checkFeed(portal: string, finance: string): Promise<Finding[]> {
  const cursor = await readCursor(portal);
  if (cursor === null) return [info('feed', 'The feed was not read yet.', 'gotgan sync')];
  return onConnection({ id: 'feed', url: finance, setting: 'FINANCE_DATABASE_URL' }, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const state = await readFeedState(client);
    const reason = await whyNotContinue(client, cursor, state);
    if (reason !== null)
      return [
        warning(
          'feed-restart',
          `The next pull reads everything again: ${reason}.`,
          'Nothing to mend where the finance database was restored or filled anew. Otherwise ask its operator who did that.',
        ),
      ];
    const { rows } = await client.query<{ unread: number; age: number | null; transactions: string | null }>(
      `SELECT count(*)::int AS unread, extract(epoch FROM clock_timestamp() - min(changed_at))::float AS age,
              (SELECT string_agg(format('process %s (%s) since %s', pid, usename, xact_start), '; ' ORDER BY xact_start)
               FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
                 AND xact_start < clock_timestamp() - interval '1 minute') AS transactions
       FROM finance.change WHERE tx >= $1::xid8`,
      [String(state.horizon)],
    );
    const { unread = 0, age = null, transactions = null } = rows[0] ?? {};
    if ((age ?? 0) <= STALLED_AFTER_SECONDS)
      return [
        ok(
          'feed',
          `The next pull goes on where the last one stood; ${unread} changes wait for open transactions`,
        ),
      ];
    return [
      problem(
        'feed-stalled',
        `${unread} changes cannot be read, the oldest for ${Math.round((age ?? 0) / 60)} min: a transaction that never ends stands before them${transactions === null ? '' : `: ${transactions}`}.`,
        'On the server of the finance database, as a superuser: SELECT pid, usename, datname, xact_start, query FROM pg_stat_activity WHERE backend_xid IS NOT NULL ORDER BY xact_start; then end the forgotten one: SELECT pg_terminate_backend(pid);',
      ),
    ];
  });
}

async function readCursor(portal: string): Promise<FeedCursor | null> {
  let cursor: FeedCursor | null = null;
  await onConnection({ id: 'feed', url: portal, setting: 'DATABASE_URL' }, async (client) => {
    const { rows } = await client.query<CursorRow>(
      `SELECT epoch, tx, seq, row_hash, snapshot FROM feed_cursor WHERE source = 'finance-db'`,
    );
    const [row] = rows;
    if (row !== undefined) {
      const { epoch, tx, seq, row_hash: rowHash, snapshot } = row;
      cursor = { epoch, tx, seq: Number(seq), rowHash, changedAt: null, snapshot };
    }
    return [];
  });
  return cursor;
}
