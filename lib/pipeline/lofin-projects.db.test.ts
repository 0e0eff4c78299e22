import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type LofinPull, pullLofin } from '@/lib/pipeline/lofin-pull';
import { Inputs, testRow } from '@/lib/pipeline/sync.test-support';
import { findService } from '@/lib/sources/lofin/catalogue/catalogue';
import { TrafficError } from '@/lib/sources/lofin/errors';
import { TEST_KEY } from '@/lib/sources/lofin/lofin.test-support';
import { LOFIN_DEFAULTS } from '@/lib/sources/lofin/settings';
import { hasPublishedRows, projectRows, publishedRows } from '@/tests/support/lofin-rows';
import { type LofinServer, startLofinServer } from '@/tests/support/lofin-server';

const service =
  findService('QWGJK') ??
  (() => {
    throw new Error('no QWGJK');
  })();
let db: TestDatabase;
let server: LofinServer;
let folder: string;
beforeAll(async () => {
  server = await startLofinServer({ services: { QWGJK: [] }, keys: [TEST_KEY] });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  db = await createTestDatabase(inject('testServer'));
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-pull-'));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const pull = (more: Partial<LofinPull> & { key?: string | null } = {}) => {
  const { key = TEST_KEY, ...rest } = more;
  return pullLofin({
    pool: db.sync,
    settings: { ...LOFIN_DEFAULTS, baseUrl: server.baseUrl, key },
    spoolFolder: folder,
    service,
    year: 2026,
    asOf: '2026-06-30',
    windowDays: 7,
    rest: async () => undefined,
    ...rest,
  });
};

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await db.web.query<Record<string, unknown>>(sql)).rows;
}
const coverage = () =>
  rows(
    `SELECT laf_cd, serving, verified_as_of::text AS verified, source FROM source_coverage ORDER BY laf_cd, source`,
  );
const JONGNO = projectRows(1500);
const JUNG = projectRows(20, { lafCd: '1112000' });

describe('a snapshot of the nation', () => {
  beforeEach(() => {
    server.services['QWGJK'] = [...JONGNO, ...JUNG];
  });

  it('is taken in whole, kept as published, and leaves no pages behind', async () => {
    const told: number[][] = [];
    const report = await pull({ progress: (...progress) => told.push(progress) });
    expect(report).toMatchObject({
      source: 'lofin',
      read: 1520,
      inserted: 1520,
      quarantined: 0,
      warnings: [],
    });
    expect(told.at(-1)).toEqual([2, 2]);
    expect(await rows('SELECT source, origin, partial, state FROM run')).toEqual([
      { source: 'lofin', origin: 'QWGJK 2026 as of 2026-06-30', partial: false, state: 'done' },
    ]);
    expect(await coverage()).toEqual(
      ['1111000', '1112000'].map((laf_cd) => ({
        laf_cd,
        serving: true,
        verified: '2026-06-30',
        source: 'lofin',
      })),
    );
    expect(await rows('SELECT format, rows FROM raw_block ORDER BY id')).toEqual([
      { format: 'jsonl', rows: 1000 },
      { format: 'jsonl', rows: 520 },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a day later removes what is gone, leaves a government that is not in it, and changes no unchanged row', async () => {
    await pull();
    server.services['QWGJK'] = projectRows(1490, { day: '20260701' });
    const report = await pull({ asOf: '2026-07-01' });
    expect(report).toMatchObject({ read: 1490, unchanged: 1490, inserted: 0, updated: 0, removed: 10 });
    expect(
      await rows(`SELECT laf_cd, count(*)::int AS n FROM project WHERE removed_as_of IS NOT NULL GROUP BY 1`),
    ).toEqual([{ laf_cd: '1111000', n: 10 }]);
  });

  it('that does not settle gives way to the day before, and says so', async () => {
    server.services['QWGJK'] = [...JONGNO, ...JONGNO.map((row) => ({ ...row, exe_ymd: '20260629' }))];
    // Every reading of the day finds a row on two pages; the day before does not.
    server.services['QWGJK'] = server.services['QWGJK'].map((row, index) =>
      index === 1200 ? (JONGNO[3] ?? row) : row,
    );
    const report = await pull();
    expect(report).toMatchObject({ inserted: 1500 });
    expect(report.warnings[0]).toMatch(
      /^the day 2026-06-30 did not settle: 1500 rows announced, 1500 came, 1499 of them different \(read 3 times\): 2026-06-29 was read instead$/,
    );
    expect(await rows('SELECT origin, as_of_to::text FROM run')).toEqual([
      { origin: 'QWGJK 2026 as of 2026-06-29', as_of_to: '2026-06-29' },
    ]);
  });

  it('of another year, however often it is asked for, fails and changes nothing', async () => {
    server.faults.wrongYear = Infinity;
    await expect(pull()).rejects.toThrow('a row with fyr 2025 where 2026 was asked for');
    expect(await rows('SELECT state, read FROM run')).toEqual([{ state: 'failed', read: 0 }]);
    expect(await rows('SELECT FROM project')).toEqual([]);
  });

  it('for which nothing is published is missing, neither zero nor an error', async () => {
    await pull();
    const report = await pull({ asOf: '2026-07-02' });
    expect(report.warnings).toContain('nothing is published for QWGJK 2026: missing, not zero');
    expect(report).toMatchObject({ read: 0, removed: 0, refused: [] });
    expect(await coverage()).toMatchObject([{ verified: '2026-06-30' }, { verified: '2026-06-30' }]);
  });

  it('in a trial changes nothing and keeps its pages for the run that follows', async () => {
    expect(await pull({ dryRun: true })).toMatchObject({ run: null, inserted: 1520 });
    server.reset();
    expect((await pull()).inserted).toBe(1520);
    expect(server.requests).toEqual([]);
  });

  it('cut off by used-up traffic says how to go on, and goes on', async () => {
    server.faults.traffic = 1;
    const error: unknown = await pull().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TrafficError);
    expect(String(error)).toContain(
      'gotgan sync --source lofin --service QWGJK --year 2026 --as-of 2026-06-30',
    );
    server.reset();
    const report = await pull();
    expect(report.warnings).toEqual(['1 pages were kept from an earlier pull that was cut off']);
    expect(server.requests.map(({ page }) => page)).toEqual([2]);
    expect(report.inserted).toBe(1520);
  });
});

describe('a pull that names no day', () => {
  // 09:00 in Seoul on 2026-07-01: the newest day is the one before.
  const newest = (day: string) => ({ today: new Date(`${day}T00:00:00Z`) });
  const automatic = (day: string) => pullNewest(newest(day));
  const pullNewest = (more: Partial<LofinPull>) =>
    pullLofin({
      pool: db.sync,
      settings: { ...LOFIN_DEFAULTS, baseUrl: server.baseUrl, key: TEST_KEY },
      spoolFolder: folder,
      service,
      windowDays: 7,
      rest: async () => undefined,
      ...more,
    });

  it('reads the day before, or the one before that where nothing is published yet', async () => {
    server.services['QWGJK'] = JUNG;
    expect((await automatic('2026-07-01')).warnings).toEqual([]);
    const report = await automatic('2026-07-02');
    expect(report.warnings[0]).toBe('nothing is published yet as of 2026-07-01: 2026-06-30 was read instead');
    expect(server.requests.map(({ params }) => params['exe_ymd'])).toEqual([
      '20260630',
      '20260701',
      '20260630',
    ]);
  });

  it('of a year that is over reads its last day', async () => {
    server.services['QWGJK'] = projectRows(3, { year: 2025, day: '20251231' });
    expect((await pullNewest({ ...newest('2026-07-01'), year: 2025 })).inserted).toBe(3);
  });

  it('goes on the next day with the pull that used-up traffic cut off, then with the newest', async () => {
    server.services['QWGJK'] = [...JONGNO, ...projectRows(1500, { day: '20260701' })];
    server.faults.traffic = 1;
    await expect(automatic('2026-07-01')).rejects.toThrow(TrafficError);
    server.reset();
    await automatic('2026-07-02');
    await automatic('2026-07-02');
    expect(server.requests.map(({ params, page }) => [params['exe_ymd'], page])).toEqual([
      ['20260630', 2],
      ['20260701', 1],
      ['20260701', 2],
    ]);
  });
});

describe('a snapshot of one government', () => {
  it('is whole for it, and silent on every other', async () => {
    server.services['QWGJK'] = [...JONGNO, ...JUNG];
    await pull();
    server.services['QWGJK'] = [
      ...projectRows(1490, { day: '20260701' }),
      ...projectRows(1, { day: '20260701', lafCd: '1112000' }),
    ];
    const report = await pull({ asOf: '2026-07-01', government: '1111000' });
    expect(server.requests.at(-1)?.params).toEqual({ fyr: '2026', exe_ymd: '20260701', laf_cd: '1111000' });
    expect(report).toMatchObject({ read: 1490, removed: 10 });
    expect(await coverage()).toMatchObject([
      { laf_cd: '1111000', verified: '2026-07-01' },
      { laf_cd: '1112000', verified: '2026-06-30' },
    ]);
  });
});

describe('a sample', () => {
  beforeEach(() => {
    server.services['QWGJK'] = [...JONGNO.slice(0, 3), ...JUNG];
  });

  it('is marked as such, is never whole and removes nothing', async () => {
    await pull();
    const report = await pull({ key: null });
    expect(report).toMatchObject({ read: 5, removed: 0 });
    expect(report.warnings[0]).toMatch(/^sample mode: the first five rows only/);
    expect(await rows('SELECT origin, partial FROM run ORDER BY id DESC LIMIT 1')).toEqual([
      { origin: 'QWGJK 2026 as of 2026-06-30, sample of the first five rows', partial: true },
    ]);
  });

  it('comes for a key that is not registered, too', async () => {
    server.faults.samplesForUnknownKeys = true;
    const report = await pull({ key: 'not-registered-at-all' });
    expect(report).toMatchObject({ read: 5, inserted: 5 });
    expect(report.warnings[0]).toMatch(/^sample mode/);
    expect(await rows('SELECT partial FROM run')).toEqual([{ partial: true }]);
  });

  it('takes no government over from a source that has all of it', async () => {
    const inputs = new Inputs();
    await inputs.sync(db.sync, [testRow('A'), testRow('B')], { partial: false });
    const report = await pull({ key: null });
    inputs.remove();
    expect(report.read).toBe(2);
    expect(report.warnings).toContain(
      'sample rows of 1111000 were left out: another source serves all of it',
    );
    expect(await coverage()).toMatchObject([
      { laf_cd: '1111000', serving: true, source: 'file' },
      { laf_cd: '1112000', serving: true, source: 'lofin', verified: null },
    ]);
  });
});

describe('the key', () => {
  it('stands in no table, whatever the service says', async () => {
    server.services['QWGJK'] = JUNG.map((row) => ({ ...row, dbiz_nm: `사업 ${TEST_KEY}` }));
    await pull();
    server.faults.tellsAddress = true;
    server.faults.codes = ['ERROR-290'];
    await expect(pull()).rejects.toThrow('ERROR-290');
    const dump = JSON.stringify([await rows('SELECT * FROM run'), await rows('SELECT name FROM project')]);
    expect(dump).toContain('[key]');
    expect(dump).not.toContain('TESTKEY');
    const { unpackBlock } = await import('@/lib/pipeline/blocks');
    const { rows: blocks } = await db.owner.query<{ data: Buffer }>('SELECT data FROM raw_block');
    expect(blocks.map(({ data }) => unpackBlock(data).toString()).join('')).not.toContain('TESTKEY');
    expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
  });
});

describe.skipIf(!hasPublishedRows)('published rows', () => {
  it('come through the protocol as they come from the file', async () => {
    server.services['QWGJK'] = publishedRows();
    const report = await pull();
    expect(report).toMatchObject({ read: 1645, inserted: 1645, quarantined: 0, warnings: [] });
    expect(
      await rows(
        `SELECT sum(projects)::text AS projects, count(*)::text AS governments, sum(current_budget)::text AS current,
                sum(spent)::text AS spent FROM rollup_government WHERE field_cd = '*'`,
      ),
    ).toEqual([{ projects: '1645', governments: '243', current: '14245365384703', spent: '8894271699331' }]);
  });
});
