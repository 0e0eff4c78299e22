import { Command, InvalidArgumentError } from 'commander';
import { benchVote, type VoteBenchOptions } from '@/lib/cli/bench/vote';
import { wholeNumber } from '@/lib/cli/flags';
import { printJson } from '@/lib/cli/output';

interface Flags extends VoteBenchOptions {
  json?: boolean;
}

/** `gotgan bench vote`: how fast a vote takes casts, and whether a rush at its end loses any. */
export function voteBenchCommand(): Command {
  return new Command('vote')
    .description(
      'credentials, casts, page reads beside them and a rush before closing, in a throw-away portal',
    )
    .option('--rate <n>', 'casts a second', atLeastOne, 100)
    .option('--seconds <n>', 'for so long', atLeastOne, 60)
    .option('--reads <n>', 'page reads a second meanwhile', atLeastOne, 500)
    .option('--spike-rate <n>', 'casts a second in the rush', atLeastOne, 500)
    .option('--spike-seconds <n>', 'for so long', atLeastOne, 10)
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run({ json, ...options }: Flags): Promise<void> {
  const result = await benchVote(options);
  if (json === true) return printJson(result);
  for (const [name, value] of Object.entries(result))
    if (typeof value !== 'object') process.stdout.write(`${name.padEnd(20)}${String(value)}\n`);
}

function atLeastOne(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('A whole number of at least 1 is needed.');
  return value;
}
