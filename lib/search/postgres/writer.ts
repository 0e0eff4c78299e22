import type { PoolClient } from 'pg';
import { documentOf, type ProjectSource, type SearchDocument, type Uppers } from '@/lib/search/documents';
import type { SearchWriter } from '@/lib/search/engine';
import { countCommonTexts, type CountedName, moveCommonCounts } from '@/lib/search/postgres/common';
import { gramsOf } from '@/lib/search/postgres/grams';
import { ALL_SERVED, projectBatches, readUppers, SERVED_OF_RUNS } from '@/lib/search/source-rows';

const TYPES = `fyr smallint, id text, source text, laf_cd text, upper_cd text, field_cd text, field_nm text, account_nm text,
  code text, name text, shadow text, initials text, words text, grams int[], current_budget bigint, spent bigint,
  rate_tenths bigint, as_of date, removed_as_of date, run_id bigint, figures_run bigint`;
const COLUMNS = TYPES.split(',').map((column) => column.trim().split(' ')[0] ?? '');
const KEY = ['fyr', 'id'];
const REST = COLUMNS.filter((column) => !KEY.includes(column));
const GROUP = ['fyr', 'laf_cd', 'upper_cd', 'field_cd', 'account_nm'];
const SAME_GROUP = [
  ...GROUP.map((column) => `g.${column} = b.${column}`),
  'g.removed = (b.removed_as_of IS NOT NULL)',
];

/** The groups of a batch, those that there are not yet. */
const ADD_GROUPS = `
  INSERT INTO search_group (${GROUP.join(', ')}, removed, documents)
  SELECT DISTINCT ${GROUP.join(', ')}, removed_as_of IS NOT NULL, 0 FROM json_to_recordset($1::json) AS batch (${TYPES})
  ON CONFLICT DO NOTHING`;
/** A batch arrives as one JSON text. */
const BATCH = `SELECT b.*, g.id AS group_id FROM json_to_recordset($1::json) AS b (${TYPES})
  JOIN search_group g ON ${SAME_GROUP.join(' AND ')}`;

/** A document that is the same is not written. Answers with what was there before, and what is now, of those written. */
const UPSERT = `
  WITH batch AS MATERIALIZED (${BATCH}),
  former AS MATERIALIZED (SELECT d.fyr, d.id, d.group_id, d.name, d.shadow FROM search_document d JOIN batch USING (fyr, id)),
  written AS (
    INSERT INTO search_document AS d (${COLUMNS.join(', ')}, group_id) SELECT ${COLUMNS.join(', ')}, group_id FROM batch
    ON CONFLICT (fyr, id) DO UPDATE SET ${REST.map((column) => `${column} = excluded.${column}`).join(', ')},
      group_id = excluded.group_id
    WHERE (${REST.map((column) => `d.${column}`).join(', ')})
      IS DISTINCT FROM (${REST.map((column) => `excluded.${column}`).join(', ')})
    RETURNING d.fyr, d.id, d.group_id, d.name, d.shadow)
  SELECT w.group_id, w.name, w.shadow, f.group_id AS former_group, f.name AS former_name, f.shadow AS former_shadow
    FROM written w LEFT JOIN former f USING (fyr, id)`;

interface Written {
  group_id: number;
  name: string;
  shadow: string;
  former_group: number | null;
  former_name: string | null;
  former_shadow: string | null;
}

const INSERT_NEXT = `
  INSERT INTO search_document_next (${COLUMNS.join(', ')}, group_id) SELECT ${COLUMNS.join(', ')}, group_id FROM (${BATCH}) batch`;

/** Documents of projects that are not served, or no longer from the document's source. */
const REMOVE_STRAYS = `
  DELETE FROM search_document d WHERE NOT EXISTS (
    SELECT FROM project p WHERE p.fyr = d.fyr AND p.id = d.id AND p.source = d.source AND p.serving)`;
const OF_RUNS = `AND ((d.fyr, d.id) IN (SELECT fyr, id FROM project WHERE run_id = ANY($1::bigint[]) AND NOT serving)
    OR (d.fyr, d.laf_cd) IN (SELECT fyr, laf_cd FROM serving_change WHERE run_id = ANY($1::bigint[])))`;
const RETURNING = 'RETURNING d.group_id AS "group", d.name, d.shadow';

/** Names that left groups and names that came into them. */
interface Moved {
  gone: CountedName[];
  come: CountedName[];
}

type StoredDocument = SearchDocument & { grams: number[] };

function batchText(projects: readonly ProjectSource[], uppers: Uppers): string {
  return JSON.stringify(
    projects.map((project): StoredDocument => {
      const document = documentOf(project, uppers);
      return { ...document, grams: gramsOf(document) };
    }),
  );
}

/** Writes a batch of documents. @returns how many were written */
async function upsert(transaction: PoolClient, batch: string, { gone, come }: Moved): Promise<number> {
  await transaction.query(ADD_GROUPS, [batch]);
  const { rows } = await transaction.query<Written>(UPSERT, [batch]);
  for (const row of rows) {
    const { group_id: group, name, shadow, former_group, former_name, former_shadow } = row;
    if (former_group === group && former_name === name) continue;
    come.push({ group, name, shadow });
    if (former_group !== null)
      gone.push({ group: former_group, name: former_name ?? '', shadow: former_shadow ?? '' });
  }
  return rows.length;
}

async function count(transaction: PoolClient, { gone, come }: Moved): Promise<void> {
  const by = new Map<number, number>();
  const note = (group: number, difference: number) => by.set(group, (by.get(group) ?? 0) + difference);
  gone.forEach(({ group }) => note(group, -1));
  come.forEach(({ group }) => note(group, 1));
  const changes = [...by].filter(([, difference]) => difference !== 0);
  if (changes.length > 0)
    await transaction.query(
      `UPDATE search_group g SET documents = documents + m.by
         FROM unnest($1::int[], $2::int[]) m (id, by) WHERE g.id = m.id`,
      [changes.map(([group]) => group), changes.map(([, difference]) => difference)],
    );
  await moveCommonCounts(transaction, gone, come);
}

async function update(
  transaction: PoolClient,
  selected: { select: string; values: readonly unknown[] },
  strays: { sql: string; values: unknown[] },
): Promise<number> {
  const uppers = await readUppers(transaction);
  const moved: Moved = { gone: [], come: [] };
  let changed = 0;
  for await (const projects of projectBatches(transaction, selected.select, selected.values))
    changed += await upsert(transaction, batchText(projects, uppers), moved);
  const { rows } = await transaction.query<CountedName>(`${strays.sql} ${RETURNING}`, strays.values);
  moved.gone.push(...rows);
  await count(transaction, moved);
  return changed + rows.length;
}

/** From so many changed projects on, and so large a share of all, documents are sooner written anew than changed one by one. */
const MANY = 20_000;
const LARGE_SHARE = 0.3;

async function isSoonerRebuilt(transaction: PoolClient, runIds: readonly string[]): Promise<boolean> {
  const { rows } = await transaction.query<{ changed: string; documents: string }>(
    `SELECT (SELECT count(*) FROM project WHERE run_id = ANY($1::bigint[])) AS changed,
            (SELECT coalesce(sum(documents), 0) FROM search_group) AS documents`,
    [runIds],
  );
  const [row] = rows;
  const changed = Number(row?.changed);
  return changed > MANY && changed > LARGE_SHARE * Number(row?.documents);
}

async function rebuild(transaction: PoolClient): Promise<number> {
  await transaction.query('SELECT begin_search_rebuild()');
  const uppers = await readUppers(transaction);
  let written = 0;
  for await (const projects of projectBatches(transaction, ALL_SERVED, [])) {
    const batch = batchText(projects, uppers);
    await transaction.query(ADD_GROUPS, [batch]);
    await transaction.query(INSERT_NEXT, [batch]);
    written += projects.length;
  }
  await transaction.query('SELECT index_search_rebuild()');
  await transaction.query(
    `UPDATE search_group g SET documents = coalesce(n, 0)
       FROM search_group s LEFT JOIN (SELECT group_id, count(*) AS n FROM search_document_next GROUP BY 1) d ON d.group_id = s.id
      WHERE s.id = g.id AND g.documents IS DISTINCT FROM coalesce(n, 0)`,
  );
  await countCommonTexts(transaction, { documents: 'search_document_next' });
  // Last of all: who searches waits from here to the commit.
  await transaction.query('SELECT finish_search_rebuild()');
  return written;
}

/** The PostgreSQL engine's writing half: what is written stands when the transaction does. */
export const postgresWriter: SearchWriter = {
  name: 'postgresql',
  version: 1,

  async index(transaction, runIds) {
    if (await isSoonerRebuilt(transaction, runIds)) return rebuild(transaction);
    return update(
      transaction,
      { select: SERVED_OF_RUNS, values: [runIds] },
      { sql: `${REMOVE_STRAYS} ${OF_RUNS}`, values: [runIds] },
    );
  },

  repair: (transaction) =>
    update(transaction, { select: ALL_SERVED, values: [] }, { sql: REMOVE_STRAYS, values: [] }),

  rebuild,
};
