import { Command, Option } from 'commander';
import { printJson } from '@/lib/cli/output';
import {
  ceiling,
  type ImportFlags,
  percent,
  processId,
  rejectedPath,
  requestOf,
  title,
  track,
  unit,
} from '@/lib/cli/proposals/flags';
import { importProposals } from '@/lib/cli/proposals/import';
import { writeRejected } from '@/lib/cli/proposals/rejected-file';
import { reportText } from '@/lib/cli/proposals/text';
import { ownerPool } from '@/lib/db/connection';
import { AUTHOR_MODES } from '@/lib/domain/process/import/authors';
import { PHASES } from '@/lib/domain/process/types';

/** `gotgan proposals`: what past participatory budgets left in files (docs/participation-import.md). */
export function proposalsCommand(): Command {
  return new Command('proposals')
    .description('proposals of past participatory budgets')
    .addCommand(importCommand());
}

function importCommand(): Command {
  const command = new Command('import')
    .exitOverride()
    .description(
      "take over a past year's proposals and results from CSV or .pb; what is there already stays as it is",
    )
    .argument('<file>', 'a .csv (UTF-8 or CP949) or .pb file')
    .requiredOption(
      '--process <id>',
      'whose: {laf_cd}-{year}, like 4111000-2023; made where it is missing',
      processId,
    )
    .option('--title-ko <text>', 'Korean title of a process that is made', title)
    .option('--title-en <text>', 'English title of a process that is made', title)
    .option('--ceiling <won>', 'budget of a process that is made', ceiling)
    .option(
      '--track <key=name>',
      'a track of a process that is made, KEY=NAME[=ENGLISH]; several times',
      track,
      [],
    )
    .option('--track-column <name>', 'the column that names the track; none: no column does')
    .option('--unit <unit>', 'of amounts whose column names none: 원, 천원, 만원, 백만원, 억원', unit)
    .addOption(
      new Option('--authors <mode>', 'hide the middle of names, or take them as nicknames')
        .choices(AUTHOR_MODES)
        .default('masked'),
    );
  for (const phase of PHASES)
    command.option(`--${phase} <days>`, `when that phase was, 2023-03-01..2023-04-30`);
  return command
    .option(
      '--most-rejected <percent>',
      'of the rows; with more of them bad nothing is imported',
      percent,
      10,
    )
    .option('--rejected [path]', 'write the bad rows as CSV; without a path beside the file, .rejected.csv')
    .option('--as-won', 'amounts of a .pb file in another currency are to stand as so many won')
    .option('--dry-run', 'do everything, then undo it')
    .option('--json', 'print one JSON document')
    .action(run);
}

/** Exit codes: 0 done, 1 the rejected rows could not be written, 2 wrong flags, 3 refused and nothing changed. */
async function run(path: string, flags: ImportFlags): Promise<void> {
  const request = requestOf(path, flags, new Date());
  const aside = rejectedPath(path, flags);
  const report = await importProposals(await ownerPool(), request);
  if (flags.json === true) printJson(report);
  else process.stdout.write(`${reportText(report).join('\n')}\n`);
  if (report.refused !== null) process.exitCode = 3;
  if (aside !== null) await writeRejected(aside, report.rejected);
}
