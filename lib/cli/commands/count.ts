import { Command, InvalidArgumentError } from 'commander';
import { countVote, type CountReport } from '@/lib/cli/count/count';
import { exportElection } from '@/lib/cli/count/export';
import { printJson } from '@/lib/cli/output';
import { ballotPool, memberPool } from '@/lib/db/connection';
import { CHANNELS } from '@/lib/domain/ballot/count-choice';
import { invalidOf } from '@/lib/domain/ballot/numbers';
import { PROCESS_ID } from '@/lib/domain/process/ids';

interface Flags {
  from: string;
  share: string[];
  machine: string;
  body: string;
  key: string;
  seed?: string;
  out: string;
  json?: boolean;
}

/** `gotgan count`: opens and counts the closed box of a vote, offline (docs/ballot-protocol.md). Exit codes: 0 counted, 1 something is not what was signed, 4 a file cannot be read. */
export function countCommand(): Command {
  return new Command('count')
    .description('open and count the ballots of a closed vote, offline, with three shares of its key')
    .requiredOption('--from <folder>', 'what `gotgan election export` wrote')
    .requiredOption('--share <file or text>', 'a share of the key; several times', several)
    .requiredOption('--machine <name>', 'what this machine is called')
    .requiredOption('--body <name>', 'whose it is: a body that the rules name')
    .requiredOption('--key <file>', 'this machine’s own key; made where there is none')
    .requiredOption('--out <folder>', 'where ballots, numbers, result and statement are written')
    .option('--seed <text>', 'of the lot, where the rules draw one')
    .option('--json', 'print one JSON document')
    .action(run);
}

function several(text: string, before: string[] = []): string[] {
  return [...before, text];
}

async function run({ share, seed, json, ...flags }: Flags): Promise<void> {
  const counted = await countVote({ ...flags, shares: share, seed: seed ?? null });
  const { statement, numbers, invariants, result } = counted;
  if (json === true) printJson({ statement, numbers, invariants, result });
  else process.stdout.write(`${textOf(counted).join('\n')}\n`);
}

function textOf({ statement, numbers, signed, result }: CountReport): string[] {
  const tracks = numbers.tracks.flatMap(({ track, channels }) =>
    CHANNELS.filter((channel) => channels[channel].casts > 0).map((channel) => {
      const { casts, superseded, voided, blank, counted } = channels[channel];
      return `${track}, ${channel}: ${casts} casts, ${superseded} superseded, ${voided} taken back, ${invalidOf(channels[channel])} invalid, ${blank} blank, ${counted} counted`;
    }),
  );
  return [
    ...tracks,
    ...statement.ballots.map(({ file, sha256 }) => `${sha256}  ${file}`),
    `${statement.numbers_sha256}  numbers.json`,
    ...(result === null
      ? ['Stopped after the ballots: the rules draw a lot. Count again with --seed once it was drawn.']
      : [`${statement.result_sha256}  result.json`]),
    `Signed by ${signed.machine} (${signed.body}): statement.json`,
  ];
}

interface ExportFlags {
  process: string;
  out: string;
  json?: boolean;
}

/** `gotgan election`: what the election office does on the command line. */
export function electionCommand(): Command {
  return new Command('election')
    .exitOverride()
    .description('the vote of a process: hand it to the counting machines')
    .addCommand(electionExportCommand());
}

/** `gotgan election export`. Exit code 3: there is no closed vote of this process. */
function electionExportCommand(): Command {
  return new Command('export')
    .exitOverride()
    .description('write what counting machines are handed, once the box is closed')
    .requiredOption('--process <id>', 'whose: {laf_cd}-{year}', processId)
    .requiredOption('--out <folder>', 'where; ballots.jsonl is for the machines alone')
    .option('--json', 'print one JSON document')
    .action(runExport);
}

function processId(text: string): string {
  if (!PROCESS_ID.test(text)) throw new InvalidArgumentError('{laf_cd}-{year} is needed, like 4111000-2027.');
  return text;
}

async function runExport({ json, ...flags }: ExportFlags): Promise<void> {
  const files = await exportElection({ member: await memberPool(), ballot: await ballotPool() }, flags);
  if (json === true) printJson({ process: flags.process, files });
  else
    process.stdout.write(
      Object.entries(files)
        .map(([name, sha256]) => `${sha256}  ${name}\n`)
        .join(''),
    );
}
