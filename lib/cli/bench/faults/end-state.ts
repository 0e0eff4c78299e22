import type pg from 'pg';
import { type Column, type TableShape, readTables } from '@/lib/cli/bench/faults/tables';

/** Every table of a portal database, each row as one text, in an order of their own. */
export type State = Record<string, string[]>;

/**
 * What stands for a number that another run of the same work would not give: the run's place among those that were done, a block's
 * hash, what a group of search documents has in common.
 */
interface Names {
  runs: ReadonlyMap<string, string>;
  blocks: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
}

type Cells = Record<string, string | null>;

/**
 * A portal database in a form in which two that went through the same are equal: every table of it, whichever there are, row by
 * row. Apart stand
 *
 * - moments and durations: only whether there is one is kept;
 * - runs: those that were done are named by their order, and what refers to one refers to that name; of the others no table may
 *   know anything, so that a reference to one stands out (`run that was not done`). Their own rows are left out;
 * - identity columns: dropped where nothing refers to them, named by what they stand for where they name a raw block or a group, and the order
 *   among the rows of one key where they put those in order.
 */
export async function readState(owner: pg.Pool): Promise<State> {
  const names = await readNames(owner);
  const state: State = {};
  for (const table of await readTables(owner)) {
    const rows = await readRows(owner, table);
    const named = rows.filter((row) => !isUnfinished(table, row)).map((row) => nameRow(table, row, names));
    state[table.name] = withOrder(table, named)
      .map((row) => JSON.stringify(row))
      .sort();
  }
  state['(relations and indexes)'] = await readCatalogue(owner);
  return state;
}

async function readNames(owner: pg.Pool): Promise<Names> {
  const runs = await owner.query<{ id: string }>(`SELECT id FROM run WHERE state = 'done' ORDER BY id`);
  const blocks = await owner.query<{ id: string; sha: string }>(
    `SELECT id, encode(sha256, 'hex') AS sha FROM raw_block`,
  );
  const groups = await owner.query<{ id: string; common: string }>(
    `SELECT id, concat_ws(' ', fyr, laf_cd, upper_cd, field_cd, account_nm, removed) AS common FROM search_group`,
  );
  return {
    groups: new Map(groups.rows.map(({ id, common }) => [String(id), `group ${common}`])),
    runs: new Map(runs.rows.map(({ id }, index) => [id, `run ${index + 1}`])),
    blocks: new Map(blocks.rows.map(({ id, sha }) => [id, `block ${sha}`])),
  };
}

async function readRows(owner: pg.Pool, { name, columns }: TableShape): Promise<Cells[]> {
  const list = columns.map((column) => `"${column.name}"::text AS "${column.name}"`).join(', ');
  const order = columns.find(({ identity }) => identity)?.name;
  const { rows } = await owner.query<Cells>(
    `SELECT ${list} FROM "${name}"${order === undefined ? '' : ` ORDER BY "${name}"."${order}"`}`,
  );
  return rows;
}

function isUnfinished({ name }: TableShape, row: Cells): boolean {
  return name === 'run' && row['state'] !== 'done';
}

function nameRow({ name, columns }: TableShape, row: Cells, names: Names): Cells {
  const named = columns.map((column) => [column.name, nameCell(name, column, row, names)]);
  return Object.fromEntries(named) as Cells; // as put together in the line before
}

/** Of what has a number of its own: a group of search documents, a raw block. */
function nameOther(column: Column, value: string, { groups, blocks }: Names): string | null {
  if (column.name === 'group_id') return groups.get(value) ?? 'group that is not there';
  return column.block ? (blocks.get(value) ?? 'block that is not there') : null;
}

function nameCell(table: string, column: Column, row: Cells, names: Names): string | null {
  const value = row[column.name] ?? null;
  if (value === null || isPlace(table, column, row)) return null;
  if (column.moment) return 'some';
  const other = nameOther(column, value, names);
  if (other !== null) return other;
  if (column.run || isRunPayload(table, column, row)) return runOf(names, value);
  return column.json ? withRunsNamed(names, value) : value;
}

/** Where the feed stood as everything was read, and which run knew that first: a matter of the transactions of that moment. */
function isPlace(table: string, { name }: Column, row: Cells): boolean {
  return table === 'feed_cursor' && row['row_hash'] === null && ['tx', 'snapshot', 'run_id'].includes(name);
}

/** What the search waits for is the documents of a run. */
function isRunPayload(table: string, { name }: Column, row: Cells): boolean {
  return table === 'outbox' && name === 'payload' && row['topic'] === 'search';
}

function runOf({ runs }: Names, id: string): string {
  return runs.get(id) ?? 'run that was not done';
}

/** Receipts name the run as of which they hold. */
function withRunsNamed(names: Names, json: string): string {
  return json.replaceAll(/"run": (\d+)/g, (_, id: string) => `"run": "${runOf(names, id)}"`);
}

/** Identity columns as the order among the rows of one key; nothing where they are the whole key or no part of one. */
function withOrder({ columns, key }: TableShape, rows: Cells[]): Cells[] {
  const identity = columns.find((column) => column.identity && !column.block && !column.run);
  if (identity === undefined) return rows;
  const rest = key.filter((name) => name !== identity.name);
  const ordered = key.includes(identity.name) && rest.length > 0;
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const owner = rest.map((name) => row[name] ?? '').join('\u001f');
    const nth = (counts.get(owner) ?? 0) + 1;
    counts.set(owner, nth);
    return { ...row, [identity.name]: ordered ? String(nth) : null };
  });
}

/** Which relations and indexes there are, and whether they can be used: a load that was cut short leaves none behind. */
async function readCatalogue(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `SELECT concat_ws(' ', c.relkind, c.relname, CASE WHEN c.relispartition THEN 'attached' END,
                      CASE WHEN i.indisvalid THEN pg_get_indexdef(c.oid) WHEN NOT i.indisvalid THEN 'not valid' END) AS line
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid
      WHERE n.nspname !~ '^pg_(catalog|toast)|^information_schema$' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

/** What is different, a few lines of each table: `-` expected and missing, `+` there and not expected. */
export function differences(expected: State, actual: State): string[] {
  const tables = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...tables].flatMap((table) => {
    const missing = without(expected[table] ?? [], actual[table] ?? []);
    const more = without(actual[table] ?? [], expected[table] ?? []);
    return [
      ...missing.slice(0, 3).map((row) => `${table} - ${row}`),
      ...more.slice(0, 3).map((row) => `${table} + ${row}`),
    ];
  });
}

/** Rows of one list without those of another, each as often as it stands there. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
