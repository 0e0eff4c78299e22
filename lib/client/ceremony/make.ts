import { own, sha256 } from '@/lib/ballot/digest';
import { newElectionKey, openBallot, readPrivateKey, sealBallot, type SealedFor } from '@/lib/ballot/sealing';
import { joinShares, NEEDED, readShare, shareMark, shareText, splitKey } from '@/lib/ballot/shares';
import { type Bytes, fromHex, sameBytes, toBase64 } from '@/lib/domain/ballot/bytes';
import type { CeremonyDocument } from '@/lib/domain/ballot/ceremony';

/** A key as it is between its making and the test: split, with nothing left that opens a ballot but the shares. */
export interface Made {
  election: string;
  /** SHA-256 of the rules, hexadecimal. */
  rulesHash: string;
  publicKey: Bytes;
  /** SHA-256 of the private key, by which the joined one is known. */
  digest: Bytes;
  /** Shares as text, each empty once its holder has it. */
  texts: string[];
  marks: string[];
}

/** Makes the key of a vote and splits it. What is not needed any more is overwritten. */
export async function makeKey(election: string, rulesHash: string): Promise<Made> {
  const { publicKey, privateKey } = await newElectionKey();
  const shares = await splitKey(privateKey);
  const made = {
    election,
    rulesHash,
    publicKey,
    digest: await sha256(privateKey),
    texts: await Promise.all(shares.map(shareText)),
    marks: await Promise.all(shares.map((share) => shareMark(election, share))),
  };
  for (const bytes of [privateKey, ...shares]) bytes.fill(0);
  return made;
}

/** What was typed back of a share. `mistyped`: it is none; `other`: another one. */
export async function compareShare(written: string, text: string): Promise<'same' | 'mistyped' | 'other'> {
  const [typed, share] = [await readShare(written), await readShare(text)];
  if (typed === null) return 'mistyped';
  return share !== null && sameBytes(typed, share) ? 'same' : 'other';
}

/** A share that was typed, and whose it is. */
export interface TypedShare {
  /** From 0, in the order of the shares. */
  place: number;
  share: Bytes;
}

/** @returns `mistyped`: it is no share; `other`: of no holder of this key */
export async function readTyped(
  written: string,
  { election, marks }: Pick<Made, 'election' | 'marks'>,
): Promise<TypedShare | 'mistyped' | 'other'> {
  const share = await readShare(written);
  if (share === null) return 'mistyped';
  const place = marks.indexOf(await shareMark(election, share));
  return place < 0 ? 'other' : { place, share };
}

/** For a test ballot alone: no track has this name, no voter this key. */
function testFor({ election, rulesHash }: Made): SealedFor {
  const hash = fromHex(rulesHash);
  if (hash === null) throw new Error('the hash of the rules cannot be read');
  return { election, track: 'ceremony', rulesHash: hash, publicKey: new Uint8Array(32), counter: 1 };
}

/** A number from 1 to 9,999 that nobody chose, sealed as the one choice of a test ballot. */
export async function sealTest(made: Made): Promise<{ number: number; sealed: Bytes }> {
  const number = 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 9999);
  const ballot = { void: false, choices: [number], points: null };
  return { number, sealed: await sealBallot(made.publicKey, ballot, testFor(made)) };
}

/**
 * Joins typed shares and opens the test ballot. The shares and what they make are overwritten.
 * @returns the number on it; null: they are too few, do not make the key that was made, or it does not open
 */
export async function openTest(
  made: Made,
  sealed: Bytes,
  typed: readonly TypedShare[],
): Promise<number | null> {
  if (new Set(typed.map(({ place }) => place)).size < NEEDED) return null;
  const privateKey = await joinShares(typed.map(({ share }) => own(share)));
  try {
    if (!sameBytes(await sha256(privateKey), made.digest)) return null;
    const ballot = await openBallot(await readPrivateKey(privateKey), sealed, testFor(made));
    return ballot?.choices[0] ?? null;
  } finally {
    for (const bytes of [privateKey, ...typed.map(({ share }) => share)]) bytes.fill(0);
  }
}

/** What is published of a key whose test ballot was opened. @param opened the places of the shares that did it, from 0 */
export function documentOf(
  { election, rulesHash, publicKey, marks }: Made,
  holders: readonly { body: string; name: string }[],
  opened: readonly number[],
): CeremonyDocument {
  const numbers = opened.map((place) => place + 1).sort((a, b) => a - b);
  return {
    format: 'gotgan-ceremony/1',
    election,
    rulesHash,
    publicKey: toBase64(publicKey),
    holders: holders.map(({ body, name }, at) => ({
      body,
      ...(name === '' ? {} : { name }),
      mark: marks[at] ?? '',
    })),
    test: `opened with shares ${numbers.join(',')}`,
  };
}

/** Overwrites what was made. */
export function wipe(made: Made): void {
  made.digest.fill(0);
  made.texts.fill('');
}
