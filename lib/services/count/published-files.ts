import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { jsonOf } from '@/lib/domain/ballot/count-export';
import { type CountKeys, type Numbers, numbersDocument } from '@/lib/domain/ballot/numbers';
import { invariantsOf } from '@/lib/domain/ballot/numbers-check';
import { type SignedStatement, signedText, type Statement } from '@/lib/domain/ballot/statement';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { type PbFile, readPb } from '@/lib/domain/participation/pb';
import { type Recount, recount } from '@/lib/domain/participation/result-document';
import { RecountRefused } from '@/lib/domain/participation/rules-document';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import type { ProblemCode } from '@/lib/services/action';
import type { Election } from '@/lib/services/ballot/election';

const NUMBERS = 'numbers.json';
/** A million ballots of ten choices have some fifty megabytes. */
const MOST_BYTES = 256 * 1024 * 1024;
const unzip = promisify(gunzip);
const bundle = z.record(z.string(), z.string());

/** Files by name. */
export type Texts = Readonly<Record<string, string>>;

/** The files of a count (`files.json.gz`, or what is in it); null: it is none. */
export async function readBundle(bytes: Uint8Array): Promise<Texts | null> {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = packed
    ? await unzip(bytes, { maxOutputLength: MOST_BYTES }).catch(() => null)
    : Buffer.from(bytes);
  const parsed = plain === null ? null : bundle.safeParse(jsonOf(plain.toString('utf8')));
  return parsed?.success === true ? parsed.data : null;
}

export interface Checked {
  texts: Texts;
  numbers: Numbers;
  counted: Recount;
}

/**
 * Holds the files of a count against what two machines agreed on, and counts again from them.
 * @returns why they are not published
 */
export async function checkFiles(
  election: Election,
  agreed: Statement,
  texts: Texts,
): Promise<Checked | ProblemCode> {
  const wanted = [...agreed.ballots, { file: NUMBERS, sha256: agreed.numbers_sha256 }];
  for (const { file, sha256 } of wanted)
    if ((await sha256Hex(textIn(texts, file))) !== sha256) return 'other-files';
  const numbers = numbersDocument.safeParse(jsonOf(textIn(texts, NUMBERS)));
  if (!numbers.success) return 'other-files';
  if (!areOfThisVote(numbers.data, election, agreed)) return 'other-vote';
  const counted = await countAgain(election, agreed, texts);
  if (counted === null || counted.sha256 !== agreed.result_sha256) return 'recount-differs';
  const hashes = [agreed.rules_sha256, counted.result.rules_sha256];
  const invariants = invariantsOf({
    numbers: numbers.data,
    ballots: election.vote.ballots,
    files: readFiles(agreed, texts),
    rulesHashes: hashes,
  });
  if (invariants.some(({ ok }) => !ok)) return 'invariant-broken';
  return { texts, numbers: numbers.data, counted };
}

/**
 * A machine that was handed other keys has checked nothing of this vote; numbers of another ledger, of other tracks, or that tell blank
 * ballots otherwise, explain nothing of it.
 */
const areOfThisVote = (numbers: Numbers, election: Election, { head }: Statement) =>
  canonicalJson([
    [numbers.election, numbers.keys, numbers.head],
    numbers.tracks.map(({ track, file, blank_rule: blank }) => [track, file, blank]),
  ]) ===
  canonicalJson([
    [election.id, keysOf(election), head],
    election.vote.ballots.map(({ track, file, blank }) => [track, file, blank]),
  ]);

export const keysOf = ({ ledgerKey, paperKey, encryptionKey, tracks }: Election): CountKeys => ({
  ledger: toBase64(ledgerKey),
  paper: toBase64(paperKey),
  encryption: encryptionKey === null ? '' : toBase64(encryptionKey),
  tracks: { ...tracks },
});

const textIn = (texts: Texts, name: string) => (Object.hasOwn(texts, name) ? (texts[name] ?? '') : '');

async function countAgain(
  { rulesBytes, seed }: Election,
  { ballots }: Statement,
  texts: Texts,
): Promise<Recount | null> {
  try {
    const own = Object.fromEntries(ballots.map(({ file }) => [file, textIn(texts, file)]));
    return await recount({ rules: rulesBytes, ballots: own, seed });
  } catch (error) {
    if (error instanceof RecountRefused) return null;
    throw error;
  }
}

const readFiles = ({ ballots }: Statement, texts: Texts): Record<string, PbFile> =>
  Object.fromEntries(
    ballots.flatMap(({ file: name }) => {
      const { file } = readPb(textIn(texts, name));
      return file === null ? [] : [[name, file] as const];
    }),
  );

/** All that is published with a result, by name. `ballots.jsonl` is none of it. */
export function filesToPublish(
  { seed }: Election,
  { texts, numbers, counted }: Checked,
  signed: readonly SignedStatement[],
): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...numbers.tracks.map(({ file }) => [file, textIn(texts, file)] as const),
    [NUMBERS, textIn(texts, NUMBERS)],
    ...signed.map((one, at) => [`statement-${at + 1}.json`, signedText(one)] as const),
    ...(counted.result.seed === null || seed === null ? [] : [['seed.txt', `${seed}\n`] as const]),
    ['result.json', counted.bytes],
    ['result.sha256', `${counted.sha256}  result.json\n`],
  ]);
}
