import type pg from 'pg';
import type { Header, Manifest } from '@/lib/cli/backup/archive';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';

/** Each migration's own note: a restore makes those by migrating. */
const LEDGER = '_prisma_migrations';

/** Where a table, index or sequence stands. */
export interface Place {
  schema: string;
  name: string;
}

export interface Table extends Place {
  /** Those that are not computed. */
  columns: string[];
}

/** What it is called: schema public goes without saying. */
export function placeName({ schema, name }: Place): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}

/** What SQL calls it. */
export function sqlName(client: pg.ClientBase, { schema, name }: Place): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}

/**
 * The tables whose rows make up the portal, those that others refer to first. Rows of partitions are rows of their parent; a year's
 * tables that stand alone are a load that did not end.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY ($2::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> $1 AND c.relname !~ '^project(_revision)?_[0-9]{4}(_[0-9]+)?$'
     GROUP BY 1, 2 ORDER BY array_position($2::text[], n.nspname::text), 2`,
    [LEDGER, PORTAL_SCHEMAS],
  );
  const { rows: references } = await client.query<{ from: Place; to: Place }>(
    `SELECT DISTINCT jsonb_build_object('schema', fn.nspname, 'name', f.relname) AS from,
            jsonb_build_object('schema', tn.nspname, 'name', t.relname) AS to
     FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
       JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype = 'f' AND fn.nspname = ANY ($1::text[]) AND f.oid <> t.oid
       AND NOT f.relispartition AND NOT t.relispartition`,
    [PORTAL_SCHEMAS],
  );
  return inOrder(
    rows,
    references.map(({ from, to }) => ({ from: placeName(from), to: placeName(to) })),
  );
}

/** @param references by {@link placeName} @throws Error where tables refer to each other in a circle */
function inOrder(tables: readonly Table[], references: readonly { from: string; to: string }[]): Table[] {
  const ordered: Table[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(placeName));
    const isFree = (table: Table) =>
      !references.some(({ from, to }) => from === placeName(table) && open.has(to));
    const at = waiting.findIndex(isFree);
    if (at < 0) throw new Error(`tables refer to each other in a circle: ${[...open].join(', ')}`);
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

/** Partitions stand in the schema of their parent. */
export async function listPartitions(client: pg.ClientBase): Promise<Header['partitions']> {
  const { rows } = await client.query<Header['partitions'][number]>(
    `SELECT n.nspname AS schema, c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
            coalesce(c.reloptions, '{}') AS options
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
       JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relispartition AND c.relkind = 'r' AND n.nspname = ANY ($1::text[]) ORDER BY 1, 2`,
    [PORTAL_SCHEMAS],
  );
  return rows;
}

export async function listIndexes(client: pg.ClientBase): Promise<Header['indexes']> {
  const { rows } = await client.query<Header['indexes'][number]>(
    `SELECT n.nspname AS schema, c.relname AS name, pg_get_indexdef(c.oid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1::text[]) AND NOT t.relispartition AND t.relname !~ '^project(_revision)?_[0-9]{4}(_[0-9]+)?$'
     ORDER BY 1, 2`,
    [PORTAL_SCHEMAS],
  );
  return rows;
}

/** Where each counter stands. One moves on in no transaction: read after the snapshot, it stands at or after its rows. */
export async function listSequences(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Place>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname = ANY ($1::text[]) ORDER BY 1, 2`,
    [PORTAL_SCHEMAS],
  );
  const sequences: Manifest['sequences'] = [];
  for (const { schema, name } of rows) {
    const { rows: values } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${sqlName(client, { schema, name })}`,
    );
    if (values[0] !== undefined) sequences.push({ schema, name, ...values[0] });
  }
  return sequences;
}

/** The forms in which values are written, so that they are read the same by any server. */
export const PLAIN_FORMS = `SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
  SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 3; SET statement_timeout = 0`;
