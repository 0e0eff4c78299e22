import type { Pool } from 'pg';
import type { JobStatus, WorkerStatus } from '@/lib/domain/status-delivery';

/** A worker says every quarter of a minute that it lives. */
const SILENT_SECONDS = 90;
/** A job that was not done for as long belongs to an older configuration. */
const JOB_DAYS = 8;

/** Whether a worker is at work, and what its jobs did last. */
export async function readWorker(pool: Pool): Promise<WorkerStatus> {
  const [workers, jobs] = await Promise.all([readWorkers(pool), listJobs(pool)]);
  return { ...workers, jobs };
}

async function readWorkers(pool: Pool): Promise<Omit<WorkerStatus, 'jobs'>> {
  const { rows } = await pool.query<{
    name: string;
    started_at: Date;
    last_seen_at: Date;
    restarts: number;
    alive: boolean;
    ended: boolean;
  }>(
    `SELECT name, started_at, last_seen_at, restarts, ended_at IS NOT NULL AS ended,
            ended_at IS NULL AND last_seen_at > clock_timestamp() - make_interval(secs => $1) AS alive
       FROM worker ORDER BY last_seen_at DESC LIMIT 20`,
    [SILENT_SECONDS],
  );
  const workers = rows.filter(({ alive }) => alive);
  return {
    workers: workers.map((row) => ({
      name: row.name,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      restarts: row.restarts,
    })),
    lastSeenAt: rows[0]?.last_seen_at.toISOString() ?? null,
    missing: workers.length === 0 && rows[0] !== undefined && !rows[0].ended,
  };
}

interface JobRecord {
  job: string;
  outcome: JobStatus['outcome'];
  started_at: Date;
  finished_at: Date | null;
  succeeded_at: Date | null;
  failures: number;
  detail: string | null;
  error: string | null;
}

async function listJobs(pool: Pool): Promise<JobStatus[]> {
  const { rows } = await pool.query<JobRecord>(
    `SELECT job, outcome, started_at, finished_at, succeeded_at, failures, detail, error FROM job_state
      WHERE started_at > clock_timestamp() - make_interval(days => $1) ORDER BY job`,
    [JOB_DAYS],
  );
  return rows.map((row) => ({
    job: row.job,
    outcome: row.outcome,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    succeededAt: row.succeeded_at?.toISOString() ?? null,
    failures: row.failures,
    detail: row.detail,
    error: row.error,
  }));
}
