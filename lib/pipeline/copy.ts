import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A value of PostgreSQL's COPY text format. */
export type CopyValue = string | number | boolean | null;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const UNESCAPES: Record<string, string> = { '\\': '\\', t: '\t', n: '\n', r: '\r' };

function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found)
    : value;
}

/** One line of COPY text. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyText).join('\t')}\n`;
}

/** Loads lines into a table by COPY. */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(inChunks(lines)), stream);
}

/** Sends what is COPY data already, in whatever format the statement names. */
export async function copyBytes(client: pg.PoolClient, statement: string, data: Buffer): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const ended = finished(stream);
  stream.end(data);
  await ended;
}

const CHUNK = 1 << 16;

function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

/** Reads a query's rows as texts by COPY: a third of the time of an ordinary read where there are many. */
export async function* readRows(pool: pg.Pool, query: string): AsyncGenerator<(string | null)[]> {
  const client = await pool.connect();
  let whole = false;
  try {
    const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
    stream.setEncoding('utf8');
    let rest = '';
    // A COPY stream with an encoding gives text.
    for await (const chunk of stream as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.split('\t').map(plainText);
    }
    whole = true;
  } finally {
    // A connection left in the middle of a COPY is of no use to anyone.
    client.release(!whole);
  }
}

function plainText(text: string): string | null {
  if (text === '\\N') return null;
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, char: string) => UNESCAPES[char] ?? char) : text;
}
