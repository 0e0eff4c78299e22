import path from 'node:path';
import { type Charset, detectCharset } from '@/lib/sources/file/charset';
import { blockRows, csvRows, openCsv } from '@/lib/sources/file/csv-file';
import { type Input, openInput } from '@/lib/sources/file/input';
import { jsonBatches } from '@/lib/sources/file/json-file';
import { JsonColumns, readCsv, readJsonLines, type RecordReader } from '@/lib/sources/file/records';
import { type Rows } from '@/lib/sources/rows';
import {
  type Fetched,
  type Source,
  SourceError,
  type SourceBatch,
  type SourceRecord,
} from '@/lib/sources/source';

/** Where a text's first character is looked for. */
const HEAD = 1000;

/** A kept block, opened: whole in memory, its encoding known from when it was received. */
export function openText(bytes: Buffer, charset: Charset['name']): RecordReader {
  const known: Charset = { name: charset, start: 0, cutAt: bytes.length };
  return isJson(bytes) ? readJsonLines(bytes, known) : readCsv(bytes, known);
}

/**
 * A file as a source: CSV or JSON lines with the API's column names, in UTF-8 or CP949, a whole snapshot or a part of one.
 * It is read piece by piece: memory does not grow with it.
 */
export function fileSource({ path: file, partial }: { path: string; partial: boolean }): Source {
  return {
    name: 'file',
    fetch: async () => {
      const input = await openInput(file);
      try {
        return await opened(input, path.basename(file), partial);
      } catch (error) {
        await input.close();
        throw named(path.basename(file), error);
      }
    },
  };
}

/** A message about a file's content says which file. The run's message is public: the file's name, not its folder. */
function named(file: string, error: unknown): unknown {
  return error instanceof SourceError ? new SourceError(`${file}: ${error.message}`) : error;
}

async function* saying<T>(file: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw named(file, error);
  }
}

async function opened(input: Input, origin: string, partial: boolean): Promise<Fetched> {
  const charset = await detectCharset(input);
  const head = Buffer.alloc(Math.min(HEAD, input.size));
  await input.read(head, 0);
  const text = head.subarray(charset.start);
  if (firstOf(text) === '[') throw new SourceError('a JSON array: JSON lines have one object in each line');
  const common = {
    origin,
    kind: partial ? ('partial' as const) : ('whole' as const),
    charset: charset.name,
    cursor: () => null,
    close: () => input.close(),
  };
  return {
    ...common,
    ...(isJson(text) ? openedJson(input, origin, charset) : await openedCsv(input, origin, charset)),
  };
}

type OpenedFile = Pick<Fetched, 'format' | 'header' | 'rows' | 'again' | 'batches' | 'warnings'>;

async function openedCsv(input: Input, origin: string, charset: Charset): Promise<OpenedFile> {
  const file = await openCsv(input, charset);
  return {
    format: 'csv',
    header: file.header,
    rows: () => saying(origin, csvRows(input, file)),
    again: (block, firstLine) => blockRows(block, file, firstLine),
    batches: () => saying(origin, asBatches(csvRows(input, file))),
    warnings: () => file.layout.warnings,
  };
}

function openedJson(input: Input, origin: string, charset: Charset): OpenedFile {
  const columns = new JsonColumns();
  async function* batches(): AsyncGenerator<SourceBatch> {
    yield* jsonBatches(input, charset, columns);
    columns.complete();
  }
  return {
    format: 'jsonl',
    header: null,
    batches: () => saying(origin, batches()),
    warnings: () => columns.warnings(),
  };
}

async function* asBatches(blocks: AsyncIterable<Rows>): AsyncGenerator<SourceBatch> {
  for await (const block of blocks) {
    const records = Array.from({ length: block.count }, (_, row) => lasting(block.record(row)));
    yield { records };
  }
}

/** The next block is read into the same bytes. */
function lasting(record: SourceRecord): SourceRecord {
  return { ...record, bytes: Buffer.from(record.bytes) };
}

function firstOf(text: Buffer): string | undefined {
  return /^\s*(\S)/.exec(text.toString('latin1', 0, HEAD))?.[1];
}

function isJson(text: Buffer): boolean {
  return firstOf(text) === '{';
}
