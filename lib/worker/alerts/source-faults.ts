import type { Pool } from 'pg';
import { ALERT_AFTER, type Fault } from '@/lib/domain/alert';
import { lateSince, type Rhythm } from '@/lib/domain/rhythm';

/** A source that is read by itself: by which job, and how often. */
export interface WatchedSource {
  source: string;
  job: string;
  /** With which of its runs the source counts as read, by the beginning of their origin; all where it is empty. */
  origin: string;
  rhythm: Rhythm;
}

/** The sources that were not read in time, whoever reads them: the worker, or somebody by hand. */
export async function lateSources(
  pool: Pool,
  watched: readonly WatchedSource[],
  now: Date,
): Promise<Fault[]> {
  const { rows } = await pool.query<{
    source: string;
    last: Date | null;
    success: boolean;
    error: string | null;
  }>(
    `SELECT w.source, greatest(j.succeeded_at, r.at) IS NOT NULL AS success, j.error,
            coalesce(greatest(j.succeeded_at, r.at), (SELECT max(started_at) FROM worker)) AS last
       FROM unnest($1::text[], $2::text[], $3::text[]) AS w (source, job, origin)
       LEFT JOIN job_state j ON j.job = w.job
       LEFT JOIN LATERAL (SELECT max(finished_at) AS at FROM run WHERE source = w.source AND state = 'done' AND starts_with(coalesce(run.origin, ''), w.origin)) r ON true`,
    [watched.map(({ source }) => source), watched.map(({ job }) => job), watched.map(({ origin }) => origin)],
  );
  return watched.flatMap(({ source, rhythm }) => {
    const found = rows.find((row) => row.source === source);
    const last = found?.last ?? null;
    const since = last === null ? null : lateSince(rhythm, last, now);
    if (found === undefined || since === null) return [];
    const lastSuccess = found.success && last !== null ? last.toISOString() : null;
    return [
      {
        kind: 'source_late',
        subject: source,
        since,
        detail: { last_success: lastSuccess, error: found.error },
      },
    ];
  });
}

interface RunRecord {
  source: string;
  run: string;
  refused: boolean;
  at: Date;
  error: string | null;
  failures: number;
  first_failure: Date | null;
}

/** The sources whose last run was refused by a gate, or whose last runs failed or were cut off, one after the other. */
export async function badRuns(pool: Pool): Promise<Fault[]> {
  const { rows } = await pool.query<RunRecord>(
    `SELECT l.source, l.id AS run, l.state = 'refused' AS refused, coalesce(l.finished_at, l.started_at) AS at, left(l.error, 500) AS error,
            bad.failures, bad.first_failure
       FROM (SELECT DISTINCT ON (source) * FROM run WHERE state <> 'running' ORDER BY source, id DESC) l
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS failures, min(b.started_at) AS first_failure FROM run b
          WHERE b.source = l.source AND b.state IN ('failed', 'interrupted')
            AND b.id > coalesce((SELECT max(id) FROM run g WHERE g.source = l.source AND g.state IN ('done', 'refused')), 0)) bad`,
  );
  return rows.flatMap(({ source, run, refused, at, error, failures, first_failure }): Fault[] => {
    const detail = { run: Number(run), error };
    if (refused) return [{ kind: 'run_refused', subject: source, since: at, detail }];
    if (failures < ALERT_AFTER.failures) return [];
    return [
      { kind: 'runs_failing', subject: source, since: first_failure ?? at, detail: { ...detail, failures } },
    ];
  });
}

/** The worker's jobs that fail again and again. */
export async function failingJobs(pool: Pool): Promise<Fault[]> {
  const { rows } = await pool.query<{ job: string; failures: number; since: Date; error: string | null }>(
    `SELECT job, failures, coalesce(succeeded_at, started_at) AS since, left(error, 500) AS error
       FROM job_state WHERE failures >= $1`,
    [ALERT_AFTER.failures],
  );
  return rows.map(({ job, failures, since, error }) => ({
    kind: 'job_failing',
    subject: job,
    since,
    detail: { failures, error },
  }));
}
