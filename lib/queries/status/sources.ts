import type { Pool } from 'pg';
import { type CursorStatus, feedLag, type RunState, type SourceStatus } from '@/lib/domain/status';

interface SourceRecord {
  source: string;
  success_run: string | null;
  success_at: Date | null;
  success_partial: boolean | null;
  last_run: string;
  last_at: Date;
  last_state: RunState;
  last_error: string | null;
  as_of_from: string | null;
  as_of_to: string | null;
  verified_from: string | null;
  verified_to: string | null;
  serving: number;
  serving_rows: number;
  held_back: number;
  held_back_rows: number;
  parts: number;
  check_at: Date | null;
  check_ok: boolean | null;
}

/** Every source that ever ran, with its last success, its dates, and what of it is served. */
const SOURCES = `
WITH last AS (
  SELECT DISTINCT ON (source) source, id AS last_run, coalesce(finished_at, started_at) AS last_at, state AS last_state, error AS last_error
  FROM run ORDER BY source, id DESC
), success AS (
  SELECT DISTINCT ON (source) source, id AS success_run, finished_at AS success_at, partial AS success_partial
  FROM run WHERE state = 'done' ORDER BY source, id DESC
), dates AS (
  SELECT source, min(as_of_from) AS as_of_from, max(as_of_to) AS as_of_to FROM run WHERE state = 'done' GROUP BY source
), covered AS (
  SELECT source, min(verified_as_of) AS verified_from, max(verified_as_of) AS verified_to,
         count(*) FILTER (WHERE serving)::int AS serving, coalesce(sum(rows) FILTER (WHERE serving), 0)::int AS serving_rows,
         count(*) FILTER (WHERE NOT serving)::int AS held_back, coalesce(sum(rows) FILTER (WHERE NOT serving), 0)::int AS held_back_rows,
         count(*) FILTER (WHERE serving AND verified_as_of IS NULL)::int AS parts
  FROM source_coverage GROUP BY source
)
SELECT last.*, success_run, success_at, success_partial, as_of_from, as_of_to, verified_from, verified_to,
       coalesce(serving, 0) AS serving, coalesce(serving_rows, 0) AS serving_rows,
       coalesce(held_back, 0) AS held_back, coalesce(held_back_rows, 0) AS held_back_rows, coalesce(parts, 0) AS parts,
       j.finished_at AS check_at, j.outcome IN ('done', 'idle') AS check_ok
FROM last LEFT JOIN job_state j ON j.job = 'pull-' || last.source LEFT JOIN success USING (source) LEFT JOIN dates USING (source) LEFT JOIN covered USING (source)
ORDER BY array_position(ARRAY['finance-db', 'lofin', 'file'], source)`;

export async function listSources(pool: Pool): Promise<SourceStatus[]> {
  const { rows } = await pool.query<SourceRecord>(SOURCES);
  const cursors = await readCursors(pool);
  return rows.map((row) => ({
    source: row.source,
    lastSuccess: successOf(row),
    lastFailure: failureOf(row),
    lastCheck:
      row.check_at === null ? null : { at: row.check_at.toISOString(), succeeded: row.check_ok === true },
    asOfFrom: row.as_of_from,
    asOfTo: row.as_of_to,
    verifiedFrom: row.verified_from,
    verifiedTo: row.verified_to,
    servingGovernmentYears: row.serving,
    servingRows: row.serving_rows,
    heldBackGovernmentYears: row.held_back,
    heldBackRows: row.held_back_rows,
    partialGovernmentYears: row.parts,
    cursor: cursors.get(row.source) ?? null,
  }));
}

function successOf({ success_run, success_at, success_partial }: SourceRecord): SourceStatus['lastSuccess'] {
  if (success_run === null || success_at === null) return null;
  return { run: Number(success_run), at: success_at.toISOString(), partial: success_partial ?? false };
}

/** Only while it is the last word: a success after it ends it. */
function failureOf({ last_run, last_at, last_state, last_error }: SourceRecord): SourceStatus['lastFailure'] {
  if (last_state === 'done' || last_state === 'running') return null;
  return { run: Number(last_run), at: last_at.toISOString(), state: last_state, error: last_error };
}

interface CursorRecord {
  source: string;
  epoch: string;
  tx: string;
  seq: string;
  changed_at: Date | null;
  run_id: string;
  measured_at: Date | null;
  newest_change_at: Date | null;
  oldest_unread_at: Date | null;
  unread: number | null;
}

async function readCursors(pool: Pool): Promise<Map<string, CursorStatus>> {
  const { rows } = await pool.query<CursorRecord>(
    `SELECT source, epoch, tx, seq, changed_at, run_id, measured_at, newest_change_at, oldest_unread_at, unread
     FROM feed_cursor LEFT JOIN feed_lag USING (source)`,
  );
  return new Map(
    rows.map((row) => [
      row.source,
      {
        epoch: row.epoch,
        tx: row.tx,
        seq: Number(row.seq),
        changedAt: row.changed_at?.toISOString() ?? null,
        run: Number(row.run_id),
        lag: lagOf(row),
      },
    ]),
  );
}

function lagOf({ measured_at, newest_change_at, oldest_unread_at, unread }: CursorRecord) {
  if (measured_at === null) return null;
  return feedLag({
    at: measured_at,
    newestChangeAt: newest_change_at,
    oldestUnreadAt: oldest_unread_at,
    unread: unread ?? 0,
  });
}
