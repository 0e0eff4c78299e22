import type pg from 'pg';

/** A right that a migration gives a role. `part`: the column, where it is given for columns alone. */
export interface Grant {
  kind: 'table' | 'sequence' | 'function' | 'schema' | 'database';
  object: string;
  part: string | null;
  privilege: string;
  role: string;
}

/** What a schema holds, by name, as far as migrations make it: tables made while the program works are left out. */
export interface Shape {
  /** `table.column type`. */
  columns: string[];
  indexes: string[];
  functions: string[];
  /** `table.trigger`. */
  triggers: string[];
  grants: Grant[];
}

type Database = Pick<pg.ClientBase, 'query'>;

const DATABASE = 'this database';

/**
 * Reads the shape of one schema.
 * @param roles whose rights are told; others are the operator's own
 */
export async function readShape(db: Database, schema: string, roles: readonly string[]): Promise<Shape> {
  return {
    columns: await names(db, COLUMNS, [schema]),
    indexes: await names(db, INDEXES, [schema]),
    functions: await names(db, FUNCTIONS, [schema]),
    triggers: await names(db, TRIGGERS, [schema]),
    grants: (await db.query<Grant>(GRANTS, [schema, roles])).rows,
  };
}

async function names(db: Database, sql: string, values: unknown[]): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(sql, values);
  return rows.map(({ name }) => name);
}

/** Relations of the schema that no program makes while it runs: no partitions, nothing temporary. */
const OF_SCHEMA = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = $1 AND NOT c.relispartition`;

const COLUMNS = `
  SELECT format('%s.%s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod)) AS name
  FROM ${OF_SCHEMA} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`;

const INDEXES = `
  SELECT c.relname AS name FROM ${OF_SCHEMA} WHERE c.relkind IN ('i', 'I')
    AND NOT (SELECT t.relispartition FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE i.indexrelid = c.oid) ORDER BY 1`;

const FUNCTIONS = `
  SELECT format('%s(%s)', p.proname, oidvectortypes(p.proargtypes)) AS name
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = $1
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`;

const TRIGGERS = `
  SELECT format('%s.%s', c.relname, t.tgname) AS name
  FROM ${OF_SCHEMA} JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal ORDER BY 1`;

const GRANTS = `
  WITH held AS (
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, c.relname::text AS object, NULL::text AS part, acl.*
    FROM ${OF_SCHEMA} CROSS JOIN LATERAL aclexplode(c.relacl) acl WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'table', c.relname, a.attname, acl.*
    FROM ${OF_SCHEMA} JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) acl
    UNION ALL
    SELECT 'function', format('%s(%s)', p.proname, oidvectortypes(p.proargtypes)), NULL, acl.*
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = $1 CROSS JOIN LATERAL aclexplode(p.proacl) acl
    UNION ALL
    SELECT 'schema', n.nspname, NULL, acl.* FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) acl WHERE n.nspname = $1
    UNION ALL
    SELECT 'database', '${DATABASE}', NULL, acl.* FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) acl
    WHERE d.datname = current_database()
  )
  SELECT kind, object, part, privilege_type AS privilege, r.rolname AS role
  FROM held JOIN pg_roles r ON r.oid = held.grantee
  WHERE r.rolname = ANY ($2) AND privilege_type <> 'MAINTAIN' ORDER BY 1, 2, 3, 4, 5`;

/** Of some rights those that are not in force; rights on what does not exist at all are left out. */
export async function missingGrants(
  db: Database,
  schema: string,
  wanted: readonly Grant[],
): Promise<Grant[]> {
  const { rows } = await db.query<Grant>(MISSING, [JSON.stringify(wanted), schema]);
  return rows;
}

const MISSING = `
  WITH wanted AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS w("kind" text, "object" text, "part" text, "privilege" text, "role" text)
  ), placed AS (
    SELECT w.*, format('%I.%I', $2::text, w.object) AS place FROM wanted w JOIN pg_roles r ON r.rolname = w.role
  )
  SELECT kind, object, part, privilege, role FROM placed WHERE NOT CASE
    WHEN kind = 'database' THEN has_database_privilege(role, current_database(), privilege)
    WHEN kind = 'schema' THEN has_schema_privilege(role, object, privilege)
    WHEN kind = 'function' THEN coalesce(has_function_privilege(role, to_regprocedure(format('%I.', $2::text) || object), privilege), true)
    WHEN to_regclass(place) IS NULL THEN true
    WHEN kind = 'sequence' THEN has_sequence_privilege(role, to_regclass(place), privilege)
    WHEN part IS NULL THEN has_table_privilege(role, to_regclass(place), privilege)
    WHEN NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(place) AND a.attname = part AND NOT a.attisdropped) THEN true
    ELSE has_column_privilege(role, to_regclass(place), part, privilege) END
  ORDER BY kind, object, part, privilege, role`;

/** The statement that gives a right. */
export function grantSql(
  { kind, object, part, privilege, role }: Grant,
  schema: string,
  database: string,
): string {
  const name = (text: string) => (/^[a-z_][a-z0-9_]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`);
  const on = {
    database: `DATABASE ${name(database)}`,
    schema: `SCHEMA ${name(object)}`,
    function: `FUNCTION ${name(schema)}.${object}`,
    sequence: `SEQUENCE ${name(schema)}.${name(object)}`,
    table: `${name(schema)}.${name(object)}`,
  };
  const columns = part === null ? '' : ` (${name(part)})`;
  return `GRANT ${privilege}${columns} ON ${on[kind]} TO ${name(role)};`;
}
