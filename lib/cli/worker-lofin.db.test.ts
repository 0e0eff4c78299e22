import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { seoulDay } from '@/lib/domain/calendar';
import { childEnvironment } from '@/lib/env';
import { TEST_KEY } from '@/lib/sources/lofin/lofin.test-support';
import { projectRows } from '@/tests/support/lofin-rows';
import { type LofinServer, startLofinServer } from '@/tests/support/lofin-server';

const yesterday = seoulDay(new Date(Date.now() - 86_400_000));
const day = yesterday.replaceAll('-', '');

let db: TestDatabase;
let server: LofinServer;
let folder: string;
let worker: ChildProcess;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-worker-lofin-'));
  server = await startLofinServer({
    services: { QWGJK: projectRows(20, { day, year: Number(day.slice(0, 4)) }) },
    keys: [TEST_KEY],
  });
  worker = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', 'worker'], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: childEnvironment({
      DATABASE_URL: db.urls.owner,
      DATABASE_URL_SYNC: db.urls.sync,
      DATABASE_URL_WEB: db.urls.web,
      FINANCE_DATABASE_URL: db.urls['finance-owner'],
      GOTGAN_DATA_DIR: folder,
      LOFIN_BASE_URL: server.baseUrl,
      LOFIN_API_KEY: TEST_KEY,
    }),
  });
});
afterAll(async () => {
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
  await server.close();
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('reads the Open API by itself where it has a key: yesterday’s projects, and the contracts', async () => {
  const runs = async () => {
    const { rows } = await db.web.query<{ origin: string; state: string; read: number }>(
      `SELECT split_part(origin, ' ', 1) AS origin, state, read FROM run WHERE source = 'lofin'`,
    );
    return rows;
  };
  const asked = () => new Set(server.requests.map(({ service }) => service));
  await vi.waitFor(
    async () => expect(await runs()).toContainEqual({ origin: 'QWGJK', state: 'done', read: 20 }),
    {
      timeout: 120_000,
      interval: 250,
    },
  );
  const { rows } = await db.web.query(
    `SELECT DISTINCT as_of::text AS day FROM project WHERE source = 'lofin'`,
  );
  expect(rows).toEqual([{ day: yesterday }]);
  await vi.waitFor(() => expect(asked()).toContain('WCEGCF'), { timeout: 120_000, interval: 250 });
  const jobs = await db.web.query<{ job: string }>(
    `SELECT job FROM job_state WHERE job LIKE 'pull-lofin%' ORDER BY job`,
  );
  expect(jobs.rows.map(({ job }) => job)).toEqual(['pull-lofin', 'pull-lofin-contracts']);
}, 260_000);
