import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { superviseWorker } from '@/lib/cli/site/worker-process';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { childEnvironment } from '@/lib/env';
import { JOBS_SCHEMA } from '@/lib/worker/jobs-schema';

/** `gotgan worker` as a process of its own. */
describe('the worker', () => {
  let db: TestDatabase;
  let boss: PgBoss;
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    boss = new PgBoss({
      connectionString: db.urls.sync,
      schema: JOBS_SCHEMA,
      migrate: false,
      supervise: false,
      schedule: false,
      application_name: 'test',
      max: 1,
    });
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await boss.stop({ graceful: false });
    await db.drop();
  });

  async function start(): Promise<ChildProcess> {
    const started = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', 'worker'], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: childEnvironment({
        DATABASE_URL: db.urls.owner,
        DATABASE_URL_SYNC: db.urls.sync,
        DATABASE_URL_WEB: db.urls.web,
        FINANCE_DATABASE_URL: db.urls['finance-owner'],
        INSTANCE_NAME: 'worker under test',
      }),
    });
    child = started;
    return started;
  }
  const pullState = async () => {
    const { rows } = await db.web.query<{ outcome: string; started_at: Date }>(
      `SELECT outcome, started_at FROM job_state WHERE job = 'pull-finance-db'`,
    );
    return rows[0];
  };
  const runs = async () => {
    const { rows } = await db.web.query<{ state: string; read: number }>(
      'SELECT state, read FROM run ORDER BY id',
    );
    return rows;
  };
  /** What the worker's process holds: its queue, and a run in the middle. */
  const connections = async () => {
    const { rows } = await db.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND (application_name = 'gotgan worker' OR application_name LIKE 'gotgan sync %')`,
    );
    return rows[0]?.n;
  };
  const insert = (code: string) =>
    db.financeOwner.query(
      `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm)
       VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계')`,
    );
  /** Asks for a pull now, and waits for what comes of it. */
  async function pull(outcome: string): Promise<void> {
    await vi.waitFor(
      async () => {
        await boss.send('pull-finance-db');
        expect((await pullState())?.outcome).toBe(outcome);
      },
      { timeout: 60_000, interval: 500 },
    );
  }

  it('pulls by itself; looks that find nothing write no run', async () => {
    await insert('1');
    await start();
    await vi.waitFor(async () => expect(await runs()).toEqual([{ state: 'done', read: 1 }]), {
      timeout: 60_000,
    });
    await boss.start();
    await pull('idle');
    expect(await runs()).toHaveLength(1);
    await insert('2');
    await vi.waitFor(
      async () => {
        await boss.send('pull-finance-db');
        expect(await runs()).toEqual([
          { state: 'done', read: 1 },
          { state: 'done', read: 1 },
        ]);
      },
      { timeout: 60_000, interval: 500 },
    );
  }, 150_000);

  it('ends on Ctrl-C, followed by the word of its parent, with what it had to say, and leaves no connection', async () => {
    expect(await connections()).toBeGreaterThan(0);
    const ended = once(child ?? process, 'exit');
    child?.kill('SIGINT');
    child?.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const { rows } = await db.web.query('SELECT name, ended_at IS NOT NULL AS ended, restarts FROM worker');
    expect(rows).toEqual([{ name: 'worker under test', ended: true, restarts: 0 }]);
    await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 20_000 });
  }, 60_000);

  it('ends in the middle of a run that takes too long; the next one starts from the state before it', async () => {
    await insert('3');
    const blocker = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE finance.change IN ACCESS EXCLUSIVE MODE');
    await db.sync.query(
      `UPDATE job_state SET succeeded_at = now() - interval '1 hour' WHERE job = 'pull-finance-db'`,
    );
    const started = await start();
    await vi.waitFor(async () => expect((await pullState())?.outcome).toBe('running'), { timeout: 60_000 });
    const ended = once(started, 'exit');
    started.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await runs()).toHaveLength(2);
    await start();
    await vi.waitFor(async () => expect(await runs()).toHaveLength(3), { timeout: 100_000 });
    await vi.waitFor(async () => expect((await runs())[2]).toEqual({ state: 'done', read: 1 }), {
      timeout: 30_000,
    });
  }, 180_000);
});

describe('the worker beside the site', () => {
  it('is started again when it crashed, is told how often, and ends with its site', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-worker-'));
    const file = path.join(folder, 'lives');
    // A stand-in that notes each of its lives and crashes in the first two.
    const script = `
      const restarts = process.env.GOTGAN_WORKER_RESTARTS;
      require('node:fs').appendFileSync(${JSON.stringify(file)}, restarts + ' ' + process.pid + '\\n');
      if (restarts < 2) process.exit(1);
      setInterval(() => {}, 1000);`;
    const worker = superviseWorker({}, ['-e', script]);
    const lives = () => readFileSync(file, 'utf8').trim().split('\n');
    await vi.waitFor(() => expect(lives().map((life) => life.split(' ')[0])).toEqual(['0', '1', '2']), {
      timeout: 15_000,
    });
    const pid = Number(lives()[2]?.split(' ')[1]);
    await worker.stop();
    expect(() => process.kill(pid, 0)).toThrow();
    rmSync(folder, { recursive: true });
  }, 30_000);
});
