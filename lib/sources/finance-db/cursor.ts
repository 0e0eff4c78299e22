import type { ClientBase } from 'pg';

/** So many rows are held, and kept together as a block. */
const BATCH = 1024;

/** Reads a query through a server-side cursor, so that memory does not grow with the table. */
export async function* inBatches<T extends object>(
  client: ClientBase,
  query: string,
  values: unknown[],
): AsyncGenerator<T[]> {
  await client.query(`DECLARE gotgan_rows NO SCROLL CURSOR FOR ${query}`, values);
  for (;;) {
    const { rows } = await client.query<T>(`FETCH ${BATCH} FROM gotgan_rows`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE gotgan_rows');
}
