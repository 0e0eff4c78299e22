import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import pg from 'pg';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { databases, ownerPool } from '@/lib/db/connection';
import { dataDirectory, readEnv } from '@/lib/env';
import { migrate, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { EMPTY_SCHEMAS } from '@/lib/db/schemas';

/** `gotgan db`: the portal database as a whole. */
export function dbCommand(): Command {
  return new Command('db')
    .description('the portal database as a whole')
    .addCommand(
      new Command('reset')
        .description('empty the portal database; the finance database is not touched')
        .option('--yes', 'really do it: every project, revision and run is removed')
        .option('--json', 'print one JSON document')
        .action(reset),
    );
}

async function reset(options: { yes?: boolean; json?: boolean }): Promise<void> {
  if (options.yes !== true)
    throw new CliError('This removes every project, revision and run. Say --yes to do it.', 2);
  const urls = await databases();
  const owner = await ownerPool();
  await emptySchema(owner);
  const applied = await migrate(urls.owner, PORTAL_MIGRATIONS);
  await rm(path.join(dataDirectory(readEnv()), 'cache'), { recursive: true, force: true });
  if (options.json === true) printJson({ reset: true, migrations: applied });
  else process.stderr.write(`The portal database is empty again (${applied.length} migrations applied).\n`);
}

/** The schemas are made anew with the database's identity, so that a build of the site from the old one counts as stale. */
async function emptySchema(owner: pg.Pool): Promise<void> {
  try {
    await owner.query(EMPTY_SCHEMAS);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new CliError(
      `The portal database cannot be emptied: ${error.message}. The login of DATABASE_URL has to own the database; or drop the database and make it again.`,
      1,
    );
  }
}
