import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { withSchemaEngine } from '@/lib/db/schema-engine';

export const PORTAL_MIGRATIONS = path.resolve('prisma/migrations');
export const FINANCE_MIGRATIONS = path.resolve('prisma/finance/migrations');

/** The names of a folder's migrations, in their order. */
export async function migrationNames(folder: string = PORTAL_MIGRATIONS): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads a folder in Prisma's layout: `<name>/migration.sql`, in the order of their names. */
async function readMigrations(folder: string, only?: readonly string[]): Promise<MigrationList> {
  const all = await migrationNames(folder);
  const names = only === undefined ? all : all.filter((name) => only.includes(name));
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(path.join(folder, 'migration_lock.toml'), 'utf8'),
  };
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories };
}

const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Brings a database up to the committed migrations, as `prisma migrate deploy` would, with the same ledger table.
 *
 * A migration that did not end (a right was missing, the process was killed) is noted in the ledger and stops the engine
 * until somebody says that nothing is left of it. Here nothing ever is: a script is one transaction, and that it ended is noted in
 * the same one. So it is tried again.
 * @param url a login that may create roles and tables
 * @param only these alone: the schema of an older release
 * @returns the names of the migrations applied now
 * @throws pg.DatabaseError with the server's reason where it refuses a script
 */
export async function migrate(url: string, folder: string, only?: readonly string[]): Promise<string[]> {
  const migrationsList = await readMigrations(folder, only);
  const work = async (engine: SchemaEngine) => {
    try {
      return await engine.applyMigrations({ migrationsList, filters: FILTERS });
    } catch (error) {
      // The engine's session keeps the migration lock, so nobody else is at work on what it found unfinished.
      const unfinished = await unfinishedBefore(engine, migrationsList, error);
      for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
      return engine.applyMigrations({ migrationsList, filters: FILTERS });
    }
  };
  const output = await withSchemaEngine(url, work, { migrations: migrationsList });
  return output.appliedMigrationNames;
}

/** The migrations that an earlier process left unfinished, where that is why the engine would not begin. @throws the error else */
async function unfinishedBefore(
  engine: SchemaEngine,
  migrationsList: MigrationList,
  error: unknown,
): Promise<string[]> {
  if (!(error instanceof Error) || !/failed migrations/.test(error.message)) throw error;
  const input = { migrationsList, optInToShadowDatabase: false, filters: FILTERS };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(input);
  return failedMigrationNames;
}
