import { type Charset } from '@/lib/sources/file/charset';
import { CsvBlock } from '@/lib/sources/file/csv-block';
import { type Layout } from '@/lib/sources/file/columns';
import { type Input } from '@/lib/sources/file/input';
import { readHeader } from '@/lib/sources/file/records';
import { type Rows } from '@/lib/sources/rows';
import { SourceError } from '@/lib/sources/source';

/** What is read at once: a block of rows as a rule. */
const STRETCH = 1 << 20;
/** No record is nearly as long; a quotation mark that is never closed is looked for that far. */
const LONGEST_RECORD = 1 << 25;
const LONGEST_HEADER = 1 << 20;

/** The header of a CSV file, as received and as read. */
export interface CsvFile {
  header: Buffer;
  layout: Layout;
  charset: Charset;
  /** Where the first record begins. */
  at: number;
  line: number;
}

/** @throws SourceError when there is no header or a required column is missing */
export async function openCsv(input: Input, charset: Charset): Promise<CsvFile> {
  const head = Buffer.alloc(Math.min(LONGEST_HEADER, input.size));
  await input.read(head, 0);
  const { record, layout } = readHeader(head, charset);
  const header = Buffer.from(head.subarray(record.start, record.next));
  return { header, layout, charset, at: record.next, line: record.line + 1 };
}

/** The rows of a CSV file, a block at a time, from one buffer: memory does not grow with the file. */
export async function* csvRows(input: Input, { layout, charset, ...begin }: CsvFile): AsyncGenerator<Rows> {
  const block = new CsvBlock(layout, charset);
  let buffer = Buffer.allocUnsafeSlow(STRETCH);
  let held = 0;
  let { at, line } = begin;
  for (;;) {
    const read = await input.read(buffer.subarray(held), at + held);
    const filled = held + read;
    const last = at + filled >= input.size;
    block.fill({ bytes: buffer.subarray(0, filled), at, line, last, full: filled >= LONGEST_RECORD });
    if (block.taken === 0 && last) return;
    if (block.taken === 0) {
      buffer = longer(buffer, line);
      held = filled;
      continue;
    }
    if (block.count > 0) yield block;
    buffer.copyWithin(0, block.taken, filled);
    held = filled - block.taken;
    at += block.taken;
    line = block.nextLine;
  }
}

/** The rows of a block that was kept, its header before them. */
export function blockRows(kept: Buffer, { header, layout, charset }: CsvFile, line: number): Rows {
  const bytes = kept.subarray(header.length);
  const block = new CsvBlock(layout, { ...charset, cutAt: bytes.length });
  block.fill({ bytes, at: 0, line, last: true, full: false });
  return block;
}

/** @throws SourceError where a record is longer than any can be */
function longer(buffer: Buffer, line: number): Buffer<ArrayBuffer> {
  if (buffer.length >= LONGEST_RECORD)
    throw new SourceError(`line ${line} is longer than ${LONGEST_RECORD >> 20} MB: not CSV`);
  const grown = Buffer.allocUnsafeSlow(buffer.length * 2);
  buffer.copy(grown);
  return grown;
}
