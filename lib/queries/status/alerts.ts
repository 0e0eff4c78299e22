import type { Pool } from 'pg';
import type { AlertDetail, AlertKind } from '@/lib/domain/alert';
import type { AlertsStatus, AlertStatus } from '@/lib/domain/status-delivery';

const RESOLVED_DAYS = 7;
const SHOWN = 50;

interface AlertRecord {
  id: string;
  kind: AlertKind;
  subject: string;
  detail: AlertDetail;
  since: Date;
  raised_at: Date;
  resolved_at: Date | null;
  send_error: string | null;
}

/** What somebody has to look at now, the oldest first, and what was over within a week, the newest first. */
export async function readAlerts(pool: Pool): Promise<AlertsStatus> {
  const { rows } = await pool.query<AlertRecord>(
    `SELECT id, kind, subject, detail, since, raised_at, resolved_at, send_error FROM alert
      WHERE resolved_at IS NULL OR resolved_at > clock_timestamp() - make_interval(days => $1)
      ORDER BY resolved_at DESC NULLS FIRST, since LIMIT $2`,
    [RESOLVED_DAYS, SHOWN],
  );
  const alerts = rows.map(alertOf);
  return {
    open: alerts.filter(({ resolvedAt }) => resolvedAt === null),
    resolved: alerts.filter(({ resolvedAt }) => resolvedAt !== null),
  };
}

function alertOf(row: AlertRecord): AlertStatus {
  return {
    id: Number(row.id),
    kind: row.kind,
    subject: row.subject,
    detail: row.detail,
    since: row.since.toISOString(),
    raisedAt: row.raised_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    sendError: row.send_error,
  };
}
