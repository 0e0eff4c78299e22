import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { AT, type Column, COLUMNS } from '@/lib/domain/project';
import { fileSource } from '@/lib/sources/file/file-source';
import { SourceError, type SourceRecord } from '@/lib/sources/source';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = COLUMNS.join(',');
const ROW =
  '2026,20260630,1100000,1100000,,일반회계,,6110000201630429,주거급여수급자 지원,,사회복지,,주택,8,8,5,3,0,0,4';

async function read(name: string, content: string | Buffer) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const fetched = await fileSource({ path: file, partial: true }).fetch(null);
  const records: SourceRecord[] = [];
  try {
    for await (const batch of fetched.batches()) records.push(...batch.records);
  } finally {
    await fetched.close();
  }
  return { fetched, records };
}

function cell(record: SourceRecord | undefined, column: Column) {
  return record?.cells?.[AT[column]];
}

describe('the file source', () => {
  it('reads columns in any order and keeps the bytes as received', async () => {
    const names = [...COLUMNS].reverse();
    const values = ROW.split(',').reverse();
    const { fetched, records } = await read('a.csv', `${names.join(',')}\r\n${values.join(',')}\r\n`);
    expect(fetched).toMatchObject({ origin: 'a.csv', kind: 'partial', format: 'csv', charset: 'utf-8' });
    expect(records[0]?.cells).toEqual(ROW.split(','));
    expect(Buffer.from(records[0]?.bytes ?? []).toString()).toBe(`${values.join(',')}\r\n`);
    expect(records[0]?.line).toBe(2);
  });

  it('reads CP949 and the older name of the section code', async () => {
    const text = `${HEADER.replace('ane_part_cd', 'part_cd')}\n${ROW}\n`;
    const { fetched, records } = await read('b.csv', iconv.encode(text, 'cp949'));
    expect(fetched.charset).toBe('cp949');
    expect(cell(records[0], 'dbiz_nm')).toBe('주거급여수급자 지원');
  });

  it('reads JSON lines: numbers, texts, null, absent', async () => {
    const row = { ...Object.fromEntries(COLUMNS.map((c) => [c, 'x'])), fyr: 2026, ep_amt: null, etc_amt: 12 };
    const { fetched, records } = await read('c.jsonl', `${JSON.stringify(row)}\n{"fyr":"2025"}\n`);
    expect(fetched).toMatchObject({ format: 'jsonl', header: null });
    expect([cell(records[0], 'fyr'), cell(records[0], 'ep_amt'), cell(records[0], 'etc_amt')]).toEqual([
      '2026',
      '',
      '12',
    ]);
    expect(cell(records[1], 'dbiz_nm')).toBe('');
  });

  it('warns of an unknown column, not of known ones that it leaves unread', async () => {
    const { fetched } = await read('d.csv', `${HEADER},laf_hg_nm,memo\n${ROW},서울본청,x\n`);
    expect(fetched.warnings()).toEqual(['unknown column "memo": kept with the raw rows, not read']);
  });

  it.each([
    ['no-column.csv', `${HEADER.replace(',ep_amt', '')}\n`, 'required column missing: ep_amt'],
    ['twice.csv', `${HEADER},fyr\n`, 'column fyr stands there twice'],
    ['page.csv', '<!doctype html><p>Service unavailable</p>', 'not CSV with the column names of the API'],
    ['empty.csv', '', 'the file is empty'],
    ['array.json', '[{"fyr":2026}]', 'a JSON array'],
    ['lacks.jsonl', '{"fyr":"2026","laf_cd":"1100000"}\n', 'required column missing: exe_ymd, acnt_dv_nm'],
    ['broken.jsonl', '{"fyr":\n{]\n', 'not JSON lines'],
  ])('refuses %s', async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(SourceError);
    await expect(read(name, content)).rejects.toThrow(`${name}: ${message}`);
  });

  it('refuses a file that is not there', async () => {
    const source = fileSource({ path: path.join(folder, 'none.csv'), partial: true });
    await expect(source.fetch(null)).rejects.toThrow(new SourceError('none.csv: there is no such file'));
    await expect(fileSource({ path: folder, partial: true }).fetch(null)).rejects.toThrow(
      `${path.basename(folder)}: it is a folder`,
    );
  });

  it('marks a last line that is cut off, an oversized cell and a line that is no object', async () => {
    const cut = Buffer.from(`${HEADER}\n${ROW}\n${ROW}`).subarray(0, -80);
    const broken = (await read('cut.csv', cut)).records[1];
    expect([broken?.line, broken?.problem?.reason, broken?.cells]).toEqual([3, 'broken_line', null]);
    const big = ROW.replace('주거급여수급자 지원', 'x'.repeat(10_000_000));
    const { records } = await read('big.csv', `${HEADER}\n${big}\n${ROW}\n`);
    expect(records[0]?.problem).toMatchObject({ reason: 'oversized_cell', column: 'dbiz_nm' });
    expect(records[0]?.problem?.value?.length).toBeLessThan(300);
    expect(records[1]?.problem).toBeNull();
    const whole = JSON.stringify(Object.fromEntries(COLUMNS.map((c) => [c, 'x'])));
    const lines = (await read('odd.jsonl', `${whole}\n[1]\n{"fyr":\n`)).records;
    expect(lines.map((line) => line.problem?.reason)).toEqual([undefined, 'broken_line', 'broken_line']);
  });
});
