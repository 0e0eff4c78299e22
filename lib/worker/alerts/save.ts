import type { Pool } from 'pg';
import type { Fault } from '@/lib/domain/alert';
import { log } from '@/lib/log';

interface Changed {
  kind: string;
  subject: string;
}

/**
 * Raises what is new, keeps what lasts, resolves what is over. One alert a kind and subject is open at a time; one that comes back is
 * a new one.
 * @param faults everything that is wrong now
 */
export async function saveAlerts(pool: Pool, faults: readonly Fault[]): Promise<void> {
  const { rows: raised } = await pool.query<Changed & { raised: boolean }>(
    `INSERT INTO alert (kind, subject, since, detail)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS f (kind text, subject text, since timestamptz, detail jsonb)
     ON CONFLICT (kind, subject) WHERE resolved_at IS NULL
     DO UPDATE SET last_seen_at = clock_timestamp(), detail = excluded.detail
     RETURNING kind, subject, xmax = 0 AS raised`,
    [JSON.stringify(faults)],
  );
  const { rows: resolved } = await pool.query<Changed>(
    `UPDATE alert SET resolved_at = clock_timestamp(), send_attempts = 0, next_send_at = NULL
      WHERE resolved_at IS NULL AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset($1::jsonb) AS f (kind text, subject text) WHERE f.kind = alert.kind AND f.subject = alert.subject)
     RETURNING kind, subject`,
    [JSON.stringify(faults)],
  );
  for (const { kind, subject, raised: isNew } of raised)
    if (isNew)
      log.warn(
        { kind, subject, fault: faults.find((one) => one.kind === kind && one.subject === subject) },
        'alert raised',
      );
  for (const alert of resolved) log.info(alert, 'alert resolved');
}
