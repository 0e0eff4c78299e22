import type pg from 'pg';

export interface Column {
  name: string;
  /** A moment or a duration: differs from one run of the same work to the next. */
  moment: boolean;
  /** Names a run. */
  run: boolean;
  /** Names a raw block. */
  block: boolean;
  json: boolean;
  /** Numbered by the database. */
  identity: boolean;
}

export interface TableShape {
  name: string;
  columns: Column[];
  /** The columns of the primary key. */
  key: string[];
}

/** Columns that name a run without saying so by a foreign key: those are left out where they cost a load too much. */
const RUN_COLUMN = /^(run_id|.*_run_id|first_run|last_run|closed_run|figures_run)$/;
const BLOCK_COLUMN = /^(raw_block_id|block_id)$/;
const DURATION = /^seconds$/;

interface ColumnRow {
  table: string;
  column: string;
  type: string;
  generated_number: boolean;
  of_key: boolean;
  references: string | null;
}

/** What tells rows of one key apart where no constraint says it. */
const KEYS: Record<string, string[]> = { project_revision: ['id', 'fyr', 'rev'] };

/** Every table of a database with its columns, partitions with their whole. Nothing is named here: a table that is added is compared. */
export async function readTables(owner: pg.Pool): Promise<TableShape[]> {
  const { rows } = await owner.query<ColumnRow>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type, a.attidentity <> '' AS generated_number,
            coalesce(a.attnum = ANY (p.conkey), false) AS of_key, f.confrelid::regclass::text AS references
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_constraint p ON p.conrelid = c.oid AND p.contype = 'p'
       LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = 'public' ORDER BY c.relname, a.attnum`,
  );
  return [...Map.groupBy(rows, (row) => row.table)].map(([name, columns]) => ({
    name,
    columns: columns.map(columnOf),
    key: KEYS[name] ?? columns.filter((row) => row.of_key).map((row) => row.column),
  }));
}

function columnOf(row: ColumnRow): Column {
  const { column, type, references } = row;
  return {
    name: column,
    moment: type.startsWith('timestamp') || DURATION.test(column),
    run:
      references === 'run' ||
      (row.table === 'run' && column === 'id') ||
      (type === 'bigint' && RUN_COLUMN.test(column)),
    block:
      references === 'raw_block' ||
      BLOCK_COLUMN.test(column) ||
      (row.table === 'raw_block' && column === 'id'),
    json: type === 'jsonb',
    identity: row.generated_number,
  };
}
