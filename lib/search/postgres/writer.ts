import type { PoolClient } from 'pg';
import { documentOf, type ProjectSource, type Uppers } from '@/lib/search/documents';
import type { SearchWriter } from '@/lib/search/engine';
import { recount } from '@/lib/search/postgres/counts';
import { gramsOf } from '@/lib/search/postgres/grams';
import { ALL_SERVED, projectBatches, readUppers, SERVED_OF_RUNS } from '@/lib/search/source-rows';

const TYPES = `fyr smallint, id text, source text, laf_cd text, upper_cd text, field_cd text, field_nm text, account_nm text,
  name text, shadow text, initials text, words text, grams text, current_budget bigint, spent bigint, rate_tenths bigint,
  as_of date, removed_as_of date, run_id bigint, figures_run bigint`;
const COLUMNS = TYPES.split(',').map((column) => column.trim().split(' ')[0] ?? '');
const KEY = ['fyr', 'id'];
const REST = COLUMNS.filter((column) => !KEY.includes(column));

/** A batch arrives as one JSON text; grams, which hold no blanks, as one text each. A document that is the same is not written. */
const UPSERT = `
  INSERT INTO search_document AS d (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.map((column) => (column === 'grams' ? `string_to_array(grams, ' ')` : column)).join(', ')}
    FROM json_to_recordset($1::json) AS batch (${TYPES})
  ON CONFLICT (fyr, id) DO UPDATE SET ${REST.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE (${REST.map((column) => `d.${column}`).join(', ')})
    IS DISTINCT FROM (${REST.map((column) => `excluded.${column}`).join(', ')})`;

/** Documents of projects that are not served, or no longer from the document's source. */
const REMOVE_STRAYS = `
  DELETE FROM search_document d WHERE NOT EXISTS (
    SELECT FROM project p WHERE p.fyr = d.fyr AND p.id = d.id AND p.source = d.source AND p.serving)`;
const OF_RUNS = `AND ((d.fyr, d.id) IN (SELECT fyr, id FROM project WHERE run_id = ANY($1::bigint[]) AND NOT serving)
    OR (d.fyr, d.laf_cd) IN (SELECT fyr, laf_cd FROM serving_change WHERE run_id = ANY($1::bigint[])))`;

function batchText(projects: readonly ProjectSource[], uppers: Uppers): string {
  return JSON.stringify(
    projects.map((project) => {
      const document = documentOf(project, uppers);
      return { ...document, grams: gramsOf(document).join(' ') };
    }),
  );
}

async function write(transaction: PoolClient, select: string, values: readonly unknown[]): Promise<number> {
  const uppers = await readUppers(transaction);
  let written = 0;
  for await (const projects of projectBatches(transaction, select, values)) {
    const { rowCount } = await transaction.query(UPSERT, [batchText(projects, uppers)]);
    written += rowCount ?? 0;
  }
  return written;
}

/** After the first load: index over the grams, statistics. Later loads find the index there. */
async function finishFirstLoad(transaction: PoolClient): Promise<void> {
  const { rows } = await transaction.query<{ missing: boolean }>(
    `SELECT to_regclass('public.search_document_grams') IS NULL AND EXISTS (SELECT FROM search_document) AS missing`,
  );
  if (rows[0]?.missing === true) await transaction.query('SELECT finish_search_load()');
}

/** The PostgreSQL engine's writing half: what is written stands when the transaction does. */
export const postgresWriter: SearchWriter = {
  async index(transaction, runIds) {
    const written = await write(transaction, SERVED_OF_RUNS, [runIds]);
    const { rowCount } = await transaction.query(`${REMOVE_STRAYS} ${OF_RUNS}`, [runIds]);
    const changed = written + (rowCount ?? 0);
    await finishFirstLoad(transaction);
    if (changed > 0) await recount(transaction, runIds);
    return changed;
  },

  async rebuild(transaction) {
    const written = await write(transaction, ALL_SERVED, []);
    const { rowCount } = await transaction.query(REMOVE_STRAYS);
    await finishFirstLoad(transaction);
    await recount(transaction, null);
    return written + (rowCount ?? 0);
  },
};
