import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { medianOf } from '@/lib/cli/bench/samples';
import { generatedElection } from '@/lib/cli/bench/tally-election';

const childReport = z.object({
  seconds: z.number(),
  max_rss_mb: z.number(),
  winners: z.number(),
  endowment: z.string().nullable(),
  steps: z.number().nullable(),
});
type Sample = z.infer<typeof childReport>;

export interface TallyFigure {
  file: string;
  rule: string;
  /** The median of the rounds: the count alone, without starting and reading. */
  seconds: number;
  /** Of any round. */
  max_rss_mb: number;
  raw: Sample[];
}

export interface TallyBenchOptions {
  /** A folder of published elections; null: only the generated one is measured. */
  instances: string | null;
  seed: number;
  rounds: number;
  say: (line: string) => void;
}

const UNTIL_INFEASIBLE = 'mes_cost+add1_integral_until_infeasible';
/** Published elections that are not part of this repository, and by which rules they are counted. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  'Poland_Wieliczka_2023_Green_Budget.pb': ['mes_cost', UNTIL_INFEASIBLE],
  'Poland_Warszawa_2026.pb': ['mes_cost', UNTIL_INFEASIBLE],
  'Poland_Lodz_2022.pb': ['mes_cost'],
};
const GENERATED = ['greedy_by_votes', 'mes_cost', 'mes_cost+add1', UNTIL_INFEASIBLE];

interface Job {
  file: string;
  rule: string;
}

/** Counts each election by its rules, each time in a fresh process, in rounds; one at a time. */
export async function benchTally({
  instances,
  seed,
  rounds,
  say,
}: TallyBenchOptions): Promise<TallyFigure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-tally-'));
  try {
    const generated = path.join(folder, `generated-${seed}.pb`);
    await writeFile(generated, generatedElection({ seed }));
    const jobs = [...publishedJobs(instances, say), ...GENERATED.map((rule) => ({ file: generated, rule }))];
    const figures: TallyFigure[] = [];
    for (const job of jobs) figures.push(await measure(job, { rounds, say }));
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function publishedJobs(instances: string | null, say: (line: string) => void): Job[] {
  if (instances === null) {
    say('no --instances: of the elections only the generated one is measured');
    return [];
  }
  return Object.entries(PUBLISHED).flatMap(([name, rules]) => {
    const file = path.join(instances, name);
    if (existsSync(file)) return rules.map((rule) => ({ file, rule }));
    say(`${file} is not there: not measured`);
    return [];
  });
}

async function measure(
  { file, rule }: Job,
  { rounds, say }: Pick<TallyBenchOptions, 'rounds' | 'say'>,
): Promise<TallyFigure> {
  const name = path.basename(file);
  say(`${name}, ${rule}`);
  const raw: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) raw.push(await countInChild(file, rule));
  return {
    file: name,
    rule,
    seconds: medianOf(raw.map(({ seconds }) => seconds)),
    max_rss_mb: Math.max(...raw.map(({ max_rss_mb }) => max_rss_mb)),
    raw,
  };
}

/** Started as this process was. */
async function countInChild(file: string, rule: string): Promise<Sample> {
  const script = path.resolve('lib/cli/bench/tally-child.ts');
  const words = [...process.execArgv, script, path.resolve(file), rule];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return childReport.parse(JSON.parse(stdout));
}
