import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import type { RawRecord } from '@/lib/domain/receipt-page';
import type { RawPlace } from '@/lib/domain/receipt-sheet';
import { type Charset, decoderOf } from '@/lib/sources/file/charset';
import { scanCsv } from '@/lib/sources/file/csv';

type Db = Pick<Pool | PoolClient, 'query'>;

interface BlockRecord {
  sha256: string;
  format: 'csv' | 'jsonl';
  charset: Charset['name'];
  data: Buffer;
  run_id: string;
  origin: string | null;
  first_line: number | null;
}

const unpack = promisify(zstdDecompress);

/**
 * A row as received, cut out of the block that keeps it: rows count from 1, the repeated header not counted.
 * @returns null where there is no such block or no such row in it
 */
export async function findRawRecord(db: Db, { block, row }: RawPlace): Promise<RawRecord | null> {
  const { rows } = await db.query<BlockRecord>(
    `SELECT encode(b.sha256, 'hex') AS sha256, b.format, b.charset, b.data, l.run_id, r.origin, l.first_line
     FROM raw_block b JOIN run_raw_block l ON l.block_id = b.id JOIN run r ON r.id = l.run_id
     WHERE b.id = $1 ORDER BY l.run_id, l.seq LIMIT 1`,
    [block],
  );
  const [kept] = rows;
  if (kept === undefined) return null;
  const bytes = await unpack(kept.data);
  const found = kept.format === 'csv' ? csvRecord(bytes, kept.charset, row) : jsonRecord(bytes, row);
  if (found === null) return null;
  const { sha256, origin } = kept;
  return { block, row, sha256, ...found, run: Number(kept.run_id), origin, firstLine: kept.first_line };
}

type Found = Pick<RawRecord, 'text' | 'cells'>;

function csvRecord(bytes: Buffer, charset: Charset['name'], row: number): Found | null {
  const decode = decoderOf(charset, bytes);
  const [header] = scanCsv(bytes, decode, null, { at: 0, line: 1 });
  if (!header?.cells) return null;
  const names = header.cells;
  let number = 0;
  for (const record of scanCsv(bytes, decode, names.length, { at: header.next, line: 2 })) {
    number += 1;
    if (number < row) continue;
    const cells = (record.cells ?? []).map((cell, index): [string, string] => [
      (names[index] ?? '').trim(),
      cell,
    ]);
    return { text: decode(record.start, record.end), cells };
  }
  return null;
}

function jsonRecord(bytes: Buffer, row: number): Found | null {
  const lines = bytes.toString('utf8').split('\n');
  const text = lines.filter((line) => line.trim() !== '')[row - 1]?.trim();
  return text === undefined ? null : { text, cells: jsonCells(text) };
}

function jsonCells(text: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.entries(parsed).map(([name, value]) => [name, shown(value)]);
  } catch {
    return [];
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
