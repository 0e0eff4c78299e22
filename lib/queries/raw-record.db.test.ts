import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findRawRecord } from '@/lib/queries/raw-record';
import { plantRun } from '@/lib/queries/receipts.test-support';

let db: TestDatabase;
let run: number;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  run = await plantRun(db.owner);
});
afterAll(() => db.drop());

let blocks = 0;

async function keep(data: Buffer, format: 'csv' | 'jsonl', charset = 'utf-8'): Promise<number> {
  const sha256 = createHash('sha256').update(data).digest();
  const { rows } = await db.owner.query<{ id: string }>(
    'INSERT INTO raw_block (sha256, format, charset, rows, bytes, data) VALUES ($1, $2, $3, 1, $4, $5) RETURNING id',
    [sha256, format, charset, data.length, zstdCompressSync(data)],
  );
  const id = Number(rows[0]?.id);
  await db.owner.query(
    'INSERT INTO run_raw_block (run_id, seq, block_id, first_line) VALUES ($1, $2, $3, 2)',
    [run, blocks, id],
  );
  blocks += 1;
  return id;
}

const HEADER = 'fyr,laf_cd,dbiz_nm\r\n';

describe('a row as received', () => {
  it('is found behind broken lines, empty lines and line ends inside quotes', async () => {
    const text = `${HEADER}2026,4273000,첫 사업\r\n2026,broken\r\n\r\n2026,4273000,"두 줄\n""사업"""\r\n2026,4273000,끝\r\n`;
    const block = await keep(Buffer.from(text), 'csv');
    expect(await findRawRecord(db.web, { block, row: 1 })).toMatchObject({
      text: '2026,4273000,첫 사업',
      run,
      origin: 'input.csv',
      firstLine: 2,
      sha256: createHash('sha256').update(text).digest('hex'),
    });
    expect(await findRawRecord(db.web, { block, row: 2 })).toMatchObject({ text: '2026,broken', cells: [] });
    expect(await findRawRecord(db.web, { block, row: 3 })).toMatchObject({
      text: '2026,4273000,"두 줄\n""사업"""',
      cells: [
        ['fyr', '2026'],
        ['laf_cd', '4273000'],
        ['dbiz_nm', '두 줄\n"사업"'],
      ],
    });
    expect(await findRawRecord(db.web, { block, row: 4 })).toMatchObject({ text: '2026,4273000,끝' });
    expect(await findRawRecord(db.web, { block, row: 5 })).toBeNull();
    expect(await findRawRecord(db.web, { block: 999_999, row: 1 })).toBeNull();
  });

  it('is decoded as it was written', async () => {
    const block = await keep(
      iconv.encode(`${HEADER}2026,4273000,교통약자 이동편의\r\n`, 'cp949'),
      'csv',
      'cp949',
    );
    const record = await findRawRecord(db.web, { block, row: 1 });
    expect(record?.cells.at(-1)).toEqual(['dbiz_nm', '교통약자 이동편의']);
  });

  it('can be a line of JSON', async () => {
    const text = '{"fyr": 2026, "dbiz_nm": "한 사업", "ep_amt": null}';
    const block = await keep(Buffer.from(`{"fyr": 2025}\n${text}\n`), 'jsonl');
    expect(await findRawRecord(db.web, { block, row: 2 })).toMatchObject({
      text,
      cells: [
        ['fyr', '2026'],
        ['dbiz_nm', '한 사업'],
        ['ep_amt', 'null'],
      ],
    });
  });
});
