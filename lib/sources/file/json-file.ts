import { type Charset } from '@/lib/sources/file/charset';
import { BLOCK_ROWS } from '@/lib/sources/file/csv-block';
import { type Input } from '@/lib/sources/file/input';
import { type JsonColumns, jsonRecords } from '@/lib/sources/file/records';
import { SourceError, type SourceBatch, type SourceRecord } from '@/lib/sources/source';

const STRETCH = 1 << 20;
const LONGEST_LINE = 1 << 25;
const LF = 0x0a;

/** The objects of a JSON lines file, a stretch of whole lines at a time. */
export async function* jsonBatches(
  input: Input,
  charset: Charset,
  columns: JsonColumns,
): AsyncGenerator<SourceBatch> {
  let line = 1;
  for (let at = charset.start; at < input.size;) {
    const bytes = await wholeLines(input, at, line);
    let records: SourceRecord[] = [];
    for (const record of jsonRecords(bytes, charset, columns, { at: 0, line })) {
      records.push(record);
      if (records.length < BLOCK_ROWS) continue;
      yield { records };
      records = [];
    }
    if (records.length > 0) yield { records };
    line += linesIn(bytes);
    at += bytes.length;
  }
}

/** @throws SourceError where a line is longer than any can be */
async function wholeLines(input: Input, at: number, line: number): Promise<Buffer> {
  for (let size = STRETCH; size <= LONGEST_LINE; size *= 2) {
    const buffer = Buffer.allocUnsafeSlow(Math.min(size, input.size - at));
    const read = await input.read(buffer, at);
    if (at + read >= input.size) return buffer.subarray(0, read);
    const end = buffer.lastIndexOf(LF);
    if (end !== -1) return buffer.subarray(0, end + 1);
  }
  throw new SourceError(`line ${line} is longer than ${LONGEST_LINE >> 20} MB: not JSON lines`);
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}
