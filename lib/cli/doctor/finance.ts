import type pg from 'pg';
import { onConnection } from '@/lib/cli/doctor/connection';
import { checked, type Finding, info, ok, problem, warning } from '@/lib/cli/doctor/finding';
import { readShape, type Shape } from '@/lib/db/shape';

const SETTING = 'FINANCE_DATABASE_URL';
/** What the reference finance database adds to the contract. */
const NOT_IN_CONTRACT = new Set(['meta', '_prisma_migrations']);

/** The finance database: there, readable and no more, and keeping the contract. @param reference a freshly made one @param isOurs whether it is the embedded one */
export async function checkFinance(url: string, reference: Shape | null, isOurs = false): Promise<Finding[]> {
  return onConnection({ id: 'finance', url, setting: SETTING }, async (client) => {
    const schema = await client.query(`SELECT FROM pg_namespace WHERE nspname = 'finance'`);
    if (isOurs && schema.rowCount === 0)
      return [info('finance', 'The reference finance database is empty.', 'npm start makes and fills it.')];
    const { rows } = await client.query<{ version: string; name: string }>(
      `SELECT current_setting('server_version') AS version, current_database() AS name`,
    );
    const [server] = rows;
    return [
      ok('finance', `${server?.name ?? ''} on PostgreSQL ${server?.version ?? ''}`),
      ...(await checked('finance-rights', () => checkRights(client))),
      ...(await checked('finance-contract', () => checkContract(client, reference))),
      ...(await checked('finance-epoch', () => checkEpoch(client))),
    ];
  });
}

interface RightsRow {
  name: string;
  reads: boolean;
  writes: boolean;
  login: string;
}

/** Reads every relation, writes none. */
async function checkRights(client: pg.Client): Promise<Finding[]> {
  const { rows: schemas } = await client.query<{ usable: boolean; login: string }>(
    `SELECT has_schema_privilege(oid, 'USAGE') AS usable, current_user AS login FROM pg_namespace WHERE nspname = 'finance'`,
  );
  const [schema] = schemas;
  if (schema === undefined)
    return [
      problem(
        'finance-contract',
        'There is no schema finance.',
        'Expose the relations of prisma/finance/migrations as tables or views.',
      ),
    ];
  if (!schema.usable)
    return [
      problem(
        'finance-rights',
        `${schema.login} may not look into schema finance.`,
        `GRANT USAGE ON SCHEMA finance TO "${schema.login}";`,
      ),
    ];
  const { rows } = await client.query<RightsRow>(
    `SELECT relname AS name, current_user AS login, has_table_privilege(c.oid, 'SELECT') AS reads,
            has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS writes
     FROM pg_class c WHERE relnamespace = 'finance'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`,
  );
  const contract = rows.filter(({ name }) => !NOT_IN_CONTRACT.has(name));
  const unread = contract.filter(({ reads }) => !reads);
  const written = contract.filter(({ writes }) => writes);
  const login = `"${schema.login}"`;
  const findings: Finding[] = [];
  if (unread.length > 0)
    findings.push(
      problem(
        'finance-rights',
        `${schema.login} may not read ${unread.map(({ name }) => name).join(', ')}.`,
        unread.map(({ name }) => `GRANT SELECT ON finance.${name} TO ${login};`).join('\n'),
      ),
    );
  if (written.length > 0)
    findings.push(
      warning(
        'finance-read-only',
        `${schema.login} may write to ${written.map(({ name }) => name).join(', ')}: the portal needs to read only.`,
        `Give the portal a login of its own: CREATE ROLE portal LOGIN PASSWORD '…'; GRANT USAGE ON SCHEMA finance TO portal; GRANT SELECT ON ALL TABLES IN SCHEMA finance TO portal;`,
      ),
    );
  return findings.length > 0 ? findings : [ok('finance-rights', 'Every relation can be read, none written')];
}

/** Relations and columns of the contract that are missing or of another type. */
async function checkContract(client: pg.Client, reference: Shape | null): Promise<Finding[]> {
  if (reference === null) return [];
  const { columns } = await readShape(client, ['finance'], []);
  const present = new Map(columns.map(split));
  const relations = new Set(columns.map((column) => column.split('.')[0]));
  const wanted = reference.columns.filter((column) => !NOT_IN_CONTRACT.has(column.split('.')[0] ?? ''));
  const absent = [...new Set(wanted.map((column) => column.split('.')[0] ?? ''))].filter(
    (name) => !relations.has(name),
  );
  const wrong = wanted.map(split).flatMap(([name, type]) => {
    if (absent.includes(name.split('.')[0] ?? '')) return [];
    const found = present.get(name);
    if (found === undefined) return [`${name} (${type}) is missing`];
    return found === type ? [] : [`${name} is ${found}, not ${type}`];
  });
  const lines = [...absent.map((name) => `the relation ${name} is missing`), ...wrong];
  if (lines.length === 0) return [ok('finance-contract', 'Relations and columns are those of the contract')];
  return [
    problem(
      'finance-contract',
      `The contract is not kept: ${lines.join('; ')}.`,
      'Expose them as prisma/finance/migrations has them: a view with these names and types is enough.',
    ),
  ];
}

function split(column: string): [name: string, type: string] {
  const at = column.indexOf(' ');
  return [column.slice(0, at), column.slice(at + 1)];
}

async function checkEpoch(client: pg.Client): Promise<Finding[]> {
  const { rowCount } = await client.query('SELECT FROM finance.feed_epoch');
  if (rowCount === 1) return [ok('finance-epoch', 'The feed has its epoch')];
  return [
    problem(
      'finance-epoch',
      `finance.feed_epoch holds ${rowCount ?? 0} rows instead of one: nothing can be pulled.`,
      'INSERT INTO finance.feed_epoch DEFAULT VALUES; -- after DELETE FROM finance.feed_epoch, where there are several',
    ),
  ];
}
