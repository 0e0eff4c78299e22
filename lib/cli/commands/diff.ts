import { Command } from 'commander';
import type pg from 'pg';
import { diffDocument } from '@/lib/cli/diff-document';
import { diffText } from '@/lib/cli/diff-text';
import { CliError } from '@/lib/cli/errors';
import { day, knowledge } from '@/lib/cli/flags';
import { markPrinted } from '@/lib/cli/output';
import { webPool } from '@/lib/db/connection';
import { ownCodes, type Register, registerOf } from '@/lib/domain/governments';
import type { Knowledge, Moment, Span } from '@/lib/domain/history';
import { readDifference } from '@/lib/queries/as-of/difference';
import { findKnownBy } from '@/lib/queries/as-of/known';
import { listGovernments } from '@/lib/queries/governments';

interface Flags {
  from: string;
  to: string;
  government?: string;
  asKnown?: Knowledge;
  fromKnown?: Knowledge;
  json?: boolean;
}

/** `gotgan diff`: what changed between two dates. Exit codes: 0 done, 2 wrong flags. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('what changed between two dates: projects field by field, and sums')
    .requiredOption('--from <date>', 'the state as of this day', day)
    .requiredOption('--to <date>', 'compared with the state as of this day', day)
    .option('--government <code>', 'one government, seven digits, its older codes included (default: all)')
    .option(
      '--as-known <run or date>',
      'as known by a run, or by the end of a day (default: by now)',
      knowledge,
    )
    .option('--from-known <run or date>', 'the same for --from alone: shows corrections', knowledge)
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  if (flags.from > flags.to) throw new CliError('--from is later than --to', 2);
  const pool = await webPool();
  const register = registerOf(await listGovernments(pool));
  const codes = codesOf(register, flags.government);
  const span: Span = {
    from: await momentOf(pool, flags.from, flags.fromKnown ?? flags.asKnown ?? null),
    to: await momentOf(pool, flags.to, flags.asKnown ?? null),
  };
  const differences = readDifference(pool, register, codes, span);
  await print(
    flags.json === true
      ? diffDocument(span, flags.government ?? null, differences)
      : diffText(span, register, differences),
  );
}

function codesOf(register: Register, government: string | undefined): string[] {
  if (government === undefined) return [...register.keys()].sort();
  if (!register.has(government))
    throw new CliError(`--government ${government}: no government ever had this code`, 2);
  return ownCodes(register, government);
}

async function momentOf(pool: pg.Pool, asOf: string, known: Knowledge): Promise<Moment> {
  const found = await findKnownBy(pool, known);
  if (found === null) throw new CliError('Nothing was known by then: no run had ended.', 2);
  return { asOf, run: found.run };
}

/**
 * Pieces are made as they are taken: the whole nation never stands in memory. A reader that leaves (`| head`) ends the making.
 */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  const reader = { left: false };
  process.stdout.once('error', () => (reader.left = true));
  for await (const piece of pieces) {
    if (reader.left) return;
    markPrinted();
    await new Promise<void>((resolve) => process.stdout.write(piece, () => resolve()));
  }
}
