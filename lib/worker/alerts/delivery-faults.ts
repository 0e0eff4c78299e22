import type { Pool } from 'pg';
import { ALERT_AFTER, type Fault } from '@/lib/domain/alert';
import { STALLED_AFTER_SECONDS } from '@/lib/domain/status';
import { listInstances } from '@/lib/queries/status/instances';

/** The feed, where a transaction that stays open holds it back: as it was measured last. */
export async function stalledFeeds(pool: Pool): Promise<Fault[]> {
  const { rows } = await pool.query<{ source: string; since: Date; unread: number }>(
    `SELECT source, oldest_unread_at AS since, unread FROM feed_lag
      WHERE measured_at - oldest_unread_at > make_interval(secs => $1)`,
    [STALLED_AFTER_SECONDS],
  );
  return rows.map(({ source, since, unread }) => ({
    kind: 'feed_stalled',
    subject: source,
    since,
    detail: { unread },
  }));
}

/** The search, where documents wait for long or were refused several times. */
export async function failingDeliveries(pool: Pool): Promise<Fault[]> {
  const { rows } = await pool.query<{
    since: Date | null;
    waiting: number;
    attempts: number;
    error: string | null;
  }>(
    `SELECT min(created_at) AS since, count(*)::int AS waiting, coalesce(max(attempts), 0) AS attempts,
            (array_agg(last_error ORDER BY id DESC) FILTER (WHERE last_error IS NOT NULL))[1] AS error
       FROM outbox WHERE topic = 'search' AND delivered_at IS NULL
     HAVING max(attempts) >= $1 OR min(created_at) < clock_timestamp() - make_interval(mins => $2)`,
    [ALERT_AFTER.failures, ALERT_AFTER.searchMinutes],
  );
  return rows.flatMap(({ since, waiting, attempts, error }) =>
    since === null
      ? []
      : [
          {
            kind: 'delivery_failing' as const,
            subject: 'search',
            since,
            detail: { waiting, attempts, error },
          },
        ],
  );
}

/** The instances of the site that were not told what changed. */
export async function behindInstances(pool: Pool, now: Date): Promise<Fault[]> {
  const latest = now.getTime() - ALERT_AFTER.instanceMinutes * 60_000;
  const instances = await listInstances(pool);
  return instances.flatMap(({ name, behind, oldestUndeliveredAt, lastError, lastSeenAt, silent }) => {
    if (oldestUndeliveredAt === null || Date.parse(oldestUndeliveredAt) > latest) return [];
    const detail = { behind, error: lastError, silent_since: silent ? lastSeenAt : null };
    return [
      { kind: 'instance_behind' as const, subject: name, since: new Date(oldestUndeliveredAt), detail },
    ];
  });
}
