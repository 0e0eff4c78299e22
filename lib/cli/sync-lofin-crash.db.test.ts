import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { gotgan } from '@/lib/cli/testing/site';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { childEnvironment } from '@/lib/env';
import { TEST_KEY } from '@/lib/sources/lofin/lofin.test-support';
import { projectRows } from '@/tests/support/lofin-rows';
import { type LofinServer, startLofinServer } from '@/tests/support/lofin-server';

const PAGES = 12;

/** A pull that is killed while pages come, as a process of its own. */
describe('gotgan sync --source lofin, killed', () => {
  let db: TestDatabase;
  let server: LofinServer;
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-lofin-crash-'));
    server = await startLofinServer({ services: { QWGJK: projectRows(PAGES * 1000 - 1) }, keys: [TEST_KEY] });
    settings = {
      DATABASE_URL: db.urls.owner,
      DATABASE_URL_SYNC: db.urls.sync,
      DATABASE_URL_WEB: db.urls.web,
      FINANCE_DATABASE_URL: db.urls['finance-owner'],
      GOTGAN_DATA_DIR: folder,
      LOFIN_BASE_URL: server.baseUrl,
      LOFIN_API_KEY: TEST_KEY,
    };
  });
  afterAll(async () => {
    await server.close();
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const FLAGS = ['sync', '--source', 'lofin', '--service', 'QWGJK', '--as-of', '2026-06-30', '--json'];
  const kept = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.zst')).length;

  it('goes on behind the last good page and ends whole', async () => {
    // From some page on none comes: the process is killed while it waits.
    const first = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', ...FLAGS], {
      stdio: 'ignore',
      env: childEnvironment({ ...settings, LOFIN_CONCURRENCY: '1' }),
    });
    await vi.waitUntil(() => server.requests.length >= 4, { timeout: 60_000, interval: 5 });
    server.faults.silent = Infinity;
    await vi.waitUntil(() => kept() >= 4 && kept() === server.requests.length - 1, {
      timeout: 30_000,
      interval: 5,
    });
    const before = kept();
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect((await db.web.query('SELECT FROM project')).rowCount).toBe(0);
    server.reset();
    const second = await gotgan(FLAGS, settings);
    expect([second.code, JSON.parse(second.stdout)]).toMatchObject([
      0,
      {
        inserted: PAGES * 1000 - 1,
        warnings: [`${before} pages were kept from an earlier pull that was cut off`],
      },
    ]);
    expect(server.requests).toHaveLength(PAGES - before);
    expect(second.stderr).toContain(`QWGJK: ${PAGES} of ${PAGES} pages`);
    expect(kept()).toBe(0);
  }, 180_000);
});
