import type pg from 'pg';

/** A right that a migration gives a role. `part`: the column, where it is given for columns alone. */
export interface Grant {
  kind: 'table' | 'sequence' | 'function' | 'schema' | 'database';
  /** Where the object stands; of a right on the database empty. */
  schema: string;
  object: string;
  part: string | null;
  privilege: string;
  role: string;
}

/**
 * What schemas hold, by name, as far as migrations make it: tables made while the program works are left out. Of what stands in another
 * schema than the first one, the name begins with the schema's.
 */
export interface Shape {
  schemas: string[];
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
 * Reads the shape of some schemas.
 * @param roles whose rights are told; others are the operator's own
 */
export async function readShape(
  db: Database,
  schemas: readonly string[],
  roles: readonly string[],
): Promise<Shape> {
  return {
    schemas: await names(db, SCHEMAS, [schemas]),
    columns: await names(db, COLUMNS, [schemas]),
    indexes: await names(db, INDEXES, [schemas]),
    functions: await names(db, FUNCTIONS, [schemas]),
    triggers: await names(db, TRIGGERS, [schemas]),
    grants: (await db.query<Grant>(GRANTS, [schemas, roles])).rows,
  };
}

async function names(db: Database, sql: string, values: unknown[]): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(sql, values);
  return rows.map(({ name }) => name);
}

const WANTED = `n.nspname = ANY ($1::text[])`;
/** Relations of the schemas that no program makes while it runs: no partitions, nothing temporary. */
const OF_SCHEMA = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND ${WANTED} AND NOT c.relispartition`;
const SCHEMA = `CASE WHEN n.nspname = ($1::text[])[1] THEN '' ELSE n.nspname || '.' END`;

const SCHEMAS = `SELECT n.nspname AS name FROM pg_namespace n WHERE ${WANTED} ORDER BY 1`;

const COLUMNS = `
  SELECT format('%s%s.%s %s', ${SCHEMA}, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)) AS name
  FROM ${OF_SCHEMA} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`;

const INDEXES = `
  SELECT ${SCHEMA} || c.relname AS name FROM ${OF_SCHEMA} WHERE c.relkind IN ('i', 'I')
    AND NOT (SELECT t.relispartition FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE i.indexrelid = c.oid) ORDER BY 1`;

const FUNCTIONS = `
  SELECT format('%s%s(%s)', ${SCHEMA}, p.proname, oidvectortypes(p.proargtypes)) AS name
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND ${WANTED}
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`;

const TRIGGERS = `
  SELECT format('%s%s.%s', ${SCHEMA}, c.relname, t.tgname) AS name
  FROM ${OF_SCHEMA} JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal ORDER BY 1`;

const GRANTS = `
  WITH held AS (
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, n.nspname::text AS schema, c.relname::text AS object,
           NULL::text AS part, acl.*
    FROM ${OF_SCHEMA} CROSS JOIN LATERAL aclexplode(c.relacl) acl WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'table', n.nspname, c.relname, a.attname, acl.*
    FROM ${OF_SCHEMA} JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) acl
    UNION ALL
    SELECT 'function', n.nspname, format('%s(%s)', p.proname, oidvectortypes(p.proargtypes)), NULL, acl.*
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND ${WANTED} CROSS JOIN LATERAL aclexplode(p.proacl) acl
    UNION ALL
    SELECT 'schema', n.nspname, n.nspname, NULL, acl.* FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) acl WHERE ${WANTED}
    UNION ALL
    SELECT 'database', '', '${DATABASE}', NULL, acl.* FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) acl
    WHERE d.datname = current_database()
  )
  SELECT kind, schema, object, part, privilege_type AS privilege, r.rolname AS role
  FROM held JOIN pg_roles r ON r.oid = held.grantee
  WHERE r.rolname = ANY ($2) AND privilege_type <> 'MAINTAIN' ORDER BY 1, 2, 3, 4, 5, 6`;

/** Of some rights those that are not in force; rights on what does not exist at all are left out. */
export async function missingGrants(db: Database, wanted: readonly Grant[]): Promise<Grant[]> {
  const { rows } = await db.query<Grant>(MISSING, [JSON.stringify(wanted)]);
  return rows;
}

const MISSING = `
  WITH wanted AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS w("kind" text, "schema" text, "object" text, "part" text, "privilege" text, "role" text)
  ), placed AS (
    SELECT w.*, format('%I.%I', w.schema, w.object) AS place FROM wanted w JOIN pg_roles r ON r.rolname = w.role
  )
  SELECT kind, schema, object, part, privilege, role FROM placed WHERE NOT CASE
    WHEN kind = 'database' THEN has_database_privilege(role, current_database(), privilege)
    WHEN to_regnamespace(format('%I', schema)) IS NULL THEN true
    WHEN kind = 'schema' THEN has_schema_privilege(role, object, privilege)
    WHEN kind = 'function' THEN coalesce(has_function_privilege(role, to_regprocedure(format('%I.', schema) || object), privilege), true)
    WHEN to_regclass(place) IS NULL THEN true
    WHEN kind = 'sequence' THEN has_sequence_privilege(role, to_regclass(place), privilege)
    WHEN part IS NULL THEN has_table_privilege(role, to_regclass(place), privilege)
    WHEN NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(place) AND a.attname = part AND NOT a.attisdropped) THEN true
    ELSE has_column_privilege(role, to_regclass(place), part, privilege) END
  ORDER BY kind, schema, object, part, privilege, role`;

/** The statement that gives a right. */
export function grantSql(grant: Grant, database: string): string {
  return `GRANT ${rightOf(grant, database)} TO ${sqlName(grant.role)};`;
}

/** The statement that takes it away. */
export function revokeSql(grant: Grant, database: string): string {
  return `REVOKE ${rightOf(grant, database)} FROM ${sqlName(grant.role)};`;
}

const sqlName = (text: string) =>
  /^[a-z_][a-z0-9_]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;

function rightOf({ kind, schema, object, part, privilege }: Grant, database: string): string {
  const on = {
    database: `DATABASE ${sqlName(database)}`,
    schema: `SCHEMA ${sqlName(object)}`,
    function: `FUNCTION ${sqlName(schema)}.${object}`,
    sequence: `SEQUENCE ${sqlName(schema)}.${sqlName(object)}`,
    table: `${sqlName(schema)}.${sqlName(object)}`,
  };
  const columns = part === null ? '' : ` (${sqlName(part)})`;
  return `${privilege}${columns} ON ${on[kind]}`;
}
