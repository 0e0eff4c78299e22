import path from 'node:path';
import { detectCharset, decoderOf } from '@/lib/sources/file/charset';
import { scanCsv } from '@/lib/sources/file/csv';
import { openInput } from '@/lib/sources/file/input';
import { SourceError } from '@/lib/sources/source';

/** A published table has a few thousand rows. */
const LARGEST = 64 * 1024 * 1024;
const HEAD = 64 * 1024;

export interface TableRow {
  line: number;
  /** The texts by column, blanks around them kept; null where the line cannot be taken apart. */
  cells: Readonly<Record<string, string>> | null;
  text: string;
}

export interface Table {
  header: string[];
  rows: TableRow[];
}

/** The columns of a CSV file; null where it is no CSV or has no header that can be read. */
export async function readHeader(file: string): Promise<string[] | null> {
  const input = await openInput(file);
  try {
    const charset = await detectCharset(input);
    const bytes = Buffer.alloc(Math.min(HEAD, input.size));
    const head = bytes.subarray(0, await input.read(bytes, 0));
    const first = scanCsv(head, decoderOf(charset.name, head), null, { at: charset.start, line: 1 }).next();
    return first.done === true ? null : (first.value.cells?.map((name) => name.trim()) ?? null);
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  } finally {
    await input.close();
  }
}

/** A whole CSV file. @throws SourceError naming the file, where it is none */
export async function readTable(file: string): Promise<Table> {
  const input = await openInput(file);
  try {
    if (input.size > LARGEST) throw new SourceError('larger than any published table');
    const charset = await detectCharset(input);
    const bytes = Buffer.alloc(input.size);
    await input.read(bytes, 0);
    return tableOf(bytes, decoderOf(charset.name, bytes), charset.start);
  } catch (error) {
    if (error instanceof SourceError) throw new SourceError(`${path.basename(file)}: ${error.message}`);
    throw error;
  } finally {
    await input.close();
  }
}

function tableOf(bytes: Buffer, decode: (from: number, to: number) => string, start: number): Table {
  const first = scanCsv(bytes, decode, null, { at: start, line: 1 }).next();
  if (first.done === true || first.value.cells === null) throw new SourceError('the file is empty: not CSV');
  const header = first.value.cells.map((name) => name.trim());
  const scan = scanCsv(bytes, decode, header.length, { at: first.value.next, line: first.value.line + 1 });
  const rows: TableRow[] = [];
  for (const record of scan) {
    if (record.blank) continue;
    const { line, cells, start: from, end } = record;
    const named =
      cells === null ? null : Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']));
    rows.push({ line, cells: named, text: decode(from, end) });
  }
  return { header, rows };
}
