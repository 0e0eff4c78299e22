import type { Pool } from 'pg';
import { type Job as QueuedJob, PgBoss } from 'pg-boss';
import { log } from '@/lib/log';
import type { Job } from '@/lib/worker/job';
import { doJob, lastSuccess } from '@/lib/worker/job-state';
import { ensureJobsSchema, JOBS_SCHEMA } from '@/lib/worker/jobs-schema';
import { WorkerRow } from '@/lib/worker/worker-row';

export interface WorkerOptions {
  urls: { owner: string; sync: string };
  /** With the sync role's rights. */
  pool: Pool;
  jobs: readonly Job[];
  /** How the status page calls it. */
  name: string;
  /** How often it had crashed before this life. */
  restarts?: number;
}

export interface RunningWorker {
  /**
   * Takes no more work, and lets what is under way end.
   * @param withinMs how long to wait for it
   * @returns false where something had to be left in the middle: no harm, every run is one transaction
   */
  stop: (withinMs: number) => Promise<boolean>;
}

/** A worker that is gone without a word is noticed by this. */
const HEARTBEAT_S = 30;
const SUPERVISE_S = 30;
const POLL_S = 2;
/** The queue hands back what is left in the middle, for the next worker, in this time. */
const HAND_BACK_MS = 2_000;

/**
 * Starts the worker: each job on its schedule, one of a name at a time, on however many machines workers run. Only the making of
 * the queue's schema is done as the owner; the worker itself has the sync role's rights.
 */
export async function startWorker({
  urls,
  pool,
  jobs,
  name,
  restarts = 0,
}: WorkerOptions): Promise<RunningWorker> {
  await ensureJobsSchema(urls.owner);
  const boss = new PgBoss({
    connectionString: urls.sync,
    schema: JOBS_SCHEMA,
    application_name: 'gotgan worker',
    migrate: false,
    createSchema: false,
    // Only the owner of an index may rebuild it.
    reindex: false,
    superviseIntervalSeconds: SUPERVISE_S,
    monitorIntervalSeconds: SUPERVISE_S,
    max: 4,
  });
  boss.on('error', (err) => log.error({ err }, 'job queue'));
  boss.on('warning', (warning) => log.warn({ warning }, 'job queue'));
  await boss.start({ attempts: 5 });
  const row = new WorkerRow(pool, name, restarts);
  await row.begin();
  const active = new Set<Promise<unknown>>();
  for (const job of jobs) await serve(boss, pool, job, active);
  await forgetOthers(boss, jobs);
  log.info({ jobs: jobs.map((job) => job.name), restarts }, 'worker started');
  return { stop: (withinMs) => stop(boss, row, active, withinMs) };
}

async function serve(boss: PgBoss, pool: Pool, job: Job, active: Set<Promise<unknown>>): Promise<void> {
  const { name, cron, retry, hours } = job;
  const options = {
    retryLimit: retry.limit,
    retryDelay: retry.delay,
    retryDelayMax: retry.most,
    retryBackoff: true,
    expireInSeconds: hours * 3600,
    heartbeatSeconds: HEARTBEAT_S,
    deleteAfterSeconds: 86_400,
  };
  await boss.createQueue(name, { policy: 'exclusive', ...options });
  await boss.updateQueue(name, options);
  await boss.schedule(name, cron, null, { tz: 'Asia/Seoul', missed: 'once' });
  await boss.work(name, { pollingIntervalSeconds: POLL_S }, ([queued]: QueuedJob[]) => {
    const work = doJob(pool, job, queued?.signal ?? new AbortController().signal);
    const settled = work.catch(() => undefined).finally(() => active.delete(settled));
    active.add(settled);
    return work;
  });
  if (job.atStart(await lastSuccess(pool, name), new Date())) await boss.send(name);
}

/** What is no longer scheduled here is no longer due: a source that is not configured any more, a job of an older release. */
async function forgetOthers(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const known = new Set(jobs.map(({ name }) => name));
  for (const { name, key } of await boss.getSchedules())
    if (!known.has(name)) await boss.unschedule(name, key);
}

async function stop(
  boss: PgBoss,
  row: WorkerRow,
  active: ReadonlySet<Promise<unknown>>,
  withinMs: number,
): Promise<boolean> {
  let left = false;
  const stopped = boss.stop({ graceful: true, timeout: withinMs - HAND_BACK_MS }).catch((err: unknown) => {
    log.warn({ err }, 'job queue did not stop in order');
  });
  const late = new Promise<void>((resolve) => {
    setTimeout(() => {
      left = active.size > 0;
      resolve();
    }, withinMs).unref();
  });
  await Promise.race([Promise.all([stopped, ...active]), late]);
  await row.end().catch(() => undefined);
  log.info({ left }, 'worker ended');
  return !left;
}
