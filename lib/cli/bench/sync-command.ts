import { Command, InvalidArgumentError } from 'commander';
import { benchSync } from '@/lib/cli/bench/sync';
import { printJson } from '@/lib/cli/output';

/** `gotgan bench sync`: how long a pull takes beside a bare COPY of the same rows, and how much memory. */
export function syncBenchCommand(): Command {
  return new Command('sync')
    .exitOverride()
    .description(
      'a pull beside a bare COPY of the same rows: first load, unchanged, all changed, by feed; memory',
    )
    .option('--rows <n>', 'projects of a year', number(1000), 480_000)
    .option('--rounds <n>', 'interleaved rounds, of which the medians are taken', number(1), 3)
    .option('--json', 'print one JSON document')
    .action(async ({ rows, rounds, json }: { rows: number; rounds: number; json?: boolean }) => {
      const result = await benchSync({ rows, rounds, say: (text) => process.stderr.write(`${text} …\n`) });
      if (json === true) printJson(result);
      else for (const [name, value] of Object.entries(result)) if (name !== 'raw') print(name, value);
    });
}

function print(name: string, value: unknown): void {
  process.stdout.write(`${name.padEnd(24)}${JSON.stringify(value)}\n`);
}

function number(least: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least)) throw new InvalidArgumentError(`A whole number of at least ${least} is needed.`);
    return value;
  };
}
