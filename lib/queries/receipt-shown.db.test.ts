import { existsSync } from 'node:fs';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Figure } from '@/lib/domain/figure';
import { parseReceipt, type ReceiptAddress } from '@/lib/domain/receipt';
import { valueOf } from '@/lib/domain/receipt-sheet';
import { sync } from '@/lib/pipeline/sync';
import { findGovernmentYear } from '@/lib/queries/government-page';
import { findHome } from '@/lib/queries/home';
import { findProject } from '@/lib/queries/project-page';
import { findRawRecord } from '@/lib/queries/raw-record';
import { figuresIn, findShown } from '@/lib/queries/receipt-shown';
import { openReceipt, receiptRows, receiptTotals } from '@/lib/queries/receipts';
import { fileSource } from '@/lib/sources/file/file-source';

const FOLDER = '../shared/data/qwgjk';
const TODAY = '2026-07-20';

function addressOf(figure: Figure): ReceiptAddress {
  const [path = '', query = ''] = figure.receipt.split('?');
  const address = parseReceipt(path.split('/').slice(2), new URLSearchParams(query));
  if (address === null) throw new Error(`${figure.receipt} is no receipt`);
  return address;
}

async function receiptValue(pool: Pool, address: ReceiptAddress): Promise<number | null> {
  const receipt = await openReceipt(pool, address);
  if (receipt === null) throw new Error('no such receipt');
  return valueOf(address.measure, await receiptTotals(pool, receipt));
}

/** Every figure of a page has to be what its receipt adds up to. @returns how many there were */
async function checkAll(pool: Pool, page: unknown): Promise<number> {
  const figures = figuresIn(page);
  for (const figure of figures) {
    expect(await receiptValue(pool, addressOf(figure)), figure.receipt).toBe(figure.value);
  }
  return figures.length;
}

describe.skipIf(!existsSync(FOLDER))('every figure and its receipt, on published rows', () => {
  let db: TestDatabase;
  let june: Figure[];
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    const partial = (name: string) =>
      sync({ pool: db.sync, source: fileSource({ path: `${FOLDER}/${name}`, partial: true }) });
    await partial('2026-06-30.csv');
    june = figuresIn(await findGovernmentYear(db.web, '4116000', 2026, TODAY));
    await partial('timeline-2026-07-18.csv');
  });
  afterAll(() => db.drop());

  it('are the same on the home page', async () => {
    expect(await checkAll(db.web, await findHome(db.web, TODAY))).toBeGreaterThan(50);
  });

  it.each(['4116000', '4272000', '1100000', '6100000', '2900000'])('are the same on /g/%s', async (lafCd) => {
    expect(await checkAll(db.web, await findGovernmentYear(db.web, lafCd, 2026, TODAY))).toBeGreaterThan(15);
  });

  it('are the same on a page of a project with a history', async () => {
    const { rows } = await db.web.query<{ id: string }>(
      `SELECT id FROM project_revision WHERE kind = 'updated' ORDER BY id LIMIT 1`,
    );
    expect(await checkAll(db.web, await findProject(db.web, rows[0]?.id ?? ''))).toBeGreaterThan(5);
  });

  it('stay what they were when newer data came, and lead to it', async () => {
    const spent = june.find(({ receipt }) => receipt.endsWith('/g-4116000/spent'));
    if (spent === undefined) throw new Error('the page shows what was spent');
    expect(await receiptValue(db.web, addressOf(spent))).toBe(spent.value);
    const shown = await findShown(db.web, addressOf(spent));
    expect(shown?.receipt).not.toBe(spent.receipt);
    // 13,860,000 became 41,015,000 in one of its projects.
    expect((shown?.value ?? 0) - (spent.value ?? 0)).toBe(41_015_000 - 13_860_000);
  });

  it('go back to the very row that was received', async () => {
    const path = ['1', '2026-06-30', '2026', 'g-4272000', 'spent'];
    const address = parseReceipt(path, new URLSearchParams());
    const receipt = address && (await openReceipt(db.web, address));
    if (!receipt) throw new Error('no such receipt');
    const rows = await receiptRows(db.web, receipt, { lafCd: '4272000', projectId: null });
    const row = rows.find(({ name }) => name === '교통약자 이동편의 증진(국고)');
    expect(row?.amounts).toMatchObject({ current: 58_000_000, spent: 56_823_940 });
    const record = row?.raw ? await findRawRecord(db.web, row.raw) : null;
    expect(record?.origin).toBe('2026-06-30.csv');
    expect(Object.fromEntries(record?.cells ?? [])).toMatchObject({
      laf_cd: '4272000',
      dbiz_nm: '교통약자 이동편의 증진(국고)',
      bdg_cash_amt: '58000000',
      ep_amt: '56823940',
    });
  });

  it('add up to the nation', async () => {
    const sum = async (run: string, day: string, measure: string) => {
      let total = 0;
      for (const tier of ['tier-upper', 'tier-lower']) {
        const address = parseReceipt([run, day, '2026', tier, measure], new URLSearchParams());
        total += (address && (await receiptValue(db.web, address))) ?? 0;
      }
      return total;
    };
    expect(await sum('1', '2026-06-30', 'current')).toBe(14_245_365_384_703);
    expect(await sum('1', '2026-06-30', 'spent')).toBe(8_894_271_699_331);
    expect(await sum('2', '2026-07-18', 'current')).toBe(14_248_564_943_703);
    expect(await sum('2', '2026-07-18', 'spent')).toBe(8_898_354_601_851);
    expect(await sum('2', '2026-06-30', 'projects')).toBe(1645);
    expect(await sum('2', '2026-07-18', 'projects')).toBe(1650);
  });
});
