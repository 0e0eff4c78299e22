import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type LofinPull, pullLofin } from '@/lib/pipeline/lofin-pull';
import { findService } from '@/lib/sources/lofin/catalogue/catalogue';
import { TEST_KEY } from '@/lib/sources/lofin/lofin.test-support';
import { LOFIN_DEFAULTS } from '@/lib/sources/lofin/settings';
import { type LofinServer, type LofinTestRow, startLofinServer } from '@/tests/support/lofin-server';

let db: TestDatabase;
let server: LofinServer;
let folder: string;
beforeAll(async () => {
  server = await startLofinServer({ services: {}, keys: [TEST_KEY] });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  server.services = {};
  db = await createTestDatabase(inject('testServer'));
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-pull-'));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const pull = (code: string, more: Partial<LofinPull> = {}) => {
  const service = findService(code);
  if (service === null) throw new Error(`no ${code}`);
  return pullLofin({
    pool: db.sync,
    settings: { ...LOFIN_DEFAULTS, baseUrl: server.baseUrl, key: TEST_KEY },
    spoolFolder: folder,
    service,
    asOf: '2026-11-20',
    windowDays: 3,
    rest: async () => undefined,
    ...more,
  });
};
async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await db.web.query<Record<string, unknown>>(sql)).rows;
}

const year = (laf_cd: string, more: LofinTestRow): LofinTestRow => ({
  fyr: '2024',
  wa_laf_cd: `${laf_cd.slice(0, 2)}00000`,
  laf_cd,
  laf_hg_nm: laf_cd,
  lup_ord: 1,
  ...more,
});

describe('a service of a year', () => {
  it('fills series and indicators, and leaves the total of the nation out', async () => {
    server.services['FNCST'] = [
      year('1111000', { pfa_amt2: 100, pfa_amt3: 28, rate1: '41.2', rate2: '  27.85' }),
      year('1112000', { pfa_amt2: 100, pfa_amt3: 50, rate1: '60.0', rate2: '50.10' }),
      year('0000000', { pfa_amt2: 200, pfa_amt3: 78, rate1: '50.0', rate2: '39.00' }),
    ];
    const report = await pull('FNCST', { year: 2024 });
    expect(report.refused).toEqual([]);
    expect(report.warnings).toEqual(['1 rows are totals of the nation or of a tier: left out']);
    expect(
      await rows(`SELECT laf_cd, basis, value::text, source FROM indicator ORDER BY laf_cd, basis`),
    ).toEqual([
      { laf_cd: '1111000', basis: 'settled', value: '27.85', source: 'lofin' },
      { laf_cd: '1111000', basis: 'settled/before-2014', value: '41.2', source: 'lofin' },
      { laf_cd: '1112000', basis: 'settled', value: '50.1', source: 'lofin' },
      { laf_cd: '1112000', basis: 'settled/before-2014', value: '60', source: 'lofin' },
    ]);
    expect(
      await rows(`SELECT dataset, fyr, figures->'rate2' AS rate2 FROM series WHERE laf_cd = '1111000'`),
    ).toEqual([{ dataset: 'FNCST', fyr: 2024, rate2: ['27.85', 'percent'] }]);
  });

  it('keeps the other basis of an indicator and the other stage of revenue', async () => {
    server.services = {
      FNCST: [year('1111000', { rate2: '27.85' })],
      JFIED: [year('1111000', { rate2: '25.5' })],
      FIRVBG: ['110', '120'].map((armk_cd) =>
        year('1111000', { armk_cd, armk_nm: armk_cd, last_bdg_tott_amt: 5 }),
      ),
      FIACRV: ['110', '120'].map((armk_cd) =>
        year('1111000', { armk_cd, armk_nm: armk_cd, lvl_no: '1', tott_sum_amt: 6 }),
      ),
    };
    for (const code of ['FNCST', 'JFIED', 'FIRVBG', 'FIACRV']) await pull(code, { year: 2024 });
    server.services['FIACRV'] = [
      year('1111000', { armk_cd: '110', armk_nm: '110', lvl_no: '1', tott_sum_amt: 7 }),
    ];
    await pull('FIACRV', { year: 2024, asOf: '2026-11-21' });
    expect(
      await rows(`SELECT basis, value::text FROM indicator WHERE removed_as_of IS NULL ORDER BY basis`),
    ).toEqual([
      { basis: 'final', value: '25.5' },
      { basis: 'settled', value: '27.85' },
    ]);
    expect(
      await rows(
        `SELECT stage, item_cd, amount::text, removed_as_of::text AS gone FROM revenue ORDER BY stage, item_cd`,
      ),
    ).toEqual([
      { stage: 'budget', item_cd: '110', amount: '5', gone: null },
      { stage: 'budget', item_cd: '120', amount: '5', gone: null },
      { stage: 'settled', item_cd: '110', amount: '7', gone: null },
      { stage: 'settled', item_cd: '120', amount: '6', gone: '2026-11-21' },
    ]);
  });

  it('of one government leaves the others as they are', async () => {
    server.services['AJGCF'] = [year('1111000', { tot_pfa_amt: 5 }), year('1112000', { tot_pfa_amt: 6 })];
    await pull('AJGCF', { year: 2024 });
    server.services['AJGCF'] = [year('1111000', { tot_pfa_amt: 7 }), year('1112000', { tot_pfa_amt: 8 })];
    await pull('AJGCF', { year: 2024, asOf: '2026-11-21', government: '1111000' });
    expect(
      await rows(`SELECT laf_cd, figures->'tot_pfa_amt'->>0 AS total FROM series ORDER BY laf_cd`),
    ).toEqual([
      { laf_cd: '1111000', total: '7' },
      { laf_cd: '1112000', total: '6' },
    ]);
  });

  it('with a row that cannot be read keeps that row out and takes the others', async () => {
    server.services['ABIFB'] = [
      year('1111000', {
        fld_cd: '080',
        fld_nm: '사회복지',
        sect_cd: '081',
        sect_nm: '기초생활보장',
        ep_amt: '12',
      }),
      year('1111000', { fld_cd: '080', fld_nm: '사회복지', sect_cd: '08A', sect_nm: '보육', ep_amt: '십이' }),
    ];
    await pull('ABIFB', { year: 2024 });
    expect(await rows('SELECT section_cd, amount::text FROM settlement')).toEqual([
      { section_cd: '081', amount: '12' },
    ]);
    expect(await rows('SELECT relation, col, value, reason FROM quarantine')).toEqual([
      { relation: 'settlement', col: 'amount', value: '십이', reason: 'text_in_amount' },
    ]);
  });
});

describe('services of a day', () => {
  it('HCFDA is asked government by government', async () => {
    const row = (laf_cd: string) =>
      year(laf_cd, {
        fyr: '2026',
        exe_ymd: '20261120',
        fld_cd: '080',
        fld_nm: '사회복지',
        ep_amt: 5,
        bdg_camt_amt: 9,
      });
    server.services['HCFDA'] = [row('1111000'), row('1112000')];
    const report = await pull('HCFDA');
    // The register has 243 governments on that day; two of them have rows.
    expect(server.requests).toHaveLength(243);
    expect(report.warnings).toContain('nothing is published for 241 governments: missing, not zero');
    expect(await rows(`SELECT laf_cd, item_cd, as_of::text FROM series ORDER BY laf_cd`)).toEqual([
      { laf_cd: '1111000', item_cd: '080', as_of: '2026-11-20' },
      { laf_cd: '1112000', item_cd: '080', as_of: '2026-11-20' },
    ]);
    server.requests.length = 0;
    await pull('HCFDA', { government: '1112000' });
    expect(server.requests.map(({ params }) => params['laf_cd'])).toEqual(['1112000']);
  });

  it('SIHHC keeps the revenue of each item as of the day', async () => {
    server.services['SIHHC'] = [
      year('1111000', {
        fyr: '2026',
        txrv_ymd: '20261120',
        txrv_com_cls_cd_nm: '일반회계',
        armk_cd: '111',
        armk_nm: '취득세',
        ldy_aggr_amt: 100,
        tsd_rv_amt: 5,
      }),
    ];
    await pull('SIHHC');
    expect(await rows('SELECT item_cd, item_nm, figures FROM series')).toEqual([
      {
        item_cd: '일반회계|111',
        item_nm: '일반회계 · 취득세',
        figures: { ldy_aggr_amt: ['100', 'won'], tsd_rv_amt: ['5', 'won'] },
      },
    ]);
  });
});

const contract = (day: string, number: string, more: LofinTestRow = {}): LofinTestRow => ({
  laf_cd: '1133000',
  laf_hg_nm: '서울특별시 강남구',
  ctrt_ldgr_mng_no: number,
  data_crt_ymd: day,
  ctrt_mth_nm: '수의1인견적',
  ctrt_knd_nm: '용역',
  ctrt_trgt_nm: `계약 ${number}`,
  smz_ctrt_ymd: day,
  clt_nm: '㈜가나',
  sbc_yn: 'N',
  ctrt_tot_tott_amt: 1000,
  ...more,
});

describe('contracts', () => {
  const stored = () =>
    rows(
      `SELECT contract_no, contracted_on::text AS day, amount::text, removed_as_of::text AS gone FROM contract ORDER BY contracted_on, contract_no, revision`,
    );

  it('come day by day, twice each; a late edit and a removal within the window are found', async () => {
    const twice = contract('20261119', '202600200001');
    server.services['WCEGCF'] = [
      contract('20261118', '202600200000'),
      twice,
      twice,
      contract('20261110', '202600200009'),
    ];
    const first = await pull('WCEGCF');
    expect(first.refused).toEqual([]);
    expect(server.requests.map(({ params }) => params['smz_ctrt_ymd']).sort()).toEqual([
      '20261118',
      '20261118',
      '20261119',
      '20261119',
      '20261120',
    ]);
    expect(await stored()).toEqual([
      { contract_no: '202600200000', day: '2026-11-18', amount: '1000', gone: null },
      { contract_no: '202600200001', day: '2026-11-19', amount: '1000', gone: null },
      { contract_no: '202600200001', day: '2026-11-19', amount: '1000', gone: null },
    ]);
    server.services['WCEGCF'] = [
      contract('20261119', '202600200001', { ctrt_tot_tott_amt: 1100, data_crt_ymd: '20261120' }),
    ];
    await pull('WCEGCF', { asOf: '2026-11-21', windowDays: 4 });
    // Nothing is published for the 18th now: missing, not zero.
    expect(await stored()).toEqual([
      { contract_no: '202600200000', day: '2026-11-18', amount: '1000', gone: null },
      { contract_no: '202600200001', day: '2026-11-19', amount: '1100', gone: null },
      { contract_no: '202600200001', day: '2026-11-19', amount: '1000', gone: '2026-11-21' },
    ]);
  });

  it('of a government of which a day has none any more are gone with the others of that day alone', async () => {
    const other = contract('20261119', '202600200007', { laf_cd: '1111000', laf_hg_nm: '서울특별시 종로구' });
    server.services['WCEGCF'] = [
      contract('20261119', '202600200001'),
      other,
      { ...other, smz_ctrt_ymd: '20261110' },
    ];
    await pull('WCEGCF', { windowDays: 11 });
    server.services['WCEGCF'] = [contract('20261119', '202600200001')];
    await pull('WCEGCF', { asOf: '2026-11-21', windowDays: 4 });
    expect(
      await rows(`SELECT contracted_on::text AS day FROM contract WHERE removed_as_of IS NULL ORDER BY 1`),
    ).toEqual([{ day: '2026-11-10' }, { day: '2026-11-19' }]);
  });

  it('of a day that does not stay the same while it is read are not taken', async () => {
    server.services['WCEGCF'] = [contract('20261119', '202600200001')];
    server.faults.unsteady = Infinity;
    await expect(pull('WCEGCF')).rejects.toThrow('a second reading brought other rows');
    expect(await stored()).toEqual([]);
    expect(await rows('SELECT state FROM run')).toEqual([{ state: 'failed' }]);
  });

  const SAMPLE = '../shared/data/contracts/gangnam_contracts_2024_sample.csv';
  it.skipIf(!existsSync(SAMPLE))('as published are all taken in', async () => {
    server.services['WCEGCF'] = parse<Record<string, string>>(readFileSync(SAMPLE), {
      columns: true,
      bom: true,
    });
    const report = await pull('WCEGCF', { asOf: '2024-12-31', windowDays: 366 });
    expect(report.refused).toEqual([]);
    expect(await rows('SELECT count(*)::int AS n, sum(amount)::text AS sum FROM contract')).toEqual([
      {
        n: 25,
        sum: String(
          server.services['WCEGCF'].reduce((sum, row) => sum + Number(row['ctrt_tot_tott_amt']), 0),
        ),
      },
    ]);
    expect(await rows('SELECT FROM quarantine')).toEqual([]);
  });
});
