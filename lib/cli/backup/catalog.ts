import type pg from 'pg';
import type { Header, Manifest } from '@/lib/cli/backup/archive';

/** Each migration's own note: a restore makes those by migrating. */
const LEDGER = '_prisma_migrations';

export interface Table {
  name: string;
  /** Those that are not computed. */
  columns: string[];
}

/**
 * The tables whose rows make up the portal, those that others refer to first. Rows of partitions are rows of their parent; a year's
 * tables that stand alone are a load that did not end.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> $1 AND c.relname !~ '^project(_revision)?_[0-9]{4}(_[0-9]+)?$'
     GROUP BY c.relname ORDER BY c.relname`,
    [LEDGER],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS from, t.relname AS to FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND f.oid <> t.oid
       AND NOT f.relispartition AND NOT t.relispartition`,
  );
  return inOrder(rows, references);
}

/** @throws Error where tables refer to each other in a circle */
export function inOrder(
  tables: readonly Table[],
  references: readonly { from: string; to: string }[],
): Table[] {
  const ordered: Table[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ name }) => name));
    const isFree = ({ name }: Table) => !references.some(({ from, to }) => from === name && open.has(to));
    const at = waiting.findIndex(isFree);
    if (at < 0) throw new Error(`tables refer to each other in a circle: ${[...open].join(', ')}`);
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

export async function listPartitions(client: pg.ClientBase): Promise<Header['partitions']> {
  const { rows } = await client.query<Header['partitions'][number]>(
    `SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
            coalesce(c.reloptions, '{}') AS options
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
     WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows;
}

export async function listIndexes(client: pg.ClientBase): Promise<Header['indexes']> {
  const { rows } = await client.query<Header['indexes'][number]>(
    `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT t.relispartition AND t.relname !~ '^project(_revision)?_[0-9]{4}(_[0-9]+)?$'
     ORDER BY 1`,
  );
  return rows;
}

/** Where each counter stands. One moves on in no transaction: read after the snapshot, it stands at or after its rows. */
export async function listSequences(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const { rows: values } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM public.${client.escapeIdentifier(name)}`,
    );
    if (values[0] !== undefined) sequences.push({ name, ...values[0] });
  }
  return sequences;
}

/** The forms in which values are written, so that they are read the same by any server. */
export const PLAIN_FORMS = `SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
  SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 3; SET statement_timeout = 0`;
