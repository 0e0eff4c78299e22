import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { startBenchCluster } from '@/lib/cli/bench/cluster';
import { CastingPool } from '@/lib/cli/demo-election/casting-pool';
import { runElection } from '@/lib/cli/demo-election/run';
import type { ElectionSummary } from '@/lib/cli/demo-election/summary';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { takeSiteSecret } from '@/lib/cli/site/auth-secret';
import { createPool } from '@/lib/db/pool';
import { DEFAULT_SEED } from '@/prisma/demo/load';
import { plusDays } from '@/prisma/demo/participation/calendar';
import { seoulToday } from '@/prisma/demo/world';

interface Flags {
  voters: number;
  seed: number;
  keep?: string;
  json?: boolean;
}

/** `gotgan demo election`: exit codes 0 everything holds, 1 something does not. It touches no database but its own, which is thrown away. */
export function demoElectionCommand(): Command {
  return new Command('election')
    .exitOverride()
    .description('hold a whole election of invented voters, from settings to recount, on a throw-away server')
    .option('--voters <n>', 'how many vote, from 20 to 100,000', voters, 5000)
    .option('--seed <n>', 'which preferences: the same number gives the same result', seed, DEFAULT_SEED)
    .option(
      '--keep <folder>',
      'leave there what the machines are handed, the shares, what they find and what is published',
    )
    .option('--json', 'print one JSON document')
    .action(run);
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('A whole number of up to nine digits is needed.');
  return Number(text);
}

const seed = (text: string) => whole(text);

function voters(text: string): number {
  const number = whole(text);
  if (number < 20 || number > 100_000) throw new InvalidArgumentError('Between 20 and 100,000 voters.');
  return number;
}

async function run({ json, keep, ...flags }: Flags): Promise<void> {
  const summary = await holdElection(flags, keep ?? null);
  if (json === true) printJson(summary);
  else process.stdout.write(`${textOf(summary).join('\n')}\n`);
  if (!summary.ok) process.exitCode = 1;
}

async function holdElection(
  flags: { voters: number; seed: number },
  keep: string | null,
): Promise<ElectionSummary> {
  // The keys of an invented vote are sealed with a secret that goes with it.
  takeSiteSecret(randomBytes(32).toString('base64url'));
  const folder = keep ?? (await mkdtemp(path.join(os.tmpdir(), 'gotgan-demo-election-')));
  await mkdir(folder, { recursive: true });
  const cluster = await step('Throw-away database', startBenchCluster);
  const { urls } = cluster;
  const [member, ballot, web] = [createPool(urls.member), createPool(urls.ballot), createPool(urls.web)];
  const casting = new CastingPool(urls);
  try {
    const pools = { owner: cluster.owner, member, ballot, web };
    return await runElection(pools, {
      ...flags,
      today: plusDays(seoulToday(), -60),
      folder,
      cast: casting.cast,
    });
  } finally {
    casting.end();
    await Promise.all([member.end(), ballot.end(), web.end()]);
    await cluster.stop();
    if (keep === null) await rm(folder, { recursive: true, force: true });
  }
}

function textOf(summary: ElectionSummary): string[] {
  const { tracks, ledger, invariants } = summary;
  const yes = (holds: boolean) => (holds ? 'yes' : 'NO');
  return [
    `${summary.election}: ${summary.voters} voters, seed ${summary.seed}`,
    ...summary.stages.map(({ name, seconds }) => `  ${name}: ${seconds} s`),
    `  together: ${summary.seconds} s`,
    ...tracks.flatMap(({ track, electronic: e, paper, eligible, rule, winners }) => [
      `${track}: ${eligible} may vote; ${e.casts} casts, ${e.superseded} superseded, ${e.taken_back} taken back, ${e.invalid} invalid, ${e.blank} blank, ${e.counted} counted; ${paper.counted} on paper`,
      `  ${rule}: ${winners} projects won`,
    ]),
    `ledger: ${ledger.leaves} leaves, ${ledger.heads} heads; whole: ${yes(ledger.ok)}`,
    `receipts found in it: ${ledger.receipts.in_ledger} of ${ledger.receipts.checked}`,
    `two machines signed the same: ${yes(summary.agreed)}`,
    `invariants: ${invariants.checked} checked, ${invariants.broken} broken`,
    `recount from the published files gives the same bytes: ${yes(summary.recounted)}`,
    `counted as voted: ${yes(summary.differences.length === 0)}`,
    ...summary.differences.map((one) => `  ${one}`),
    `SHA-256 of the rules ${summary.rules_sha256}`,
    `SHA-256 of the result ${summary.result_sha256 ?? 'none'}`,
  ];
}
