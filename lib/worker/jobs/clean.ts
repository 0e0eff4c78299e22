import type { Pool } from 'pg';
import type { Job } from '@/lib/worker/job';

/** For how long resolved alerts and the rows of ended workers are kept. */
const KEPT_DAYS = 90;

/**
 * Once a night: cuts the log of invalidated tags where nobody needs it any more, and removes what tells of long gone instances,
 * workers and alerts.
 * @param logDays for how long the log is kept at least
 */
export function cleanJob(pool: Pool, logDays: number): Job {
  return {
    name: 'clean',
    cron: '40 4 * * *',
    atStart: () => false,
    retry: { limit: 3, delay: 60, most: 1800 },
    hours: 1,
    run: async () => {
      const { entries, rows } = await clean(pool, logDays);
      return {
        outcome: entries + rows > 0 ? 'done' : 'idle',
        detail: `${entries} log entries, ${rows} rows removed`,
      };
    },
  };
}

/** @returns how many entries of the log, and how many rows of the rest, were removed */
export async function clean(pool: Pool, logDays: number): Promise<{ entries: number; rows: number }> {
  const { rows: trimmed } = await pool.query<{ removed: string }>('SELECT trim_outbox($1) AS removed', [
    logDays,
  ]);
  const old = [
    // An instance's build may be started again for as long as the log is kept; one that another life of it followed may not.
    [
      `DELETE FROM site_instance i WHERE last_seen_at < clock_timestamp() - make_interval(days => $1)
          OR (last_seen_at < clock_timestamp() - interval '1 hour' AND EXISTS (
                SELECT FROM site_instance l WHERE l.name = i.name AND l.started_at > i.started_at AND l.build_entry <= i.build_entry))`,
      logDays,
    ],
    ['DELETE FROM worker WHERE last_seen_at < clock_timestamp() - make_interval(days => $1)', KEPT_DAYS],
    ['DELETE FROM alert WHERE resolved_at < clock_timestamp() - make_interval(days => $1)', KEPT_DAYS],
  ] as const;
  let rows = 0;
  for (const [statement, days] of old) rows += (await pool.query(statement, [days])).rowCount ?? 0;
  return { entries: Number(trimmed[0]?.removed ?? 0), rows };
}
