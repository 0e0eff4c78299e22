import { statSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { benchTally, type TallyFigure } from '@/lib/cli/bench/tally';
import { wholeNumber } from '@/lib/cli/flags';
import { printJson } from '@/lib/cli/output';

interface Flags {
  instances?: string;
  seed: number;
  rounds: number;
  json?: boolean;
}

/** `gotgan bench tally`: how long the counts of elections take, and how much memory. */
export function tallyBenchCommand(): Command {
  return new Command('tally')
    .description('counts of published elections and of a generated one in won: time and memory')
    .option('--instances <folder>', 'published elections (.pb); without it only the generated one', folder)
    .option('--seed <n>', 'of the generated election', wholeNumber, 1)
    .option('--rounds <n>', 'of which the medians are taken', rounds, 3)
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run({ instances, seed, rounds: count, json }: Flags): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line} …\n`);
  const figures = await benchTally({ instances: instances ?? null, seed, rounds: count, say });
  if (json === true) printJson(figures);
  else for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
}

function lineOf({ file, rule, seconds, max_rss_mb }: TallyFigure): string {
  return `${file} ${rule}: ${seconds} s, ${max_rss_mb} MB`;
}

function folder(text: string): string {
  if (statSync(text, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InvalidArgumentError('There is no such folder.');
  return text;
}

function rounds(text: string): number {
  const count = wholeNumber(text);
  if (count < 1) throw new InvalidArgumentError('At least one is needed.');
  return count;
}
