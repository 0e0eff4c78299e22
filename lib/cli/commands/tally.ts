import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import {
  ALL_TIE_RULES,
  count,
  type Counted,
  type Election,
  electionOf,
  explain,
  type Explanation,
  lotOrder,
  needsLot,
  type PbProblem,
  published,
  readPb,
  RULES,
  ballotsFor,
  rulesFor,
  type Tally,
  type TieRule,
  type VoteType,
} from '@/lib/domain/participation';

/** More is no election: the largest that is published has ninety thousand ballots in four megabytes. */
const LARGEST_BYTES = 256 * 1024 * 1024;
const SHOWN = 20;

interface Flags {
  rule: string[];
  ties: TieRule[];
  increment: bigint;
  seed?: string;
  explain?: boolean;
  json?: boolean;
}

/** With `--explain` of a rule of equal shares the rounds and what stood behind those that lost, beside the rest. */
type Result = Tally & { seconds: number } & Explained;
type Explained = Partial<Omit<Explanation, 'endowment'>>;

/** `gotgan tally`: counts an election of the Pabulib form by any of the rules, exactly. */
export function tallyCommand(): Command {
  return new Command('tally')
    .description('count an election (.pb) by one rule or several, exactly')
    .argument('<file>', 'a .pb file')
    .requiredOption('--rule <names>', 'rules with commas between them, or all that the ballots allow', rules)
    .option(
      '--ties <rules>',
      `which of equal projects comes first: ${ALL_TIE_RULES.join(', ')}, several with commas`,
      tieRules,
      ['mincost' as const],
    )
    .option('--seed <text>', 'the seed of the lot, for mincost+lot and lot')
    .option('--increment <amount>', 'by how much the money of each voter is raised at a time', increment, 1n)
    .option('--explain', 'with the rounds, and the money that stood behind those that lost')
    .option('--json', 'print one JSON document')
    .action(run);
}

function listOf<T extends string>(text: string, known: readonly T[]): T[] {
  return text.split(',').map((part) => {
    const found = known.find((one) => one === part.trim());
    if (found === undefined) throw new InvalidArgumentError(`“${part}” is none of: ${known.join(', ')}`);
    return found;
  });
}
const rules = (text: string) => (text === 'all' ? ['all'] : listOf(text, RULES));
const tieRules = (text: string) => listOf(text, ALL_TIE_RULES);
function increment(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('must be a whole amount from 1');
  return BigInt(text);
}

async function run(
  path: string,
  { rule, ties, increment: step, seed, explain: explained, json }: Flags,
): Promise<void> {
  const drawn = ties.some(needsLot) ? seedOf(seed) : null;
  const { election, voteType } = await readElection(path);
  const lots = drawn === null ? null : (await lotOrder(drawn, election.ids)).map(({ project }) => project);
  const wanted = rule.includes('all') ? rulesFor(voteType) : rule;
  for (const name of wanted) {
    const ballots = ballotsFor(name);
    if (!ballots.includes(voteType))
      throw new CliError(
        `${name} counts ballots of the kinds ${ballots.join(', ')}; these are ${voteType}: ${rulesFor(voteType).join(', ')}`,
        2,
      );
  }
  const results = wanted.flatMap((name) =>
    ties.map((tie) => countOne(election, name, { tie, step, lots, explained })),
  );
  if (json === true) printJson(results);
  else for (const result of results) process.stdout.write(`${lineOf(result)}\n`);
}

function seedOf(text = ''): string {
  if (text.trim() === '') throw new CliError('a lot needs a seed: --seed TEXT', 2);
  return text.trim();
}

function lineOf({ rule, ties, winners, cost, order }: Result): string {
  return `${rule} (${ties}): ${winners.length} projects for ${cost}: ${order.join(', ')}`;
}

/** @throws CliError that names lines and reasons, exit code 4: the file cannot be counted */
async function readElection(path: string): Promise<{ election: Election; voteType: VoteType }> {
  const text = await textOf(path);
  const { file, problems } = readPb(text);
  if (file === null) throw new CliError(`${path} cannot be counted:\n${saidOf(problems)}`, 4);
  if (problems.length > 0) process.stderr.write(`${path}, counted all the same:\n${saidOf(problems)}\n`);
  return { election: electionOf(file), voteType: file.voteType };
}

function saidOf(problems: readonly PbProblem[]): string {
  const lines = problems.slice(0, SHOWN).map(({ line, text }) => `  line ${line}: ${text}`);
  const more = problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : [];
  return [...lines, ...more].join('\n');
}

async function textOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CliError(`${path} cannot be read: there is no such file`, 4);
  if (!found.isFile()) throw new CliError(`${path} is not a file`, 4);
  if (found.size > LARGEST_BYTES)
    throw new CliError(`${path} has ${found.size} bytes: more than ${LARGEST_BYTES} are no election`, 4);
  const bytes = await readFile(path);
  if (!isUtf8(bytes)) throw new CliError(`${path} is not in UTF-8: save it in that encoding`, 4);
  return bytes.toString('utf8');
}

interface Way {
  tie: TieRule;
  step: bigint;
  lots: readonly string[] | null;
  explained: boolean | undefined;
}

function countOne(election: Election, rule: string, { tie, step, lots, explained }: Way): Result {
  const began = performance.now();
  const options = { ties: tie, increment: step, lots };
  const counted = count(election, rule, options);
  const seconds = Math.round(performance.now() - began) / 1000;
  return {
    ...(explained === true ? explanationOf(election, counted) : {}),
    ...published(election, rule, options, counted),
    seconds,
  };
}

function explanationOf(election: Election, { shares, endowment }: Counted): Explained {
  return shares === null || endowment === null ? {} : explain(election, shares, endowment);
}
