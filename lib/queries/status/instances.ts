import type { Pool } from 'pg';
import { INSTANCE_GONE_MINUTES, INSTANCE_SILENT_SECONDS } from '@/lib/domain/alert';
import type { InstanceStatus } from '@/lib/domain/status-delivery';

interface InstanceRecord {
  id: string;
  name: string;
  build: string | null;
  started_at: Date;
  position: string;
  delivered_at: Date | null;
  attempts: number;
  last_error: string | null;
  last_error_at: Date | null;
  last_seen_at: Date;
  silent: boolean;
  behind: number;
  oldest: Date | null;
}

/**
 * The instances of the site that are there, as each reported last. One that ended well is gone, and so is one that another life of
 * the same name followed; one that was cut off is waited for an hour.
 */
const INSTANCES = `
SELECT i.*, i.last_seen_at < clock_timestamp() - interval '${INSTANCE_SILENT_SECONDS} seconds' AS silent, waiting.behind, waiting.oldest
FROM site_instance i
CROSS JOIN LATERAL (
  SELECT count(*)::int AS behind, min(created_at) AS oldest
  FROM (SELECT created_at FROM outbox o WHERE o.topic = 'page' AND o.id > i.position ORDER BY o.id LIMIT 100000) w
) waiting
WHERE i.ended_at IS NULL AND i.last_seen_at > clock_timestamp() - interval '${INSTANCE_GONE_MINUTES} minutes'
  AND NOT EXISTS (SELECT FROM site_instance later WHERE later.name = i.name AND later.started_at > i.started_at)
ORDER BY i.name, i.started_at`;

export async function listInstances(pool: Pool): Promise<InstanceStatus[]> {
  const { rows } = await pool.query<InstanceRecord>(INSTANCES);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    build: row.build,
    startedAt: row.started_at.toISOString(),
    position: Number(row.position),
    behind: row.behind,
    oldestUndeliveredAt: row.oldest?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    attempts: row.attempts,
    lastError: row.last_error,
    lastErrorAt: row.last_error_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at.toISOString(),
    silent: row.silent,
  }));
}
