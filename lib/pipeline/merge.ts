import type pg from 'pg';

export interface MergeInput {
  table: string;
  keys: readonly string[];
  values: readonly string[];
  /** Which rows of the table (as `t`) the fresh ones replace. */
  scope: string;
  /** The rows as they should be: a query with the keys and values as columns. */
  fresh: string;
  /** For `fresh`; `scope` uses the first of them, so many. */
  parameters: readonly unknown[];
  scopeParameters: number;
}

/**
 * Brings a table of computed values up to date: only rows whose values differ are written, and carry the run from then on.
 * @returns the keys of the rows that were added, changed or deleted
 */
export async function merge<Key extends pg.QueryResultRow>(
  client: pg.PoolClient,
  runId: string,
  { table, keys, values, scope, fresh, parameters, scopeParameters }: MergeInput,
): Promise<Key[]> {
  const run = `$${scopeParameters + 1}::bigint`;
  const listOf = (alias: string, columns: readonly string[]) =>
    columns.map((c) => `${alias}.${c}`).join(', ');
  const sameKey = keys.map((key) => `t.${key} = f.${key}`).join(' AND ');
  // Computed apart: beside a write the server would not use more than one core for it.
  const computed = `fresh_${table}`;
  await client.query(`CREATE TEMP TABLE ${computed} ON COMMIT DROP AS ${fresh}`, [...parameters]);
  const { rows } = await client.query<Key>(
    `WITH gone AS (
       DELETE FROM ${table} t WHERE ${scope} AND NOT EXISTS (SELECT FROM ${computed} f WHERE ${sameKey})
       RETURNING ${listOf('t', keys)}),
     changed AS (
       UPDATE ${table} t SET ${values.map((value) => `${value} = f.${value}`).join(', ')}, run_id = ${run}
         FROM ${computed} f WHERE ${sameKey} AND (${listOf('t', values)}) IS DISTINCT FROM (${listOf('f', values)})
       RETURNING ${listOf('t', keys)}),
     added AS (
       INSERT INTO ${table} (${[...keys, ...values].join(', ')}, run_id)
       SELECT ${listOf('f', [...keys, ...values])}, ${run} FROM ${computed} f
        WHERE NOT EXISTS (SELECT FROM ${table} t WHERE ${sameKey})
       RETURNING ${keys.join(', ')})
     SELECT * FROM gone UNION ALL SELECT * FROM changed UNION ALL SELECT * FROM added`,
    [...parameters.slice(0, scopeParameters), runId],
  );
  await client.query(`DROP TABLE ${computed}`);
  return rows;
}
