import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { type FileReader, readerOf } from '@/lib/cli/recount-files';
import {
  type Bytes,
  type JsonDifference,
  jsonDifferences,
  readRules,
  type Recount,
  recount,
  RecountRefused,
  sha256Hex,
} from '@/lib/domain/participation';

/** What is larger is none of these files. */
const MOST = { rules: 2 ** 20, ballots: 2 ** 27, seed: 2 ** 12, result: 2 ** 26, hash: 2 ** 12 };

interface Flags {
  write?: string;
  json?: boolean;
}

interface Comparison {
  /** Null where nothing was published to compare with. */
  same: boolean | null;
  differences: JsonDifference[];
}

/** `gotgan recount`: from what was published about a vote to its result, byte for byte (docs/recount.md). */
export function recountCommand(): Command {
  return new Command('recount')
    .description('count a vote again from its published rules, ballots and seed, and compare the results')
    .argument('<folder or address>', 'a folder, or an http(s) address that ends with /')
    .option('--write <file>', 'write the result file, the exact bytes')
    .option('--json', 'print one JSON document')
    .action(run);
}

/** Exit codes: 0 the same or nothing to compare with, 1 it differs, 4 something cannot be read or is not what the rules say. */
async function run(place: string, { write, json }: Flags): Promise<void> {
  const read = readerOf(place);
  const counted = await countFrom(read, place);
  const comparison = await compared(read, counted);
  if (write !== undefined) await writeFile(write, counted.bytes);
  const { result, sha256 } = counted;
  if (json === true) printJson({ sha256, ...comparison, result });
  else
    process.stdout.write(`${[...winnersText(counted), ...comparisonText(sha256, comparison)].join('\n')}\n`);
  if (comparison.same === false) process.exitCode = 1;
}

async function countFrom(read: FileReader, place: string): Promise<Recount> {
  const rules = await read('rules.json', MOST.rules);
  if (rules === null) throw new CliError(`${place} has no rules.json`, 4);
  try {
    const named = readRules(rules).ballots;
    const ballots: Record<string, Bytes> = {};
    for (const { file } of named) {
      const bytes = await read(file, MOST.ballots);
      if (bytes !== null) ballots[file] = bytes;
    }
    const seed = await read('seed.txt', MOST.seed);
    const counted = await recount({
      rules,
      ballots,
      seed: seed === null ? null : new TextDecoder().decode(seed),
    });
    remark(counted);
    return counted;
  } catch (error) {
    throw error instanceof RecountRefused ? new CliError(error.message, 4) : error;
  }
}

function remark({ remarks }: Recount): void {
  for (const { file, problems } of remarks) {
    const [first] = problems;
    process.stderr.write(
      `${file}, counted all the same: line ${first?.line}: ${first?.text}; ${problems.length} in all\n`,
    );
  }
}

async function compared(read: FileReader, counted: Recount): Promise<Comparison> {
  const published = await read('result.json', MOST.result);
  const hash = await read('result.sha256', MOST.hash);
  if (published === null && hash === null) return { same: null, differences: [] };
  const differences = [
    ...(published === null ? [] : await fileDifferences(published, counted)),
    ...(hash === null ? [] : hashDifferences(new TextDecoder().decode(hash), counted)),
  ];
  return { same: differences.length === 0, differences };
}

/** The file as a whole (`$`) where its content is the same and its bytes are not. */
async function fileDifferences(published: Bytes, { result, sha256 }: Recount): Promise<JsonDifference[]> {
  const found = await sha256Hex(published);
  if (found === sha256) return [];
  const whole = { path: '$', published: `SHA-256 ${found}`, counted: `SHA-256 ${sha256}` };
  try {
    const within = jsonDifferences(JSON.parse(new TextDecoder().decode(published)), result);
    return within.length > 0 ? within : [whole];
  } catch {
    return [whole];
  }
}

/** The first word is the hash, as `sha256sum` writes it. */
function hashDifferences(text: string, { sha256 }: Recount): JsonDifference[] {
  const [published = ''] = text.trim().split(/\s+/);
  return published.toLowerCase() === sha256 ? [] : [{ path: 'result.sha256', published, counted: sha256 }];
}

function winnersText({ result }: Recount): string[] {
  return result.tracks.flatMap(({ track, stages }) =>
    stages.flatMap((stage) => {
      if (stage.stage === 'eliminate') return [`${track}: out by ${stage.by}: ${listed(stage.out)}`];
      if (stage.stage === 'panels') return [];
      const { rule, ties, winners, cost, budget, order } = stage;
      return [
        `${track}: ${rule} (${ties}): ${winners.length} projects for ${cost} of ${budget}: ${listed(order)}`,
      ];
    }),
  );
}

const listed = (ids: readonly string[]) => (ids.length === 0 ? 'none' : ids.join(', '));

function comparisonText(sha256: string, { same, differences }: Comparison): string[] {
  const hash = `SHA-256 of the result: ${sha256}`;
  if (same === null) return [hash, 'no result was published to compare with'];
  if (same) return [hash, 'the same as published, byte for byte'];
  const said = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  const lines = differences.map(
    ({ path, published, counted }) => `  ${path}: published ${said(published)}, counted ${said(counted)}`,
  );
  return [hash, 'differs from what was published:', ...lines];
}
