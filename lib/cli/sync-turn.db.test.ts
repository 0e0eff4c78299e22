import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { gotgan } from '@/lib/cli/testing/site';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { childEnvironment } from '@/lib/env';

/** Two `gotgan sync` at once, as processes of their own, on one portal. */
describe('a second sync', () => {
  let db: TestDatabase;
  let blocker: pg.Client;
  let settings: Record<string, string>;
  let first: ChildProcess;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    settings = {
      DATABASE_URL: db.urls.owner,
      DATABASE_URL_SYNC: db.urls.sync,
      DATABASE_URL_WEB: db.urls.web,
      FINANCE_DATABASE_URL: db.urls['finance-owner'],
    };
    // The first one is held in the middle: nobody may read the projects.
    blocker = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE finance.project IN ACCESS EXCLUSIVE MODE');
    first = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', 'sync', '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: childEnvironment(settings),
    });
    await vi.waitUntil(async () => (await running()).length === 1, { timeout: 100_000, interval: 50 });
  });
  afterAll(async () => {
    first.kill('SIGKILL');
    await blocker.end();
    await db.drop();
  });

  async function running(): Promise<string[]> {
    const { rows } = await db.sync.query<{ id: string }>(`SELECT id FROM run WHERE state = 'running'`);
    return rows.map(({ id }) => id);
  }
  const holder = () => `process ${first.pid} on ${os.hostname()}, from finance-db, since 20`;

  it('leaves with a code of its own and names the other one, where it is not to wait', async () => {
    const second = await gotgan(['sync', '--no-wait', '--json'], settings);
    expect(second.code).toBe(5);
    expect(second.stderr).toContain(`another sync is running (${holder()}`);
    expect(JSON.parse(second.stdout)).toMatchObject({ exit_code: 5 });
    expect(await running()).toHaveLength(1);
  }, 150_000);

  it('waits for the other one, which it names, and then does its work', async () => {
    const second = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', 'sync', '--json'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: childEnvironment(settings),
    });
    let said = '';
    second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await vi.waitUntil(() => said.includes('waiting for it to end'), { timeout: 100_000 });
    expect(said).toContain(`another sync is running (${holder()}`);
    const ended = Promise.all([once(first, 'exit'), once(second, 'exit')]);
    await blocker.query('ROLLBACK');
    expect((await ended).map(([code]: unknown[]) => code)).toEqual([0, 0]);
    const { rows } = await db.sync.query('SELECT state FROM run ORDER BY id');
    expect(rows).toEqual([{ state: 'done' }, { state: 'done' }]);
  }, 150_000);
});
