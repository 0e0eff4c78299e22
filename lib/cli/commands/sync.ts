import path from 'node:path';
import { Command, Option } from 'commander';
import { syncLofin } from '@/lib/cli/commands/sync-lofin';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { checkForms } from '@/lib/cli/sync-forms';
import { type LofinRequest } from '@/lib/cli/sync-lofin';
import { keptOutHint, runSync, type SyncRequest } from '@/lib/cli/sync-run';
import { SourceError } from '@/lib/sources/source';

type Flags = Omit<SyncRequest, 'source'> &
  LofinRequest & { source: SyncRequest['source'] | 'lofin'; json?: boolean };

const JSON_HELP = `
With --json one document is printed: the run's report. For --source lofin it names its service as well; where several services
are asked for, it is { "runs": [ … ] } with a report, or { "service", "error", "exit_code" }, for each.

Exit codes: 0 done, 2 wrong flags, 3 refused by a gate, 4 the source cannot be read, 5 another sync is running (--no-wait);
a run that ends with 2 to 5 has changed nothing.`;

/** `gotgan sync`: one pull. Exit codes: 0 done, 2 wrong flags, 3 refused by a gate, 4 the source cannot be read, 5 busy. */
export function syncCommand(): Command {
  return new Command('sync')
    .description(
      'pull what is new from the finance database, the 지방재정365 Open API or a file, and tell pages and search',
    )
    .addOption(
      new Option('--source <source>', 'where from')
        .choices(['finance-db', 'lofin', 'file'])
        .default('finance-db'),
    )
    .option(
      '--path <file>',
      'with --source file: projects as CSV or JSON lines with the column names of the API, or a dataset (docs/sources.md)',
    )
    .option('--dataset <name>', 'with --source file: what the file is (left out: its columns tell)')
    .option('--partial', 'the file is a selection: what is not in it says nothing')
    .option(
      '--service <codes>',
      'with --source lofin: the services to pull, QWGJK,WCEGCF …; each is a run of its own',
    )
    .option(
      '--year <year>',
      'with --source lofin, or a dataset: the fiscal year (left out: that of the day, or as the file says)',
    )
    .option(
      '--as-of <day>',
      'with --source lofin, or a dataset: the day YYYY-MM-DD (left out: yesterday, or the end of a year that is over; of a file today)',
    )
    .option(
      '--government <code>',
      'with --source lofin: one government alone; the snapshot is whole for it and silent on others',
    )
    .option(
      '--window-days <n>',
      'with --service WCEGCF: how many days of contracts are read again (default: LOFIN_WINDOW_DAYS)',
    )
    .option('--dry-run', 'tell what would come of it and change nothing')
    .option(
      '--accept-removals',
      'apply a whole snapshot even where it removes over 5 % of a government’s projects',
    )
    .option('--no-wait', 'leave with exit code 5 when another sync is running, instead of waiting for it')
    .option('--json', 'print one JSON document')
    .addHelpText('after', JSON_HELP)
    .action(run);
}

/** Flags that go with some of the sources alone. */
const FLAGS_OF: readonly (readonly [keyof Flags, string, readonly Flags['source'][]])[] = [
  ['path', '--path', ['file']],
  ['partial', '--partial', ['file']],
  ['dataset', '--dataset', ['file']],
  ['service', '--service', ['lofin']],
  ['government', '--government', ['lofin']],
  ['windowDays', '--window-days', ['lofin']],
  ['year', '--year', ['lofin', 'file']],
  ['asOf', '--as-of', ['lofin', 'file']],
];

function check(flags: Flags): void {
  const { source, path } = flags;
  for (const [name, flag, sources] of FLAGS_OF)
    if (flags[name] !== undefined && !sources.includes(source))
      throw new CliError(`${flag} goes with --source ${sources.join(' or ')}`, 2);
  if (source === 'file' && (path === undefined || path === ''))
    throw new CliError('--source file needs --path', 2);
  checkForms(flags);
}

async function run(flags: Flags): Promise<void> {
  check(flags);
  const { source } = flags;
  if (source === 'lofin') return syncLofin(flags);
  const { summary, ...report } = await pull({ ...flags, source });
  if (flags.json === true) printJson(report);
  for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
  if (report.refused.length > 0)
    throw new CliError(`Refused, nothing was changed:\n  ${report.refused.join('\n  ')}`, 3);
  if (flags.json !== true) process.stderr.write(`${summary}\n`);
  const hint = keptOutHint(report);
  if (hint !== null) process.stderr.write(`${hint}\n`);
}

async function pull(flags: SyncRequest): ReturnType<typeof runSync> {
  const title = flags.dryRun === true ? 'Trial sync' : 'Sync';
  try {
    return await step(`${title} from ${flags.path ?? 'the finance database'}`, () => runSync(flags));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const where = flags.path === undefined ? '' : `\nThe file: ${path.resolve(flags.path)}`;
    throw new CliError(`The source cannot be read, nothing was changed: ${error.message}${where}`, 4);
  }
}
