import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { withSchemaEngine } from '@/lib/db/schema-engine';

export const PORTAL_MIGRATIONS = path.resolve('prisma/migrations');
export const FINANCE_MIGRATIONS = path.resolve('prisma/finance/migrations');

/** Reads a folder in Prisma's layout: `<name>/migration.sql`, in the order of their names. */
async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
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

/**
 * Brings a database up to the committed migrations, as `prisma migrate deploy` would, with the same ledger table.
 * @param url a login that may create roles and tables
 * @returns the names of the migrations applied now
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  const filters = { externalTables: [], externalEnums: [] };
  const output = await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters }));
  return output.appliedMigrationNames;
}
