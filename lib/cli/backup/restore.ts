import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readArchive } from '@/lib/cli/backup/archive';
import { BrokenArchive } from '@/lib/cli/backup/frames';
import { load } from '@/lib/cli/backup/load';
import { CliError } from '@/lib/cli/errors';
import { migrate, migrationNames, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { EMPTY_SCHEMAS } from '@/lib/db/schemas';

export interface RestoreOptions {
  /** A login that owns the database. */
  url: string;
  file: string;
  /** Put the backup in the place of what the database holds. */
  replace?: boolean;
  onTable?: (name: string) => void;
  /** The folder of the migrations. */
  migrations?: string;
}

export interface RestoreResult {
  created_at: string;
  tables: number;
  rows: number;
  /** Migrations that came after the backup, applied to what it held. */
  migrated: string[];
}

/**
 * Puts a backup into the portal database: the whole file is checked first, then its schema is made by the migrations that it had,
 * filled in one transaction, and brought up to the migrations of today. The database gets a new identity, so that no site built
 * from another state of it is taken for its own.
 * @throws CliError 1 where the file cannot be used, 3 where the database is in use, or holds something and `replace` was not said
 */
export async function restore({
  url,
  file,
  replace = false,
  onTable,
  migrations = PORTAL_MIGRATIONS,
}: RestoreOptions): Promise<RestoreResult> {
  const { header } = await checkArchive(file);
  await refuseNewer(header.migrations, migrations);
  const client = new pg.Client({ connectionString: url, application_name: 'gotgan restore' });
  await client.connect();
  try {
    await refuseUsed(client);
    if (!replace) await refuseFilled(client);
    await emptySchema(client);
    await migrate(url, migrations, header.migrations);
    const manifest = await load(client, file, onTable);
    await beginAnew(client);
    const migrated = await migrate(url, migrations);
    await client.query('ANALYZE');
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { created_at: header.created_at, tables: manifest.tables.length, rows, migrated };
  } finally {
    await client.end();
  }
}

/** More runs than there can be between a backup and its restore. */
const RUNS_SINCE = 10_000;

/**
 * The numbers of runs made since the backup are never given again: receipts were published under them. And the database is another
 * one than that which a site was built from.
 */
async function beginAnew(client: pg.Client): Promise<void> {
  await client.query(`SELECT setval('public.run_id_seq', last_value + $1, true) FROM public.run_id_seq`, [
    RUNS_SINCE,
  ]);
  await client.query(`UPDATE portal_meta SET value = gen_random_uuid()::text WHERE key = 'database_id'`);
}

/** Reads a backup whole. @throws CliError that says what is wrong with it */
export async function checkArchive(file: string): ReturnType<typeof readArchive> {
  try {
    return await readArchive(file);
  } catch (error) {
    if (error instanceof BrokenArchive)
      throw new CliError(`${file} cannot be used: ${error.message}. Nothing was changed.`, 1);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CliError(`There is no file ${file}.`, 2);
    throw error;
  }
}

async function refuseNewer(migrations: readonly string[], folder: string): Promise<void> {
  const known = new Set(await migrationNames(folder));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new CliError(
      `The backup was made by a newer release (it has ${unknown.join(', ')}): restore it with that one. Nothing was changed.`,
      3,
    );
}

/** Sessions of commands that are just ending are no use of it. */
const ENDING_MS = 3_000;
const ASK_AGAIN_MS = 50;

async function refuseUsed(client: pg.Client): Promise<void> {
  const until = Date.now() + ENDING_MS;
  let others = await otherSessions(client);
  while (others.sessions > 0 && Date.now() < until) {
    await pause(ASK_AGAIN_MS);
    others = await otherSessions(client);
  }
  if (others.sessions > 0)
    throw new CliError(
      `The database is in use (${others.sessions} sessions of ${others.who ?? ''}): stop the portal, the worker and other commands first. Nothing was changed.`,
      3,
    );
}

async function otherSessions(client: pg.Client): Promise<{ sessions: number; who: string | null }> {
  const { rows } = await client.query<{ sessions: number; who: string | null }>(
    `SELECT count(*)::int AS sessions, string_agg(DISTINCT usename, ', ') AS who FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows[0] ?? { sessions: 0, who: null };
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ run: string | null }>(
    `SELECT to_regclass('public.run')::text AS run`,
  );
  if ((rows[0]?.run ?? null) === null) return;
  const { rows: runs } = await client.query<{ filled: boolean }>('SELECT EXISTS (SELECT FROM run) AS filled');
  if (runs[0]?.filled === true)
    throw new CliError(
      'The database holds runs already. Say --replace to put the backup in their place. Nothing was changed.',
      3,
    );
}

async function emptySchema(client: pg.Client): Promise<void> {
  try {
    await client.query(EMPTY_SCHEMAS);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new CliError(
      `The database cannot be emptied: ${error.message}. The login of DATABASE_URL has to own the database; or drop the database and make it again. Nothing was changed.`,
      1,
    );
  }
}
