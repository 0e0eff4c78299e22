import { Command, InvalidArgumentError, Option } from 'commander';
import type pg from 'pg';
import { demoElectionCommand } from '@/lib/cli/demo-election/command';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { financeIsOurs, financeOwnerPool } from '@/lib/db/connection';
import { advanceDemo } from '@/prisma/demo/advance';
import { DEFAULT_SEED, DemoRefused, loadDemo } from '@/prisma/demo/load';
import { type Scale, SCALES } from '@/prisma/demo/world';

interface LoadFlags {
  scale: Scale;
  seed: number;
  today?: string;
  replace?: boolean;
  json?: boolean;
}
interface AdvanceFlags {
  days: number;
  seed?: number;
  json?: boolean;
}

/**
 * `gotgan demo`: invented figures for the reference finance database, and a whole invented election. Its sub-commands throw their errors, as the
 * commands above them do: commander does not hand that setting down.
 */
export function demoCommand(): Command {
  return new Command('demo')
    .description('invented data for the embedded reference finance database, and an invented election')
    .addCommand(
      new Command('load')
        .exitOverride()
        .description('fill the empty finance database with a demo world')
        .addOption(new Option('--scale <scale>', 'how many projects').choices(SCALES).default('small'))
        .option('--seed <n>', 'which world: the same number gives the same rows', wholeNumber, DEFAULT_SEED)
        .option(
          '--today <date>',
          'the day on which the world stands, YYYY-MM-DD (default: today in Seoul)',
          date,
        )
        .option('--replace', 'empty a finance database that holds demo data first')
        .option('--json', 'print one JSON document')
        .action(load),
    )
    .addCommand(
      new Command('advance')
        .exitOverride()
        .description(
          'let officials work: payments, corrections, transfers, a supplementary budget, late commits',
        )
        .requiredOption(
          '--days <n>',
          'how many days of work (batches: the clock of the feed is the real one)',
          days,
        )
        .option('--seed <n>', 'which work (default: the seed of the load)', wholeNumber)
        .option('--json', 'print one JSON document')
        .action(advance),
    )
    .addCommand(demoElectionCommand());
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('A whole number of up to nine digits is needed.');
  return Number(text);
}

function days(text: string): number {
  const count = wholeNumber(text);
  if (count < 1 || count > 366) throw new InvalidArgumentError('Between 1 and 366 days.');
  return count;
}

function date(text: string): string {
  const read = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(read.getTime()) ||
    read.toISOString().slice(0, 10) !== text
  )
    throw new InvalidArgumentError('A date YYYY-MM-DD is needed.');
  return text;
}

/** @throws CliError (3) unless the finance database is the embedded one */
async function demoPool(): Promise<pg.Pool> {
  if (!financeIsOurs())
    throw new CliError(
      'FINANCE_DATABASE_URL names an external finance database: demo data go into the embedded one only.',
      3,
    );
  return financeOwnerPool();
}

async function refused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DemoRefused) throw new CliError(error.message, 3);
    throw error;
  }
}

async function load({ json, ...flags }: LoadFlags): Promise<void> {
  const pool = await demoPool();
  const result = await step(
    'Demo data for the finance database',
    (report) => refused(loadDemo(pool, { ...flags, onProgress: report })),
    ({ projects, governments }) => `${projects} projects of ${governments} governments`,
  );
  if (json === true) printJson(result);
}

async function advance({ json, ...flags }: AdvanceFlags): Promise<void> {
  const pool = await demoPool();
  const result = await step(
    'Officials at work',
    (report) => refused(advanceDemo(pool, { ...flags, onProgress: report })),
    ({ payments, corrections, transfers }) =>
      `${payments} payments, ${corrections} corrections, ${transfers} transfers`,
  );
  if (json === true) printJson(result);
}
