import type { Pool } from 'pg';
import { log } from '@/lib/log';
import type { Job, JobResult } from '@/lib/worker/job';

/**
 * Does a job's work and keeps what came of it in `job_state`: one row a job, however often it finds nothing to do.
 * @throws Error what the work threw, once it is noted
 */
export async function doJob(
  pool: Pool,
  { name, run }: Pick<Job, 'name' | 'run'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const began = performance.now();
  await begin(pool, name);
  try {
    const result = await run(signal);
    await end(pool, name, result.outcome, result.detail ?? null, null);
    const seconds = Math.round(performance.now() - began) / 1000;
    log[result.outcome === 'idle' ? 'debug' : 'info']({ job: name, seconds, ...result }, 'job ended');
    return result;
  } catch (err) {
    log.error({ err, job: name }, 'job failed');
    const reason = err instanceof Error ? err.message : String(err);
    await end(pool, name, 'failed', null, reason.slice(0, 1000)).catch(() => undefined);
    throw err;
  }
}

/** When a job last ended well; null while it never did. */
export async function lastSuccess(pool: Pool, name: string): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    'SELECT succeeded_at AS at FROM job_state WHERE job = $1',
    [name],
  );
  return rows[0]?.at ?? null;
}

async function begin(pool: Pool, name: string): Promise<void> {
  await pool.query(
    `INSERT INTO job_state (job, outcome, started_at) VALUES ($1, 'running', clock_timestamp())
     ON CONFLICT (job) DO UPDATE SET outcome = 'running', started_at = excluded.started_at, finished_at = NULL`,
    [name],
  );
}

/** What was refused or found another one at work is neither a success nor a failure of the job. */
async function end(
  pool: Pool,
  name: string,
  outcome: JobResult['outcome'] | 'failed',
  detail: string | null,
  error: string | null,
): Promise<void> {
  await pool.query(
    `UPDATE job_state SET outcome = $2, finished_at = clock_timestamp(), detail = $3, error = $4,
            succeeded_at = CASE WHEN $2 IN ('done', 'idle') THEN clock_timestamp() ELSE succeeded_at END,
            failures = CASE $2 WHEN 'failed' THEN failures + 1 WHEN 'busy' THEN failures ELSE 0 END
      WHERE job = $1`,
    [name, outcome, detail, error],
  );
}
