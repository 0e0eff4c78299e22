import pg from 'pg';

/** bigint, numeric and date arrive as text: amounts go through `won`, dates stay `YYYY-MM-DD` (no time zone touches them). */
const asText = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC, pg.types.builtins.DATE]);
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (asText.has(oid) && format !== 'binary') return (text: string) => text;
    // pg declares its parsers as returning any; a reader of rows checks what it takes.
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

/** A pool with this project's type parsers. */
export function createPool(url: string, max = 8): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, types: pgTypes, application_name: 'gotgan' });
  // An idle connection that breaks (the server restarts) is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks while it is lent out and nothing is asked is told by the next question.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
