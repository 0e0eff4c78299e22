import { Command, InvalidArgumentError } from 'commander';
import { printCodes, type WantedSheet } from '@/lib/cli/eligibility/codes';
import { importListFile, type ListFiles } from '@/lib/cli/eligibility/list';
import { drawSample, lookUp, type SampledRow } from '@/lib/cli/eligibility/sample';
import { wholeNumber } from '@/lib/cli/flags';
import { printJson } from '@/lib/cli/output';
import { memberPool } from '@/lib/db/connection';
import { PROCESS_ID } from '@/lib/domain/process/ids';
import { MOST_CODES } from '@/lib/services/eligibility/codes';

/** `gotgan eligibility`: who may vote (docs/eligibility.md). Exit codes: 0 done, 2 wrong flags, 3 refused and nothing changed. */
export function eligibilityCommand(): Command {
  return new Command('eligibility')
    .description('who may vote: signed lists, codes on paper, and what an auditor looks at')
    .addCommand(importCommand())
    .addCommand(codesCommand())
    .addCommand(sampleCommand())
    .addCommand(lookUpCommand());
}

function importCommand(): Command {
  return new Command('import')
    .exitOverride()
    .description("take a municipality's signed list in over the one before it")
    .requiredOption('--process <id>', 'whose: {laf_cd}-{year}', processId)
    .requiredOption('--list <file>', 'the list (CSV, UTF-8)')
    .requiredOption('--signature <file>', 'Ed25519 over the bytes of the list: 64 bytes, or base64 of them')
    .option('--json', 'print one JSON document')
    .action(takeList);
}

function codesCommand(): Command {
  return new Command('codes')
    .exitOverride()
    .description('make one-time codes and print them, this once')
    .requiredOption('--process <id>', 'whose: {laf_cd}-{year}', processId)
    .requiredOption('--track <key>', 'a track that they vote in; several times', keys)
    .requiredOption('--number <n>', 'how many', howMany)
    .option('--json', 'print one JSON document')
    .action(makeSheet);
}

function sampleCommand(): Command {
  return new Command('sample')
    .exitOverride()
    .description('draw some of those who were confirmed, for the auditor: the same seed draws the same')
    .requiredOption('--process <id>', 'whose: {laf_cd}-{year}', processId)
    .requiredOption('--seed <text>', 'what the auditor names when the box is closed')
    .requiredOption('--number <n>', 'how many rows', howMany)
    .option('--json', 'print one JSON document')
    .action(
      async ({ json, ...wanted }: { process: string; seed: string; number: number; json?: boolean }) => {
        const rows = await drawSample(await memberPool(), wanted);
        if (json === true) return printJson({ ...wanted, rows });
        process.stdout.write(rows.map((row) => `${row.key} ${rowText(row)}\n`).join(''));
      },
    );
}

function lookUpCommand(): Command {
  return new Command('look-up')
    .exitOverride()
    .description('say how those stand whom the office names, and under which key')
    .requiredOption('--process <id>', 'whose: {laf_cd}-{year}', processId)
    .requiredOption(
      '--identifiers <file>',
      'as the list, the provider or the sheet of codes has them: one a line',
    )
    .option('--json', 'print one JSON document')
    .action(
      async ({
        process: id,
        identifiers,
        json,
      }: {
        process: string;
        identifiers: string;
        json?: boolean;
      }) => {
        const found = await lookUp(await memberPool(), { process: id, file: identifiers });
        if (json === true) return printJson({ process: id, found });
        const lines = found.map(({ identifier, key, rows }) => {
          const said = rows.length === 0 ? 'not confirmed' : rows.map(rowText).join('; ');
          return `${identifier}: ${key} ${said}\n`;
        });
        process.stdout.write(lines.join(''));
      },
    );
}

const rowText = ({ track, district, checkedOn, credential, paper }: Omit<SampledRow, 'key'>) =>
  [
    track,
    district ?? '-',
    `checked ${checkedOn}`,
    credential ? 'has a credential' : paper ? 'was checked in on paper' : 'has neither credential nor paper',
  ].join(', ');

function processId(text: string): string {
  if (!PROCESS_ID.test(text)) throw new InvalidArgumentError('{laf_cd}-{year} is needed, like 4111000-2027.');
  return text;
}

function keys(text: string, before: string[] = []): string[] {
  return [...before, text];
}

function howMany(text: string): number {
  const number = wholeNumber(text);
  if (number < 1 || number > MOST_CODES) throw new InvalidArgumentError(`1 to ${MOST_CODES} at a time.`);
  return number;
}

async function takeList(flags: ListFiles & { json?: boolean }): Promise<void> {
  const taken = await importListFile(await memberPool(), flags);
  if (flags.json === true) return printJson(taken);
  const lines = taken.rejected.map(({ line, reason }) => `line ${line}: ${reason}\n`);
  process.stdout.write(
    `list ${taken.serial}: ${taken.rows} people, ${lines.length} lines rejected\n${lines.join('')}`,
  );
}

interface CodeFlags extends Omit<WantedSheet, 'tracks'> {
  track: string[];
  json?: boolean;
}

async function makeSheet({ process: id, track, number, json }: CodeFlags): Promise<void> {
  const codes = await printCodes(await memberPool(), { process: id, tracks: track, number });
  if (json === true) printJson({ process: id, tracks: track, codes });
  else process.stdout.write(`${codes.join('\n')}\n`);
}
