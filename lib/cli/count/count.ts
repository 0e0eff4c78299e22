import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CliError } from '@/lib/cli/errors';
import { joinKey } from '@/lib/cli/count/election-key';
import { type Handed, readHanded, rulesHashOf } from '@/lib/cli/count/handed';
import { type Ledger, readLedger } from '@/lib/cli/count/ledger';
import { machineKey } from '@/lib/cli/count/machine-key';
import { openBallots } from '@/lib/cli/count/open';
import { step } from '@/lib/cli/progress';
import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { ballotsFile } from '@/lib/domain/ballot/count-file';
import { needsSeed } from '@/lib/domain/ballot/election-rules';
import type { Numbers } from '@/lib/domain/ballot/numbers';
import { type Invariant, invariantsOf } from '@/lib/domain/ballot/numbers-check';
import {
  countMessage,
  type SignedStatement,
  signedText,
  type Statement,
  statementText,
} from '@/lib/domain/ballot/statement';
import type { Ballot } from '@/lib/domain/ballot/types';
import {
  bytesOf,
  canonicalJson,
  type PbFile,
  readPb,
  type Recount,
  recount,
  RecountRefused,
  sha256Hex,
} from '@/lib/domain/participation';
import packageFile from '@/package.json' with { type: 'json' };

export interface CountOptions {
  from: string;
  shares: readonly string[];
  machine: string;
  body: string;
  key: string;
  seed: string | null;
  out: string;
}

export interface CountReport {
  statement: Statement;
  signed: SignedStatement;
  numbers: Numbers;
  invariants: Invariant[];
  /** Null: the rules draw a lot, and no seed was given. */
  result: Recount['result'] | null;
}

const compress = promisify(gzip);

/**
 * Counts the closed box on a machine that needs neither database nor network: shares are joined, the ledger is checked whole, ballots are
 * opened, and files are written in the one form that every machine writes them in.
 * @throws CliError, exit code 1: something is not what was signed, or breaks what must hold; it is named, and nothing is written
 */
export async function countVote(options: CountOptions): Promise<CountReport> {
  const handed = await readHanded(options.from);
  const body = bodyOf(handed, options.body);
  const key = await joinKey(handed, options.shares);
  const ledger = await step(
    'Leaves of the ledger checked',
    (report) => readLedger(handed, report),
    ({ size }) => String(size),
  );
  const ballots = await step('Ballots opened', (report) => openBallots(handed, ledger, key, report));
  const files = filesOf(handed, ballots);
  const numbers = numbersOf(handed, ledger);
  const counted = await resultOf(handed, files, options.seed);
  const invariants = checked(handed, numbers, files, counted);
  const statement = await statementOf(handed, { numbers, files, counted });
  const signed = await sign(statement, { ...options, body });
  await write(options.out, { files, numbers, counted, signed });
  return { statement, signed, numbers, invariants, result: counted?.result ?? null };
}

/** A body as the rules call it in Korean. */
function bodyOf({ vote }: Handed, given: string): string {
  const found = vote.key.bodies.find(({ name }) => name.ko === given || name.en === given);
  const names = vote.key.bodies.map(({ name }) => name.ko).join(', ');
  if (found === undefined)
    throw new CliError(`the rules know no body “${given}”; those that hold shares: ${names}`, 1);
  return found.name.ko;
}

type Files = Readonly<Record<string, string>>;

function filesOf(
  { vote, rules, rulesHash, election }: Handed,
  ballots: ReadonlyMap<string, Ballot[]>,
): Files {
  const { unit, begins, ends } = election;
  const facts = { rules, rulesHash: toHex(rulesHash), unit, begins, ends };
  return Object.fromEntries(
    vote.ballots.map((track) => [track.file, ballotsFile(facts, track, ballots.get(track.track) ?? [])]),
  );
}

function numbersOf(handed: Handed, { channels, size, root, leavesHash }: Ledger): Numbers {
  const { election, vote } = handed;
  return {
    format: 'gotgan-numbers/1',
    election: election.election,
    rules_sha256: rulesHashOf(handed),
    keys: {
      ledger: toBase64(election.ledger_key),
      paper: toBase64(election.paper_key),
      encryption: toBase64(election.encryption_key),
      tracks: election.tracks,
    },
    heads_sha256: handed.headsHash,
    leaves_sha256: leavesHash,
    head: { size, root: toHex(root) },
    tracks: vote.ballots.map(({ track, file, blank }) => {
      const found = channels.get(track);
      const known = election.numbers[track];
      if (found === undefined || known === undefined)
        throw new CliError(`election.json has no numbers of track ${track}`, 1);
      const { eligible, credentials, paper } = known;
      return {
        track,
        file,
        blank_rule: blank,
        eligible,
        credentials,
        paper_check_ins: paper,
        channels: found,
      };
    }),
  };
}

async function resultOf(
  { rules, rulesBytes }: Handed,
  ballots: Files,
  seed: string | null,
): Promise<Recount | null> {
  if (needsSeed(rules) && (seed ?? '').trim() === '') return null;
  try {
    return await recount({ rules: rulesBytes, ballots, seed });
  } catch (error) {
    throw error instanceof RecountRefused ? new CliError(error.message, 1) : error;
  }
}

/** @throws CliError where something does not hold that must */
function checked(handed: Handed, numbers: Numbers, files: Files, counted: Recount | null): Invariant[] {
  const read = Object.fromEntries(
    Object.entries(files).flatMap(([name, text]): [string, PbFile][] => {
      const { file } = readPb(text);
      return file === null ? [] : [[name, file]];
    }),
  );
  const invariants = invariantsOf({
    numbers,
    ballots: handed.vote.ballots,
    files: read,
    rulesHashes: [rulesHashOf(handed), ...(counted === null ? [] : [counted.result.rules_sha256])],
  });
  const broken = invariants.filter(({ ok }) => !ok);
  if (broken.length === 0) return invariants;
  const lines = broken.map(
    ({ name, track, text }) => `  ${name}${track === null ? '' : ` (${track})`}: ${text}`,
  );
  throw new CliError(`What must hold does not:\n${lines.join('\n')}`, 1);
}

async function statementOf(
  handed: Handed,
  { numbers, files, counted }: { numbers: Numbers; files: Files; counted: Recount | null },
): Promise<Statement> {
  return {
    format: 'gotgan-count/1',
    election: numbers.election,
    rules_sha256: numbers.rules_sha256,
    head: numbers.head,
    numbers_sha256: await sha256Hex(canonicalJson(numbers)),
    ballots: await Promise.all(
      handed.vote.ballots.map(async ({ file }) => ({ file, sha256: await sha256Hex(files[file] ?? '') })),
    ),
    seed: counted?.result.seed ?? null,
    result_sha256: counted?.sha256 ?? null,
    program: `open-gotgan ${packageFile.version}`,
  };
}

async function sign(
  statement: Statement,
  { machine, body, key }: Pick<CountOptions, 'machine' | 'body' | 'key'>,
): Promise<SignedStatement> {
  const signer = await machineKey(key);
  const said = { machine, body, statement: statementText(statement) };
  return { ...said, key: signer.publicKey, signature: await signer.sign(countMessage(said)) };
}

interface Written {
  files: Files;
  numbers: Numbers;
  counted: Recount | null;
  signed: SignedStatement;
}

/** `statement.json` and `files.json.gz` are what the election office is handed. */
async function write(out: string, { files, numbers, counted, signed }: Written): Promise<void> {
  await mkdir(out, { recursive: true });
  const put = (name: string, content: string | Uint8Array) => writeFile(path.join(out, name), content);
  const all: Files = { ...files, 'numbers.json': canonicalJson(numbers) };
  for (const [name, text] of Object.entries(all)) await put(name, text);
  if (counted !== null) await put('result.json', counted.bytes);
  await put('statement.json', signedText(signed));
  await put('files.json.gz', await compress(bytesOf(canonicalJson(all))));
}
