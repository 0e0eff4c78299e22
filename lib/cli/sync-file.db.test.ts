import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { gotgan } from '@/lib/cli/testing/site';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

/** `gotgan sync --source file` on files of indicator series, as an operator runs it. */
describe('gotgan sync --source file --path <dataset>', () => {
  let db: TestDatabase;
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-file-cli-'));
    settings = {
      DATABASE_URL: db.urls.owner,
      DATABASE_URL_SYNC: db.urls.sync,
      DATABASE_URL_WEB: db.urls.web,
      FINANCE_DATABASE_URL: db.urls['finance-owner'],
      GOTGAN_DATA_DIR: folder,
    };
  });
  afterAll(async () => {
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (file: string, ...flags: string[]) =>
    gotgan(
      ['sync', '--source', 'file', '--path', file, '--as-of', '2026-11-20', '--json', ...flags],
      settings,
    );
  const write = (name: string, lines: readonly string[]) => {
    const file = path.join(folder, name);
    writeFileSync(file, `\ufeff${lines.join('\n')}\n`);
    return file;
  };
  const relations = (stdout: string) => (JSON.parse(stdout) as { relations: unknown }).relations;
  const rows = async (sql: string) => (await db.web.query<Record<string, unknown>>(sql)).rows;
  const HEADER = '회계연도,지역명,자치단체명,본청여부,당초예산,최종예산,증감액,증감률';

  it('knows it by its columns, keeps rows out that do not say of whom they are, and takes it once', async () => {
    const file = write('a.csv', [HEADER, '2018,서울,서울중구,N,1,2,1,100', '2018,서울,중구,N,1,2,1,100']);
    const first = await run(file);
    expect([first.code, relations(first.stdout)]).toMatchObject([
      0,
      { series: { read: 2, inserted: 1, quarantined: 1 } },
    ]);
    expect(first.stderr).toContain('gotgan quarantine list');
    expect(await rows(`SELECT origin, partial, as_of_to::text FROM run`)).toEqual([
      { origin: 'a.csv (budget-revision)', partial: false, as_of_to: '2026-11-20' },
    ]);
    expect(await rows(`SELECT laf_cd, fyr, figures->'최종예산' AS final FROM series`)).toEqual([
      { laf_cd: '1112000', fyr: 2018, final: ['2', 'won'] },
    ]);
    expect(await rows(`SELECT relation, line, col, value, reason FROM quarantine`)).toEqual([
      { relation: 'series', line: 3, col: '자치단체명', value: '중구', reason: 'ambiguous_name' },
    ]);
    expect(relations((await run(file)).stdout)).toMatchObject({
      series: { read: 2, unchanged: 1, quarantined: 1 },
    });
    expect(await rows('SELECT count(*)::int AS n FROM quarantine')).toEqual([{ n: 1 }]);
  }, 120_000);

  it('can be named; a name that is none is refused, and so is a flag that does not go with it', async () => {
    const contracts = write('b.csv', ['laf_cd,ctrt_no,smz_ctrt_ymd', '1133000,1,20240101']);
    const named = await run(contracts, '--dataset', 'wcegcf');
    expect([named.code, relations(named.stdout)]).toMatchObject([0, { contract: { read: 1, inserted: 1 } }]);
    expect((await run(contracts, '--dataset', 'nothing')).stdout).toContain(
      'no dataset nothing: there are debt-ratio',
    );
    expect((await run(contracts, '--service', 'QWGJK')).code).toBe(2);
    const projects = write('c.csv', ['fyr,exe_ymd,laf_cd', '2026,20260630,1111000']);
    const refused = await run(projects);
    expect([refused.code, refused.stdout]).toMatchObject([
      2,
      expect.stringContaining('do not go with a file of projects'),
    ]);
  }, 120_000);

  const INDICATORS = '../shared/data/indicators';
  it.skipIf(!existsSync(INDICATORS))(
    'takes the published files in',
    async () => {
      const debt = await run(`${INDICATORS}/budget_debt_ratio.csv`);
      expect(relations(debt.stdout)).toMatchObject({
        indicator: { read: 3895, inserted: 3895, quarantined: 0 },
      });
      const autonomy = await run(`${INDICATORS}/finance_autonomy_2023.csv`);
      expect(relations(autonomy.stdout)).toMatchObject({
        indicator: { read: 228, inserted: 228, quarantined: 0 },
      });
      expect(autonomy.stderr).toContain('16 rows are sums or statistics of several governments: left out');
      // 2024: 광주 21.93, 서울 21.53, 대구 19.12, 세종 18.53, 대전 17.5 owe most (as published).
      expect(
        await rows(
          `SELECT laf_cd, value::text FROM indicator WHERE code = 'debt-ratio' AND fyr = 2024 ORDER BY indicator.value DESC LIMIT 5`,
        ),
      ).toEqual([
        { laf_cd: '2900000', value: '21.93' },
        { laf_cd: '1100000', value: '21.53' },
        { laf_cd: '2700000', value: '19.12' },
        { laf_cd: '3200000', value: '18.53' },
        { laf_cd: '3000000', value: '17.5' },
      ]);
      expect(
        await rows(
          `SELECT count(*)::int AS n FROM indicator WHERE code = 'debt-ratio' AND fyr = 2024 AND value = 0`,
        ),
      ).toEqual([{ n: 153 }]);
    },
    120_000,
  );

  const CONTRACTS = '../shared/data/contracts/gangnam_contracts_2024_sample.csv';
  it.skipIf(!existsSync(CONTRACTS))(
    'takes published contracts in as a part',
    async () => {
      const { code, stdout } = await run(CONTRACTS);
      expect([code, relations(stdout)]).toMatchObject([0, { contract: { read: 25, inserted: 25 } }]);
      expect(await rows('SELECT partial FROM run ORDER BY id DESC LIMIT 1')).toEqual([{ partial: true }]);
    },
    60_000,
  );
});
