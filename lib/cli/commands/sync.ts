import path from 'node:path';
import { Command, Option } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { runSync, type SyncRequest } from '@/lib/cli/sync-run';
import { SourceError } from '@/lib/sources/source';

type Flags = SyncRequest & { json?: boolean };

/** `gotgan sync`: one pull. Exit codes: 0 done, 2 wrong flags, 3 refused by a gate, 4 the source cannot be read, 5 busy. */
export function syncCommand(): Command {
  return new Command('sync')
    .description('pull what is new from the finance database or a file, and tell pages and search')
    .addOption(
      new Option('--source <source>', 'where from').choices(['finance-db', 'file']).default('finance-db'),
    )
    .option('--path <file>', 'with --source file: CSV or JSON lines with the column names of the API')
    .option('--partial', 'the file is a selection: what is not in it says nothing')
    .option('--dry-run', 'tell what would come of it and change nothing')
    .option(
      '--accept-removals',
      'apply a whole snapshot even where it removes over 5 % of a government’s projects',
    )
    .option('--no-wait', 'leave with exit code 5 when another sync is running, instead of waiting for it')
    .option('--json', 'print one JSON document')
    .action(run);
}

function check({ source, path, partial }: Flags): void {
  if (source === 'file' && (path === undefined || path === ''))
    throw new CliError('--source file needs --path', 2);
  if (source !== 'file' && (path !== undefined || partial === true))
    throw new CliError('--path and --partial go with --source file', 2);
}

async function run(flags: Flags): Promise<void> {
  check(flags);
  const { summary, ...report } = await pull(flags);
  if (flags.json === true) printJson(report);
  for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
  if (report.refused.length > 0)
    throw new CliError(`Refused, nothing was changed:\n  ${report.refused.join('\n  ')}`, 3);
  if (flags.json !== true) process.stderr.write(`${summary}\n`);
  if (report.quarantined > 0)
    process.stderr.write(
      'Rows were kept out of the figures: `gotgan quarantine list` tells which and why.\n',
    );
}

async function pull(flags: Flags): ReturnType<typeof runSync> {
  const title = flags.dryRun === true ? 'Trial sync' : 'Sync';
  try {
    return await step(`${title} from ${flags.path ?? 'the finance database'}`, () => runSync(flags));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const where = flags.path === undefined ? '' : `\nThe file: ${path.resolve(flags.path)}`;
    throw new CliError(`The source cannot be read, nothing was changed: ${error.message}${where}`, 4);
  }
}
