import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { ReceiptAddress } from '@/lib/domain/receipt';
import { valueOf } from '@/lib/domain/receipt-sheet';
import { receiptExists } from '@/lib/queries/known-ids';
import { openReceipt, receiptRows, receiptRowsOfPage, receiptTotals } from '@/lib/queries/receipts';
import { plant, plantRun, plantServing, projectId } from '@/lib/queries/receipts.test-support';

const HOENGSEONG = '4273000';
const WONJU = '4213000';
const GANGWON = '4200000';

let db: TestDatabase;
const runs: Record<'first' | 'second' | 'third' | 'failed' | 'database', number> = {
  first: 0,
  second: 0,
  third: 0,
  failed: 0,
  database: 0,
};

/**
 * first (30 June): bridge 1,000 / 400 · road 2,000 / not reported · transfer 500 / 500 (an internal transfer) ·
 *   refund −300 / −300 · road of 원주 10,000 / 4,000 · head office 70,000 / 7,000
 * second (18 July): bridge 1,500 / 900 and in another field · road removed · a row of 31 May of the refund
 * third (20 July): road back with 2,500 / 100
 * database: the same government-year from another source, which serves it from then on
 */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const name of ['first', 'second', 'third'] as const) runs[name] = await plantRun(db.owner);
  runs.failed = await plantRun(db.owner, 'failed');
  runs.database = await plantRun(db.owner, 'done', 'finance-db');
  const { first, second, third, database } = runs;
  for (const lafCd of [HOENGSEONG, WONJU, GANGWON]) await plantServing(db.owner, { run: first, lafCd });
  await plantServing(db.owner, { run: database, source: 'finance-db' });
  const june = { run: first, asOf: '2026-06-30' };
  const july = { run: second, asOf: '2026-07-18' };
  await plant(db.owner, { id: 'bridge', ...june, current: 1000, spent: 400 });
  await plant(db.owner, { id: 'road', ...june, current: 2000, field: null });
  await plant(db.owner, { id: 'transfer', ...june, name: '내부거래지출', current: 500, spent: 500 });
  await plant(db.owner, { id: 'refund', ...june, current: -300, spent: -300 });
  await plant(db.owner, { id: 'wonju', ...june, lafCd: WONJU, current: 10_000, spent: 4000 });
  await plant(db.owner, { id: 'office', ...june, lafCd: GANGWON, current: 70_000, spent: 7000 });
  const jongno = { lafCd: '1111000', current: 1_000_000_000, municipal: 700_000_000, other: 200_000_000 };
  await plantServing(db.owner, { run: first, lafCd: '1111000' });
  await plant(db.owner, { id: 'palace', run: first, asOf: '2026-08-31', ...jongno });
  await plant(db.owner, { id: 'bridge', ...july, kind: 'updated', field: '140', current: 1500, spent: 900 });
  await plant(db.owner, { id: 'road', ...july, kind: 'removed', current: 2000, field: null });
  await plant(db.owner, {
    id: 'refund',
    run: second,
    asOf: '2026-05-31',
    kind: 'backdated',
    current: -200,
    spent: 0,
  });
  await plant(db.owner, {
    id: 'road',
    run: third,
    asOf: '2026-07-20',
    kind: 'restored',
    current: 2500,
    spent: 100,
  });
  await plant(db.owner, {
    id: 'bridge',
    run: database,
    source: 'finance-db',
    asOf: '2026-07-21',
    current: 9,
    spent: 3,
  });
});
afterAll(() => db.drop());

function address(changes: Partial<ReceiptAddress> = {}): ReceiptAddress {
  const scope = `g-${HOENGSEONG}`;
  const plain = { run: runs.third, asOf: '2026-07-31', year: 2026, scope, field: null, comparable: false };
  return { ...plain, measure: 'spent', ...changes };
}

/** 종로구 in August, as known by the first run. */
function palace() {
  return { scope: 'g-1111000', run: runs.first, asOf: '2026-08-31' };
}

async function figure(changes: Partial<ReceiptAddress> = {}) {
  const asked = address(changes);
  const receipt = await openReceipt(db.web, asked);
  expect(await receiptExists(db.web, asked)).toBe(receipt !== null);
  if (receipt === null) throw new Error('no such receipt');
  const totals = await receiptTotals(db.web, receipt);
  const missing = totals.sums.map((sum) => sum.missing);
  return { value: valueOf(asked.measure, totals), rows: totals.rows, missing, newest: totals.newest };
}

describe('a receipt as of a date, as known by a run', () => {
  it.each([
    // What the first run knew: three amounts, the road has none.
    ['first', '2026-06-30', 600, 4, 1],
    // The second: the bridge moved on, the road is gone; a backdated row changes nothing on a later date …
    ['second', '2026-07-18', 1100, 3, 0],
    // … and nothing on 30 June, where the road still stood and the bridge had not moved on.
    ['second', '2026-06-30', 600, 4, 1],
    // On 31 May only the backdated row stood; before the second run nobody knew it.
    ['second', '2026-05-31', 0, 1, 0],
    ['first', '2026-05-31', null, 0, 0],
    // The road is back from 20 July on, not before.
    ['third', '2026-07-20', 1200, 4, 0],
    ['third', '2026-07-19', 1100, 3, 0],
  ] as const)('known by %s on %s: %s', async (run, asOf, value, rows, missing) => {
    expect(await figure({ run: runs[run], asOf })).toMatchObject({ value, rows, missing: [missing] });
  });

  it('is of the source that served the government-year then', async () => {
    expect(await figure({ run: runs.third })).toMatchObject({ value: 1200, rows: 4 });
    expect(await figure({ run: runs.database })).toMatchObject({ value: 3, rows: 1 });
  });

  it('takes a project once, in the field that it stood in', async () => {
    const july = { run: runs.second, measure: 'current' } as const;
    expect(await figure({ ...july, field: '080' })).toMatchObject({ value: 200, rows: 2 });
    expect(await figure({ ...july, field: '140' })).toMatchObject({ value: 1500, rows: 1 });
    expect(await figure({ run: runs.first, measure: 'current', field: 'none' })).toMatchObject({
      value: 2000,
      rows: 1,
    });
  });

  it('leaves internal transfers out, or takes them alone', async () => {
    expect(await figure({ run: runs.second, comparable: true })).toMatchObject({ value: 600, rows: 2 });
    expect(await figure({ run: runs.second, internal: true })).toMatchObject({ value: 500, rows: 1 });
  });

  it('makes rates, shares and counts of the same rows', async () => {
    // 1,200 of 1,500 + 2,500 + 500 − 300 = 4,200: 28.57 %
    expect(await figure({ measure: 'rate' })).toMatchObject({ value: 286, rows: 4, missing: [0, 0] });
    // 1,500 of 4,200: 35.71 %
    expect(await figure({ measure: 'share', field: '140' })).toMatchObject({ value: 357, rows: 4 });
    expect(await figure({ measure: 'projects' })).toMatchObject({ value: 4, missing: [] });
    expect(await figure({ measure: 'planned' })).toMatchObject({ value: null, rows: 4, missing: [4] });
  });

  it('divides by the residents of the year, where they were counted', async () => {
    // 종로구 had 137,048 residents at the end of 2025: 1,000,000,000 / 137,048 = 7,296.713…
    const jongno = {
      ...palace(),
      measure: 'current',
      residents: 2025,
    } as const;
    expect(await figure(jongno)).toMatchObject({ value: 7297, rows: 1 });
    const never = address({ ...jongno, residents: 2019 });
    expect(await openReceipt(db.web, never)).toBeNull();
    expect(await receiptExists(db.web, never)).toBe(false);
  });

  it('takes the sources together minus the current budget', async () => {
    // 700,000,000 of the city itself, 200,000,000 from elsewhere: 100,000,000 are missing.
    const asked = { ...palace(), measure: 'difference' } as const;
    expect(await figure(asked)).toMatchObject({ value: -100_000_000, missing: [1, 1, 0, 0, 0] });
  });

  it('takes one source as a part of the current budget', async () => {
    // 700,000,000 of 1,000,000,000.
    const asked = { ...palace(), measure: 'municipal-share' } as const;
    expect(await figure(asked)).toMatchObject({ value: 700, missing: [0, 0] });
    const receipt = await openReceipt(db.web, address(asked));
    expect(receipt && (await receiptTotals(db.web, receipt)).sums.map(({ total }) => total)).toEqual([
      700_000_000, 1_000_000_000,
    ]);
  });

  it('makes a median of the rates of a peer group, and knows no other group', async () => {
    const asked = { ...palace(), measure: 'median', comparable: true } as const;
    // Of districts of under 150,000 residents only 종로구 has rows: fewer than five make no median.
    expect(await figure({ ...asked, scope: 'peers-district-under-150k' })).toMatchObject({
      value: null,
      rows: 1,
    });
    const none = address({ ...asked, scope: 'peers-village' });
    expect(await openReceipt(db.web, none)).toBeNull();
    expect(await receiptExists(db.web, none)).toBe(false);
  });

  it('is of one project, of a tier, of the lower tiers of an upper one', async () => {
    expect(await figure({ scope: `p-${projectId('bridge')}` })).toMatchObject({
      value: 900,
      rows: 1,
      newest: '2026-07-18',
    });
    expect(await figure({ scope: 'tier-lower' })).toMatchObject({ value: 5200, rows: 5 });
    expect(await figure({ scope: 'tier-upper' })).toMatchObject({ value: 7000, rows: 1 });
    expect(await figure({ scope: `sido-${GANGWON}` })).toMatchObject({ value: 5200, rows: 5 });
    expect(await figure({ scope: 'sido-1100000' })).toMatchObject({ value: null, rows: 0 });
  });

  it.each([
    ['a run that failed', () => ({ run: runs.failed })],
    ['a run that never was', () => ({ run: 999_999 })],
    ['a code that never was a government', () => ({ scope: 'g-9999999' })],
    ['a lower tier as an upper one', () => ({ scope: `sido-${HOENGSEONG}` })],
    ['a project that never was', () => ({ scope: 'p-bbbbbbbbbbbbbbbb' })],
    ['a project in another year', () => ({ scope: `p-${projectId('bridge')}`, year: 2025 })],
  ])('there is none of %s', async (_, changes) => {
    expect(await openReceipt(db.web, address(changes()))).toBeNull();
    expect(await receiptExists(db.web, address(changes()))).toBe(false);
  });
});

describe('the rows of a receipt', () => {
  it('come with their published fields, the largest first, the missing last', async () => {
    const receipt = await openReceipt(db.web, address({ run: runs.first, measure: 'spent' }));
    const rows = receipt === null ? [] : await receiptRows(db.web, receipt, receipt.slices[0]!);
    expect(rows.map(({ id, amounts }) => [id, amounts.spent])).toEqual([
      [projectId('transfer'), 500],
      [projectId('bridge'), 400],
      [projectId('refund'), -300],
      [projectId('road'), null],
    ]);
    expect(rows[1]).toMatchObject({
      projectCd: 'bridge',
      name: '사업 bridge',
      accountName: '일반회계',
      fieldCd: '080',
      asOf: '2026-06-30',
      run: runs.first,
      source: 'file',
      raw: null,
      internalTransfer: false,
      amounts: { planned: null, current: 1000, spent: 400 },
    });
  });

  it('come page by page across governments, each once', async () => {
    const receipt = await openReceipt(db.web, address({ scope: 'tier-lower' }));
    if (receipt === null) throw new Error('no such receipt');
    const totals = await receiptTotals(db.web, receipt);
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => receiptRowsOfPage(db.web, receipt, totals, { limit: 2, offset })),
    );
    expect(pages.map((page) => page.map((row) => row.projectCd))).toEqual([
      ['wonju', 'bridge'],
      ['transfer', 'road'],
      ['refund'],
    ]);
  });
});
