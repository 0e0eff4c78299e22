import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Government } from '@/lib/domain/governments';
import { listGovernments } from '@/lib/queries/governments';
import { DATASETS, findDataset, recognise } from '@/lib/sources/datasets/catalogue';
import { datasetSource } from '@/lib/sources/datasets/dataset-source';
import { readHeader } from '@/lib/sources/datasets/table';
import { type RelationRecord } from '@/lib/sources/relation-input';

let db: TestDatabase;
let governments: Government[];
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  governments = await listGovernments(db.web);
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-datasets-'));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

interface Loaded {
  records: (RelationRecord & { relation: string })[];
  loaded: RelationRecord[];
  kept: RelationRecord[];
  warnings: string[];
}

async function load(file: string, dataset: string, year?: number): Promise<Loaded> {
  const found = findDataset(dataset);
  if (found === null) throw new Error(`no dataset ${dataset}`);
  const source = datasetSource({
    path: file,
    dataset: found,
    partial: false,
    governments,
    asOf: '2026-11-20',
    ...(year ? { year } : {}),
  });
  const fetched = await source.fetch(null);
  const records: Loaded['records'] = [];
  for await (const batch of fetched.relations?.batches() ?? [])
    records.push(...batch.records.map((record) => ({ ...record, relation: batch.relation })));
  return {
    records,
    loaded: records.filter(({ values }) => values !== null),
    kept: records.filter(({ values }) => values === null),
    warnings: fetched.warnings(),
  };
}

const value = ({ loaded }: Loaded, lafCd: string, year: string, item = '') =>
  loaded.find(
    ({ values }) =>
      values?.['laf_cd'] === lafCd && values['fyr'] === year && (values['item_cd'] ?? '') === item,
  )?.values;
const figures = (...args: Parameters<typeof value>) =>
  JSON.parse(value(...args)?.['figures'] ?? 'null') as unknown;
const totalsOf = ({ warnings }: Loaded) =>
  Number(
    warnings.map((warning) => /^(\d+) rows are sums/.exec(warning)?.[1]).find((n) => n !== undefined) ?? 0,
  );

const FOLDER = '../shared/data/indicators';
const at = (name: string) => path.join(FOLDER, name);
/** File, dataset, rows in all, totals among them, rows kept out. */
const FILES = [
  ['budget_debt_ratio.csv', 'debt-ratio', 3895, 0, 0],
  ['consolidated_balance_ratio.csv', 'balance-ratio', 2187, 0, 0],
  ['budget_revision.csv', 'budget-revision', 3158, 0, 0],
  ['revenue_accuracy.csv', 'revenue-accuracy', 3158, 0, 0],
  ['expenditure_budget_2023.csv', 'expenditure-budget', 243, 0, 0],
  ['expenditure_by_field_2012_2014.csv', 'expenditure-by-field', 1701, 784, 0],
  ['finance_autonomy_2023.csv', 'finance-autonomy', 244, 16, 0],
  ['fund_balance.csv', 'fund-balance', 2673, 0, 0],
  ['local_debt_balance.csv', 'local-debt-balance', 412, 0, 0],
  ['tax_composition.csv', 'tax-composition', 4055, 3088, 0],
  ['field_spending_202609_sample.csv', 'field-spending', 27, 0, 0],
  ['okcheon_settlement_series_2009_2024.csv', 'settlement-size', 16, 0, 0],
  ['indicator_stats_226_basic_govts.csv', 'indicator-statistics', 22, 22, 0],
] as const;

describe.skipIf(!existsSync(FOLDER))('the published files', () => {
  it.each(FILES)(
    '%s is recognised as %s, and each of its rows accounted for',
    async (name, dataset, rows, totals, kept) => {
      const header = await readHeader(at(name));
      expect(recognise(header ?? [])?.name).toBe(dataset);
      const loaded = await load(at(name), dataset);
      const published = parse<unknown>(readFileSync(at(name)), { columns: true, bom: true });
      expect(published).toHaveLength(rows);
      expect(loaded.loaded.length + loaded.kept.length + totalsOf(loaded)).toBe(rows);
      expect([totalsOf(loaded), loaded.kept.length]).toEqual([totals, kept]);
    },
  );

  it('give their values to the governments that they name', async () => {
    const debt = await load(at('budget_debt_ratio.csv'), 'debt-ratio');
    expect(value(debt, '1100000', '2024')).toMatchObject({
      code: 'debt-ratio',
      basis: 'settled',
      value: '21.53',
    });
    const revision = await load(at('budget_revision.csv'), 'budget-revision');
    expect(figures(revision, '2813000', '2018')).toEqual({
      당초예산: ['599021159000', 'won'],
      최종예산: ['630051428000', 'won'],
      증감액: ['31030269000', 'won'],
      증감률: ['5.1802', 'percent'],
    });
    // 군위군 moved from 경북 to 대구 in 2023 and has another code since.
    expect(figures(revision, '4771000', '2023')).toMatchObject({ 최종예산: ['628628010000', 'won'] });
    expect(figures(revision, '2772000', '2024')).toMatchObject({ 최종예산: ['622721932000', 'won'] });
    expect(figures(await load(at('fund_balance.csv'), 'fund-balance'), '4900000', '2024')).toMatchObject({
      증감액총계: ['-31175629154', 'won'],
      당해년도현재액: ['1804634717572', 'won'],
    });
    expect(
      figures(await load(at('local_debt_balance.csv'), 'local-debt-balance'), '2600000', '2000'),
    ).toMatchObject({
      지방채잔액합계: ['2448600000000', 'won'],
    });
    const tax = await load(at('tax_composition.csv'), 'tax-composition');
    expect(figures(tax, '4200000', '2024', '취득세')).toEqual({
      금액: ['626538238000', 'won'],
      비중: ['0.7', 'percent'],
    });
    expect(tax.loaded.some(({ values }) => values?.['laf_cd'] === '1100000')).toBe(false);
  });

  it('with names written once belong to the upper tier above them', async () => {
    const autonomy = await load(at('finance_autonomy_2023.csv'), 'finance-autonomy');
    const of = (lafCd: string) => value(autonomy, lafCd, '2023')?.['value'];
    // 중구 of 서울, 부산, 대구, 인천, 대전, 울산; 고성군 of 강원 and of 경남; 군위군, in 2023 both in 경북 and in 대구.
    const codes = ['1112000', '2611000', '2711000', '2811000', '3012000', '3111000'];
    expect(codes.map(of)).toEqual(['55.8', '23.7', '28.6', '39.5', '12.6', '16.9']);
    expect(['4280000', '4874000'].map(of)).toEqual(['8.3', '9.4']);
    // No lower tiers: what the file calls a subtotal is the government itself. 서울 has them.
    expect(['3200000', '4900000', '1100000'].map(of)).toEqual(['57.2', '33.3', undefined]);
    const row = autonomy.loaded.find(({ values }) => values?.['laf_cd'] === '1112000');
    expect(JSON.parse(String(row?.bytes))).toEqual({
      line: 5,
      under: '서울특별시',
      '행정구역별(1)': '',
      '행정구역별(2)': '중구',
      '재정자립도(세입과목개편후)': '55.8',
    });
  });

  it('in thousands of won become won, exactly: 서울 2014 adds up to its published budget', async () => {
    const byField = await load(at('expenditure_by_field_2012_2014.csv'), 'expenditure-by-field');
    expect(figures(byField, '1100000', '2014', '160|161')).toEqual({ amount: ['153118076000', 'won'] });
    const seoul = byField.loaded.filter(
      ({ values }) => values?.['laf_cd'] === '1100000' && values['fyr'] === '2014',
    );
    const amounts = seoul.map(
      ({ values }) => JSON.parse(values?.['figures'] ?? '{}') as { amount: [string, string] },
    );
    expect(amounts.reduce((sum, { amount }) => sum + Number(amount[0]), 0)).toBe(24_413_331_750_000);
  });
});

describe('a file', () => {
  const write = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const HEADER = '회계연도,지역명,자치단체명,본청여부,당초예산,최종예산,증감액,증감률';

  it('keeps rows out whose name is unknown or borne by several, with the reason, and takes the others', async () => {
    const lines = [
      '2018,서울,서울중구,N,"1,000",2000,-,100',
      '2018,서울,중구,N,1,2,1,100',
      '2014,충북,충북청주시,N,1,2,1,100',
      '2018,서울,서울없는구,N,1,2,1,100',
      '2012,인천,인천미추홀구,N,1,2,1,100',
      '2020,충남,충남연기군,N,1,2,1,100',
      '20x8,서울,서울중구,N,1,2,1,100',
      '2018,서울,서울종로구',
    ];
    const loaded = await load(write('a.csv', [HEADER, ...lines, ''].join('\n')), 'budget-revision');
    expect(loaded.loaded.map(({ line, values }) => [line, values?.['laf_cd']])).toEqual([
      [2, '1112000'],
      // Its name of today, written into an older year.
      [6, '2813000'],
    ]);
    expect(figures(loaded, '1112000', '2018')).toMatchObject({
      당초예산: ['1000', 'won'],
      증감액: [null, 'won'],
    });
    expect(loaded.kept.map(({ line, problem }) => [line, problem?.reason, problem?.column])).toEqual([
      [3, 'ambiguous_name', '자치단체명'],
      [4, 'ambiguous_name', '자치단체명'],
      [5, 'unknown_name', '자치단체명'],
      [7, 'unknown_name', '자치단체명'],
      [8, 'bad_fiscal_year', '회계연도'],
      [9, 'broken_line', null],
    ]);
    expect(loaded.kept[1]?.problem?.detail).toEqual({ codes: '4311000, 4314000' });
  });

  it('in CP949 reads as in UTF-8; its columns may stand in another order', async () => {
    const header = HEADER.split(',').reverse().join(',');
    const row = '2018,서울,서울중구,N,1,2,1,100'.split(',').reverse().join(',');
    const file = write('b.csv', iconv.encode(`${header}\r\n${row}\r\n`, 'cp949'));
    expect(recognise((await readHeader(file)) ?? [])?.name).toBe('budget-revision');
    expect(figures(await load(file, 'budget-revision'), '1112000', '2018')).toMatchObject({
      최종예산: ['2', 'won'],
    });
  });

  it('is refused where a column is missing, or its year is said nowhere', async () => {
    const file = write('c.csv', '회계연도,자치단체명\n2018,서울중구\n');
    await expect(load(file, 'budget-revision')).rejects.toThrow(
      'c.csv: not the dataset budget-revision: column missing: 지역명',
    );
    const autonomy = write(
      'autonomy.csv',
      '행정구역별(1),행정구역별(2),재정자립도(세입과목개편후)\n서울특별시,종로구,46.7\n',
    );
    await expect(load(autonomy, 'finance-autonomy')).rejects.toThrow('Name it with --year');
    expect((await load(autonomy, 'finance-autonomy', 2023)).loaded).toHaveLength(1);
  });

  it('of projects is none of the datasets', async () => {
    expect(recognise('fyr,exe_ymd,laf_cd,acnt_dv_nm,dbiz_cd,dbiz_nm'.split(','))).toBeNull();
    expect(new Set(DATASETS.map(({ name }) => name)).size).toBe(DATASETS.length);
    expect(new Set(DATASETS.map(({ header }) => [...header].sort().join())).size).toBe(DATASETS.length);
  });
});
