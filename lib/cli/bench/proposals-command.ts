import { Command, InvalidArgumentError } from 'commander';
import { benchProposals } from '@/lib/cli/bench/proposals';
import { wholeNumber } from '@/lib/cli/flags';
import { printJson } from '@/lib/cli/output';

interface Flags {
  proposals: number;
  comments: number;
  rounds: number;
  json?: boolean;
}

/** `gotgan bench proposals`: how fast lists, searches and writes are among many proposals and comments. */
export function proposalsBenchCommand(): Command {
  return new Command('proposals')
    .description('lists, searches and writes among many proposals and comments in a throw-away portal')
    .option('--proposals <n>', 'of sixty processes together', atLeast(1000), 100_000)
    .option('--comments <n>', 'one proposal has a twentieth of them', atLeast(1000), 1_000_000)
    .option('--rounds <n>', 'of the same reads with other filters and pages', atLeast(1), 3)
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run({ json, ...wanted }: Flags): Promise<void> {
  const result = await benchProposals({ ...wanted, say: (line) => void process.stderr.write(`${line} …\n`) });
  if (json === true) return printJson(result);
  const { by_kind, ...figures } = result;
  for (const [name, value] of Object.entries(figures))
    if (typeof value === 'number') process.stdout.write(`${name.padEnd(28)}${value}\n`);
  for (const [kind, { count, p50_ms, p95_ms }] of Object.entries(by_kind))
    process.stdout.write(`${kind.padEnd(44)}${count} times, p50 ${p50_ms} ms, p95 ${p95_ms} ms\n`);
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const value = wholeNumber(text);
    if (value < least) throw new InvalidArgumentError(`A whole number of at least ${least} is needed.`);
    return value;
  };
}
