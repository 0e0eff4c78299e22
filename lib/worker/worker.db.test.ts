import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Job } from '@/lib/worker/job';
import { type RunningWorker, startWorker } from '@/lib/worker/worker';

let db: TestDatabase;
let workers: RunningWorker[];
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
  workers = [];
});
afterEach(async () => {
  for (const worker of workers) await worker.stop(1000);
  await db.drop();
});

const job = (name: string, run: Job['run'], more: Partial<Job> = {}): Job => ({
  name,
  cron: '0 3 * * *',
  atStart: () => true,
  retry: { limit: 2, delay: 1, most: 1 },
  hours: 1,
  run,
  ...more,
});

async function start(...jobs: Job[]): Promise<RunningWorker> {
  const worker = await startWorker({ urls: db.urls, pool: db.sync, jobs, name: 'test' });
  workers.push(worker);
  return worker;
}

const states = async () => {
  const { rows } = await db.web.query<{ job: string; outcome: string; failures: number }>(
    'SELECT job, outcome, failures, error, succeeded_at IS NOT NULL AS succeeded FROM job_state ORDER BY job',
  );
  return rows;
};

describe('a worker', () => {
  it('does its jobs, tries again what fails, and keeps one row a job', async () => {
    let tries = 0;
    await start(
      job('well', async () => ({ outcome: 'idle' })),
      job('shaky', async () => {
        tries += 1;
        if (tries < 3) throw new Error(`no luck ${tries}`);
        return { outcome: 'done', detail: 'at last' };
      }),
    );
    await vi.waitFor(
      async () =>
        expect(await states()).toContainEqual({
          job: 'shaky',
          outcome: 'failed',
          failures: 2,
          error: 'no luck 2',
          succeeded: false,
        }),
      { timeout: 20_000 },
    );
    await vi.waitFor(
      async () =>
        expect(await states()).toEqual([
          { job: 'shaky', outcome: 'done', failures: 0, error: null, succeeded: true },
          { job: 'well', outcome: 'idle', failures: 0, error: null, succeeded: true },
        ]),
      { timeout: 20_000 },
    );
  }, 60_000);

  it('works with the sync role’s rights, in a schema that it cannot change', async () => {
    let user: string | undefined;
    await start(
      job('who', async () => {
        const { rows } = await db.sync.query<{ usename: string }>(
          `SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name = 'gotgan worker' AND datname = current_database()`,
        );
        user = rows.map(({ usename }) => usename).join();
        return { outcome: 'done' };
      }),
    );
    await vi.waitFor(() => expect(user).toBe('gotgan_sync'), { timeout: 10_000 });
    const { rows } = await db.owner.query(
      `SELECT nspowner::regrole::text AS owner, has_schema_privilege('gotgan_sync', oid, 'CREATE') AS creates,
              has_schema_privilege('gotgan_web', oid, 'USAGE') AS web FROM pg_namespace WHERE nspname = 'gotgan_jobs'`,
    );
    expect(rows).toEqual([{ owner: 'gotgan_owner', creates: false, web: false }]);
    await expect(db.sync.query('TRUNCATE gotgan_jobs.job_common')).rejects.toThrow(/permission denied/);
    await expect(db.sync.query('DROP TABLE gotgan_jobs.queue CASCADE')).rejects.toThrow(/must be owner/);
  });

  it('works as the sync role by SET ROLE too, on a database with one login', async () => {
    const acting = new URL(db.urls.owner);
    acting.searchParams.set('options', '-c role=gotgan_sync');
    let done = false;
    const only = job('only', async () => {
      done = true;
      return { outcome: 'done' };
    });
    const urls = { owner: db.urls.owner, sync: acting.toString() };
    workers.push(await startWorker({ urls, pool: db.sync, jobs: [only], name: 'test' }));
    await vi.waitFor(() => expect(done).toBe(true), { timeout: 10_000 });
  });

  it('says what to do where the login may not create its schema', async () => {
    const urls = { owner: db.urls.web, sync: db.urls.sync };
    await expect(startWorker({ urls, pool: db.sync, jobs: [], name: 'test' })).rejects.toThrow(
      'CREATE SCHEMA gotgan_jobs AUTHORIZATION "gotgan_web"',
    );
  });

  it('does one job of a name at a time, also where two workers run', async () => {
    let now = 0;
    let most = 0;
    let done = 0;
    const open = Promise.withResolvers<void>();
    const slow = job('slow', async () => {
      now += 1;
      most = Math.max(most, now);
      await open.promise;
      now -= 1;
      done += 1;
      return { outcome: 'done' };
    });
    await start(slow);
    await vi.waitFor(() => expect(now).toBe(1), { timeout: 10_000 });
    let other = false;
    await start(
      slow,
      job('other', async () => {
        other = true;
        return { outcome: 'done' };
      }),
    );
    // The second worker has looked for work: what it found was the other job alone.
    await vi.waitFor(() => expect(other).toBe(true), { timeout: 10_000 });
    expect(most).toBe(1);
    open.resolve();
    await vi.waitFor(() => expect(done).toBe(1));
  }, 40_000);

  it('ends after what is under way, and leaves what takes too long', async () => {
    const [begun, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const worker = await start(
      job('short', async () => {
        begun.resolve();
        await release.promise;
        return { outcome: 'done' };
      }),
    );
    await begun.promise;
    const ended = worker.stop(10_000);
    release.resolve();
    expect(await ended).toBe(true);
    expect(await states()).toMatchObject([{ job: 'short', outcome: 'done' }]);

    const stuck = Promise.withResolvers<void>();
    const second = await start(
      job('long', async () => {
        stuck.resolve();
        await new Promise(() => undefined);
        return { outcome: 'done' };
      }),
    );
    await stuck.promise;
    expect(await second.stop(1000)).toBe(false);
    const { rows } = await db.web.query('SELECT name, ended_at IS NOT NULL AS ended FROM worker');
    expect(rows).toEqual([
      { name: 'test', ended: true },
      { name: 'test', ended: true },
    ]);
    workers = [];
  }, 40_000);

  it('forgets the schedule of what is not its job any more', async () => {
    const idle: Job['run'] = async () => ({ outcome: 'idle' });
    await (await start(job('old', idle), job('kept', idle))).stop(1000);
    await start(job('kept', idle, { cron: '*/5 * * * *' }));
    const { rows } = await db.sync.query('SELECT name, cron, timezone FROM gotgan_jobs.schedule');
    expect(rows).toEqual([{ name: 'kept', cron: '*/5 * * * *', timezone: 'Asia/Seoul' }]);
  });
});
