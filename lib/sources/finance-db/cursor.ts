import type { ClientBase } from 'pg';

/** Rows of a whole relation are held, and kept as a block, so many together. */
export const SNAPSHOT_BATCH = 1024;
/** Changes are few, and each batch of them is looked up at once. */
export const FEED_BATCH = 4096;

/** Reads a query through a server-side cursor, so that memory does not grow with the table. @param size rows of a batch */
export async function* inBatches<T extends object>(
  client: ClientBase,
  query: string,
  values: unknown[],
  size: number,
): AsyncGenerator<T[]> {
  await client.query(`DECLARE gotgan_rows NO SCROLL CURSOR FOR ${query}`, values);
  for (;;) {
    const { rows } = await client.query<T>(`FETCH ${size} FROM gotgan_rows`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE gotgan_rows');
}
