import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { won } from '@/lib/domain/money';
import type { Measure, ReceiptAddress } from '@/lib/domain/receipt';
import { type ReceiptRow, sumsOver, termsOf, totalsOf } from '@/lib/domain/receipt-sheet';
import { receiptCsv, receiptFileName, receiptJson } from '@/lib/http/receipt-document';

const BRIDGE: ReceiptRow = {
  id: 'aaaaaaaaaaaaaaaa',
  lafCd: '4273000',
  upperCd: null,
  departmentCd: null,
  accountCd: '100',
  accountName: '일반회계',
  projectCd: '-1',
  name: '=다리 "보수", 2차',
  fieldCd: '140',
  fieldName: '국토및지역개발',
  sectionCd: null,
  sectionName: null,
  amounts: {
    planned: null,
    current: won(1000),
    national: null,
    province: null,
    municipal: null,
    other: null,
    spent: won(-300),
  },
  internalTransfer: false,
  asOf: '2026-06-30',
  run: 3,
  source: 'file',
  raw: { block: 2, row: 17 },
};
const ROAD: ReceiptRow = {
  ...BRIDGE,
  id: 'bbbbbbbbbbbbbbbb',
  name: '도로',
  fieldCd: '080',
  amounts: { ...BRIDGE.amounts, current: won(3000), spent: null },
  raw: null,
};

function address(measure: Measure, field: string | null = null): ReceiptAddress {
  return { run: 7, asOf: '2026-06-30', year: 2026, scope: 'g-4273000', measure, field, comparable: false };
}

async function* batches() {
  yield [BRIDGE];
  yield [];
  yield [ROAD];
}

async function whole(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function json(asked: ReceiptAddress) {
  const terms = termsOf(asked);
  const rows = [BRIDGE, ROAD];
  const subtotal = { lafCd: '4273000', rows: 2, newest: '2026-06-30', sums: sumsOver(rows, terms) };
  const text = await whole(receiptJson(asked, totalsOf([subtotal], terms), batches()));
  // The document is what is tested here: its shape is checked below.
  return JSON.parse(text) as { rows: Record<string, unknown>[] } & Record<string, unknown>;
}

describe('receiptJson', () => {
  it('carries value, unit, date, run, and each row with what was published and what entered the sum', async () => {
    const document = await json(address('spent'));
    expect(document).toMatchObject({
      value: -300,
      unit: 'won',
      as_of: '2026-06-30',
      run: 7,
      receipt: '/receipt/7/2026-06-30/2026/g-4273000/spent',
      basis: 'all',
      row_count: 2,
      sums: { amount: { total: -300, counted: 1, missing: 1 } },
    });
    expect(document.rows[0]).toEqual({
      id: 'aaaaaaaaaaaaaaaa',
      government: '4273000',
      upper_as_published: null,
      dept_cd: null,
      dbiz_cd: '-1',
      name: '=다리 "보수", 2차',
      account_cd: '100',
      account: '일반회계',
      field_cd: '140',
      field: '국토및지역개발',
      section_cd: null,
      section: null,
      planned: null,
      current: 1000,
      national: null,
      province: null,
      municipal: null,
      other: null,
      spent: -300,
      as_of: '2026-06-30',
      run: 3,
      source: 'file',
      raw_block: 2,
      raw_row: 17,
      amount: -300,
    });
    expect(document.rows[1]).toMatchObject({ amount: null, raw_block: null });
  });

  it('carries both sums of a rate, and tells the part of a share', async () => {
    const rate = await json(address('rate'));
    // −300 of 4,000 is −7.5 %.
    expect(rate).toMatchObject({ value: -75, unit: 'tenths', sums: { denominator: { total: 4000 } } });
    expect(rate.rows[0]).toMatchObject({ numerator: -300, denominator: 1000 });
    const share = await json(address('share', '140'));
    expect(share).toMatchObject({ value: 250, sums: { part: { total: 1000 }, whole: { total: 4000 } } });
    expect(share.rows[0]).toMatchObject({ part: 1000, whole: 1000 });
    expect(share.rows[1]).toMatchObject({ whole: 3000 });
    expect(share.rows[1]).not.toHaveProperty('part');
  });

  it('counts projects, and is a whole document without rows', async () => {
    expect(await json(address('projects'))).toMatchObject({ value: 2, unit: 'count', sums: {} });
    const none = await whole(
      receiptJson(
        address('spent'),
        totalsOf([], termsOf(address('spent'))),
        (async function* () {
          yield [];
        })(),
      ),
    );
    expect(JSON.parse(none)).toMatchObject({ value: null, row_count: 0, rows: [] });
  });
});

describe('receiptCsv', () => {
  it('has a byte-order mark, a header, texts without formulas, numbers as numbers', async () => {
    const text = await whole(receiptCsv(address('spent'), batches()));
    expect(text.startsWith('\ufeffid,government,')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      name: '\'=다리 "보수", 2차',
      dbiz_cd: "'-1",
      spent: '-300',
      amount: '-300',
      planned: '',
      raw_row: '17',
    });
    expect(rows[1]).toMatchObject({ amount: '', spent: '' });
  });

  it('is named after its address', () => {
    expect(receiptFileName(address('share', '080'))).toBe('gotgan-7-2026-06-30-2026-g-4273000-share-080.csv');
    expect(receiptFileName({ ...address('spent', '"; x\r\n'), comparable: true })).toBe(
      'gotgan-7-2026-06-30-2026-g-4273000-spent-_x_-comparable.csv',
    );
  });
});
