import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | null;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One line of PostgreSQL's COPY text format. */
export function copyLine(cells: readonly Cell[]): string {
  const texts = cells.map((cell) =>
    cell === null ? '\\N' : String(cell).replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign),
  );
  return `${texts.join('\t')}\n`;
}

const LINES_AT_ONCE = 500;

function* chunks(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = '';
  let lines = 0;
  for (const row of rows) {
    text += copyLine(row);
    lines += 1;
    if (lines % LINES_AT_ONCE === 0) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

/**
 * Fills a relation by COPY.
 * @param relation `schema.name(column, …)`, from our own code
 */
export async function copyInto(
  client: pg.PoolClient,
  relation: string,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`COPY ${relation} FROM STDIN`)));
}
