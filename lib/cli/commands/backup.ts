import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { backup } from '@/lib/cli/backup/backup';
import { checkArchive, restore } from '@/lib/cli/backup/restore';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { closePools, databases } from '@/lib/db/connection';
import { count } from '@/lib/domain/format';
import { dataDirectory } from '@/lib/env';

/** `gotgan backup FILE`: the whole portal database in one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write the portal database into one file, while it works')
    .argument('<file>', 'a new file')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const urls = await databases();
      const result = await step(
        `Backup into ${file}`,
        (report) => backup(urls.owner, path.resolve(file), report),
        ({ rows, tables, bytes }) => `${count(rows)} rows of ${tables} tables, ${count(bytes)} bytes`,
      );
      if (json === true) printJson(result);
    });
}

interface RestoreFlags {
  replace?: boolean;
  check?: boolean;
  json?: boolean;
}

/** `gotgan restore FILE`: exit code 3 where the database holds something already, is in use, or the backup is of a newer release. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup into the portal database')
    .argument('<file>', 'what `gotgan backup` wrote')
    .option('--replace', 'put it in the place of what the database holds')
    .option('--check', 'only read the file and check that it is whole')
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run(file: string, { replace = false, check, json }: RestoreFlags): Promise<void> {
  const from = path.resolve(file);
  if (check === true) {
    const { header, manifest } = await step(`Check of ${file}`, () => checkArchive(from));
    if (json === true) printJson({ header, manifest });
    return;
  }
  const urls = await databases();
  await closePools();
  const result = await step(
    `Restore of ${file}`,
    () => restore({ url: urls.owner, file: from, replace }),
    ({ rows, tables, migrated }) =>
      `${count(rows)} rows of ${tables} tables${migrated.length === 0 ? '' : `, ${migrated.length} newer migrations applied`}`,
  );
  await rm(path.join(dataDirectory(), 'cache'), { recursive: true, force: true });
  if (json === true) printJson(result);
  else
    process.stderr.write(
      'Start the portal again (`npm start`): the site is built anew from what is there now.\n',
    );
}
