import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { startTestServer } from '@/lib/db/testing';
import { type KillReport, runKills } from '@/lib/cli/bench/faults/kills';
import { prepareScenarios } from '@/lib/cli/bench/faults/scenarios';
import { Victims } from '@/lib/cli/bench/faults/victims';

interface Flags {
  kills: number;
  seed: number;
  size: number;
  json?: boolean;
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`must be a whole number from ${least}`);
    return value;
  };
}

/** `gotgan bench faults`: kills syncs on a throw-away server, runs each again, and compares. Exit code 1 where an end state differs. */
export function faultsBench(): Command {
  return new Command('faults')
    .description(
      'kill syncs at every stage, run each again, and compare every table with the undisturbed end state',
    )
    .option('--kills <number>', 'how many', wholeNumber(1), 200)
    .option('--seed <number>', 'plans the kills; chosen and told where it is not given', wholeNumber(0))
    .option('--size <number>', 'projects of a government in a year', wholeNumber(40), 400)
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run({ seed = Math.floor(Math.random() * 2 ** 31), kills, size, json }: Flags): Promise<void> {
  const began = performance.now();
  const report = await measure({ seed, kills, size });
  const seconds = Math.round(performance.now() - began) / 1000;
  if (json === true) printJson({ ...report, size, seconds });
  else for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
  if (report.mismatches > 0)
    throw new CliError(`${report.mismatches} of ${kills} kills left another end state`, 1);
}

async function measure({ seed, kills, size }: Flags): Promise<KillReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-faults-'));
  const server = await startTestServer();
  const victims = new Victims();
  try {
    const scenarios = await step('Undisturbed syncs', () =>
      prepareScenarios({ server, folder, size, victims }),
    );
    return await step(`${kills} kills (seed ${seed})`, (progress) =>
      runKills({ server, scenarios, victims, kills, seed, progress }),
    );
  } finally {
    await victims.end();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

function linesOf({ seed, kills, mismatches, missed, by_stage, raw }: KillReport): string[] {
  return [
    ...Object.entries(by_stage).map(
      ([stage, n]) => `${stage}: ${n.at_its_end} at its end, ${n.within} within`,
    ),
    `${kills} kills, ${mismatches} mismatches, ${missed} missed (seed ${seed})`,
    ...raw.flatMap(({ n, stage, differences }) => differences.map((line) => `kill ${n}, ${stage}: ${line}`)),
  ];
}
