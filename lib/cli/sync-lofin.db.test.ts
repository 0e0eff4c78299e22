import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { gotgan } from '@/lib/cli/testing/site';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { TEST_KEY } from '@/lib/sources/lofin/lofin.test-support';
import { projectRows } from '@/tests/support/lofin-rows';
import { type LofinServer, startLofinServer } from '@/tests/support/lofin-server';

/** `gotgan sync --source lofin` as an operator runs it, against a server that speaks the protocol. */
describe('gotgan sync --source lofin', () => {
  let db: TestDatabase;
  let server: LofinServer;
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-lofin-cli-'));
    server = await startLofinServer({ services: {}, keys: [TEST_KEY] });
    settings = {
      DATABASE_URL: db.urls.owner,
      DATABASE_URL_SYNC: db.urls.sync,
      DATABASE_URL_WEB: db.urls.web,
      FINANCE_DATABASE_URL: db.urls['finance-owner'],
      GOTGAN_DATA_DIR: folder,
      LOFIN_BASE_URL: server.baseUrl,
      LOFIN_API_KEY: TEST_KEY,
      LOG_LEVEL: 'trace',
    };
  });
  afterAll(async () => {
    await server.close();
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    server.reset();
    server.services = {
      QWGJK: projectRows(30),
      FNCST: [{ fyr: '2026', laf_cd: '1111000', rate2: '27.85' }],
    };
  });

  const run = (flags: string, more: Record<string, string> = {}) =>
    gotgan(['sync', '--source', 'lofin', ...flags.split(' ')], { ...settings, ...more });
  const document = (stdout: string) => JSON.parse(stdout) as Record<string, unknown>;

  it('prints one report for one service, and where it failed why, with exit code 4 and nothing changed', async () => {
    const done = await run('--service QWGJK --year 2026 --as-of 2026-06-30 --json');
    expect([done.code, document(done.stdout)]).toMatchObject([
      0,
      { service: 'QWGJK', source: 'lofin', read: 30, inserted: 30, refused: [], warnings: [] },
    ]);
    server.faults.codes = ['ERROR-290'];
    server.faults.tellsAddress = true;
    const failed = await run('--service QWGJK --year 2026 --as-of 20260630 --json');
    expect(failed.code).toBe(4);
    expect(document(failed.stdout)).toMatchObject({ exit_code: 4 });
    expect(failed.stdout).toContain('nothing was changed: QWGJK page 1: ERROR-290 the key is not valid');
    expect((await db.web.query('SELECT count(*)::int AS n FROM project')).rows).toEqual([{ n: 30 }]);
    for (const said of [done.stdout, done.stderr, failed.stdout, failed.stderr]) {
      expect(said).not.toContain('TESTKEY');
    }
  }, 120_000);

  it('runs several services one by one, and tells of each', async () => {
    const { code, stdout } = await run('--service fncst,HEDFC,NONE --year 2026 --json');
    expect([code, stdout]).toMatchObject([2, expect.stringContaining('no service NONE')]);
    const several = await run('--service fncst,HEDFC --year 2026 --as-of 2026-06-30 --json');
    expect(several.code).toBe(4);
    expect(document(several.stdout)).toMatchObject({
      runs: [
        {
          service: 'FNCST',
          refused: [],
          relations: { indicator: { read: 1, inserted: 1 }, series: { read: 1 } },
        },
        { service: 'HEDFC', exit_code: 4, error: expect.stringContaining('ERROR-310') as string },
      ],
    });
    expect(several.stderr).toContain('indicator: 1 read · 1 inserted');
  }, 120_000);

  it('stops all of them when the daily traffic is used up, and says how to go on', async () => {
    server.faults.traffic = 0;
    const { code, stdout } = await run('--service QWGJK,FNCST --year 2026 --as-of 2026-06-29 --json');
    expect(code).toBe(4);
    const { runs } = document(stdout);
    expect(runs).toMatchObject([
      {
        service: 'QWGJK',
        exit_code: 4,
        error: expect.stringContaining('Go on after 00:00 (Seoul): gotgan sync') as string,
      },
    ]);
    expect(server.requests).toHaveLength(1);
  }, 60_000);

  it('without a key says that it is a sample', async () => {
    const { code, stdout, stderr } = await run('--service QWGJK --year 2026 --as-of 2026-06-30 --json', {
      LOFIN_API_KEY: '',
    });
    expect([code, document(stdout)['read']]).toEqual([0, 5]);
    expect(stderr).toContain('warning: sample mode: the first five rows only');
  }, 60_000);

  it.each([
    ['--year 2026', '--source lofin needs --service'],
    ['--service QWGJK --year 26', '--year is a year of four digits'],
    ['--service QWGJK --as-of 2026-02-30', '--as-of is a day'],
    ['--service QWGJK --government 종로구', '--government is a code of seven digits'],
    ['--service QWGJK --government 9999999', 'no government has ever had the code 9999999'],
    ['--service QWGJK --window-days 3', '--window-days goes with the contracts'],
  ])(
    'refuses %s',
    async (flags, message) => {
      const { code, stderr } = await run(flags);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(server.requests).toEqual([]);
    },
    60_000,
  );
});
