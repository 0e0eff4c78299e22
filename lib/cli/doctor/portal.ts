import type pg from 'pg';
import { onConnection } from '@/lib/cli/doctor/connection';
import { checked, type Finding, info, ok, problem, warning } from '@/lib/cli/doctor/finding';
import { migrationNames } from '@/lib/db/migrate';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { grantSql, missingGrants, readShape, revokeSql, type Shape } from '@/lib/db/shape';
import { compareMigrations } from '@/lib/domain/migrations';
import { readAppliedMigrations } from '@/lib/queries/applied-migrations';

export const PORTAL_ROLES = ['gotgan_sync', 'gotgan_web', 'gotgan_ballot', 'gotgan_member'];
const OLDEST_VERSION = 16;
const SETTING = 'DATABASE_URL';

/** The database as such: there, new enough, and the login able to do what it has to. */
export async function checkPortalServer(url: string): Promise<Finding[]> {
  return onConnection({ id: 'database', url, setting: SETTING }, async (client) => {
    const { rows } = await client.query<{ version: string; number: number; encoding: string; name: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
              pg_encoding_to_char(encoding) AS encoding, datname AS name FROM pg_database WHERE datname = current_database()`,
    );
    const [server] = rows;
    if (server === undefined) return [];
    const findings = [ok('database', `${server.name} on PostgreSQL ${server.version}`)];
    if (server.number < OLDEST_VERSION * 10_000)
      findings.push(
        problem(
          'database-version',
          `PostgreSQL ${server.version} is older than ${OLDEST_VERSION}.`,
          `Move the database to a server of version ${OLDEST_VERSION} or newer.`,
        ),
      );
    if (server.encoding !== 'UTF8')
      findings.push(
        problem(
          'database-encoding',
          `The database is encoded in ${server.encoding}: Korean names do not fit.`,
          `CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name it in ${SETTING}.`,
        ),
      );
    return [...findings, ...(await checked('roles', () => checkRoles(client)))];
  });
}

interface RoleRow {
  role: string;
  known: boolean;
  usable: boolean;
  login: string;
  makes_roles: boolean;
}

/** The roles, and whether the owner's login may act as them. */
async function checkRoles(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<RoleRow>(
    `SELECT wanted.role, r.oid IS NOT NULL AS known, current_user AS login,
            r.oid IS NOT NULL AND pg_has_role(current_user, r.oid, 'SET') AS usable,
            (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS makes_roles
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted (role, place) LEFT JOIN pg_roles r ON r.rolname = wanted.role ORDER BY place`,
    [PORTAL_ROLES],
  );
  const findings = rows.flatMap(roleFinding);
  return findings.length > 0
    ? findings
    : [ok('roles', `${PORTAL_ROLES.join(', ')} are there and can be acted as`)];
}

function roleFinding({ role, known, usable, login, makes_roles }: RoleRow): Finding[] {
  const name = `"${login}"`;
  if (!known && !makes_roles)
    return [
      problem(
        `role-${role}`,
        `The role ${role} does not exist, and the login ${login} may not make it.`,
        `As a superuser: ALTER ROLE ${name} CREATEROLE; or CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO ${name} WITH ADMIN OPTION;`,
      ),
    ];
  if (!known) return [info(`role-${role}`, `The role ${role} does not exist yet: the migrations make it.`)];
  if (usable) return [];
  return [
    problem(
      `role-${role}`,
      `The login ${login} may not act as ${role}.`,
      `As a superuser: GRANT ${role} TO ${name} WITH ADMIN OPTION, INHERIT TRUE, SET TRUE;`,
    ),
  ];
}

/** The migrations that are there, that are missing, and that only newer code knows. @param wanted names, for tests */
export async function checkMigrations(url: string, wanted?: readonly string[]): Promise<Finding[]> {
  return onConnection({ id: 'migrations', url, setting: SETTING }, async (client) => {
    const names = wanted ?? (await migrationNames());
    const { rows } = await client.query<{ ledger: string | null }>(
      `SELECT to_regclass('public._prisma_migrations')::text AS ledger`,
    );
    if (rows[0]?.ledger === null || rows[0] === undefined)
      return [
        info('migrations', 'The database is empty.', 'npm start, or any command that needs it, migrates it.'),
      ];
    const { pending, unfinished, unknown } = compareMigrations(names, await readAppliedMigrations(client));
    const findings: Finding[] = [];
    if (unknown.length > 0)
      findings.push(
        problem(
          'migrations-unknown',
          `The database was migrated by newer code: ${unknown.join(', ')}.`,
          'Run the release that made them. This one may misread what it finds: do not let it write.',
        ),
      );
    if (unfinished.length > 0)
      findings.push(
        warning(
          'migrations-unfinished',
          `Begun and not ended: ${unfinished.join(', ')}.`,
          'Nothing is left of them: the next command tries again. Where it says "already exists", an older release was killed between the migration and its note; then, once you see its tables: ' +
            `UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = '${unfinished[0]}' AND finished_at IS NULL;`,
        ),
      );
    if (pending.length > 0)
      findings.push(
        info(
          'migrations-pending',
          `Not applied yet: ${pending.join(', ')}.`,
          'The next command that needs the database applies them.',
        ),
      );
    return findings.length > 0 ? findings : [ok('migrations', `All ${names.length} migrations are applied`)];
  });
}

/** Schemas, tables, columns, indexes, functions and rights against those of a freshly migrated database. */
export async function checkPortalShape(url: string, reference: Shape): Promise<Finding[]> {
  return onConnection({ id: 'schema', url, setting: SETTING }, async (client) => {
    const shape = await readShape(client, PORTAL_SCHEMAS, PORTAL_ROLES);
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    const database = rows[0]?.name ?? '';
    const missing = await missingGrants(client, reference.grants);
    return [
      ...lackingFindings(shape, reference),
      ...grantFindings(missing.map((grant) => grantSql(grant, database))),
      ...excessFindings(shape, { reference, database }),
    ];
  });
}

/** More would fill the screen and say the same. */
const NAMED = 12;
const listed = (names: readonly string[]) =>
  names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');

function lackingFindings(shape: Shape, reference: Shape): Finding[] {
  const kinds = ['schemas', 'columns', 'indexes', 'functions', 'triggers'] as const;
  const findings = kinds.flatMap((kind) => {
    const present = new Set(shape[kind]);
    const lacking = reference[kind].filter((name) => !present.has(name));
    if (lacking.length === 0) return [];
    return [
      problem(
        `schema-${kind}`,
        `Missing ${kind}: ${listed(lacking)}.`,
        'Somebody changed the database by hand. Restore it from a backup, or make them again as prisma/migrations does.',
      ),
    ];
  });
  return findings.length > 0
    ? findings
    : [ok('schema', 'Schemas, tables, columns, indexes, functions and triggers are those of the migrations')];
}

function grantFindings(statements: readonly string[]): Finding[] {
  if (statements.length === 0) return [ok('grants', 'Every role has its rights')];
  return [problem('grants', `${statements.length} rights are missing.`, statements.join('\n'))];
}

/** What a role is kept from is what makes it safe: the site's from writing, the ballot box's from who somebody is. */
const KEPT_FROM_MORE = ['gotgan_web', 'gotgan_ballot'];

/** Rights beyond the migrations undo that. */
function excessFindings(
  shape: Shape,
  { reference, database }: { reference: Shape; database: string },
): Finding[] {
  const key = (grant: Shape['grants'][number]) => Object.values(grant).join(' ');
  const wanted = new Set(reference.grants.map(key));
  const more = shape.grants.filter((grant) => KEPT_FROM_MORE.includes(grant.role) && !wanted.has(key(grant)));
  if (more.length === 0) return [];
  const names = more.map(({ privilege, object, role }) => `${privilege} on ${object} (${role})`);
  return [
    warning(
      'grants-excess',
      `Roles have rights that they should not have: ${listed(names)}.`,
      more.map((grant) => revokeSql(grant, database)).join('\n'),
    ),
  ];
}
