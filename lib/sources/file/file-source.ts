import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Charset, detectCharset } from '@/lib/sources/file/charset';
import { readCsv, readJsonLines, type RecordReader } from '@/lib/sources/file/records';
import {
  type Fetched,
  type Source,
  SourceError,
  type SourceBatch,
  type SourceRecord,
} from '@/lib/sources/source';

const BATCH = 4096;

/** A text of rows, CSV or JSON lines, taken apart. */
export interface OpenedText extends RecordReader {
  format: 'csv' | 'jsonl';
  charset: Charset['name'];
}

/**
 * Finds out how a text is written and opens it.
 * @param known its encoding, where that was found out before (a kept block)
 * @throws SourceError when it is neither CSV nor JSON lines with the API's column names, in UTF-8 or CP949
 */
export function openText(bytes: Buffer, known?: Charset['name']): OpenedText {
  const charset = known === undefined ? detectCharset(bytes) : { name: known, start: 0, cutAt: bytes.length };
  const first = /^\s*(\S)/.exec(bytes.toString('latin1', charset.start, charset.start + 1000))?.[1];
  if (first === '[') throw new SourceError('a JSON array: JSON lines have one object in each line');
  if (first === '{') return { format: 'jsonl', charset: charset.name, ...readJsonLines(bytes, charset) };
  return { format: 'csv', charset: charset.name, ...readCsv(bytes, charset) };
}

/**
 * A file as a source: CSV or JSON lines with the API's column names, a whole snapshot or a part of one.
 * The file is read into memory (a year of the nation has 90 to 130 MB).
 */
export function fileSource({ path: file, partial }: { path: string; partial: boolean }): Source {
  return {
    name: 'file',
    fetch: async () => {
      const bytes = await read(file);
      return opened(
        named(file, () => openText(bytes)),
        path.basename(file),
        partial,
      );
    },
  };
}

/** A message about a file's content says which file. The run's message is public: the file's name, not its folder. */
function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(`${path.basename(file)}: ${error.message}`);
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder, name the file in it',
  EACCES: 'this user may not read it',
};

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SourceError(`${path.basename(file)}: ${UNREADABLE[code] ?? `it cannot be read (${code})`}`);
  }
}

function opened(text: OpenedText, origin: string, partial: boolean): Fetched {
  return {
    origin,
    kind: partial ? 'partial' : 'whole',
    format: text.format,
    charset: text.charset,
    header: text.header,
    batches: () => inBatches(text, origin),
    warnings: text.warnings,
    cursor: () => null,
    close: async () => undefined,
  };
}

async function* inBatches(text: OpenedText, file: string): AsyncGenerator<SourceBatch> {
  let batch: SourceRecord[] = [];
  for (const record of text.records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield { records: batch };
    batch = [];
  }
  if (batch.length > 0) yield { records: batch };
  named(file, () => text.complete());
}
