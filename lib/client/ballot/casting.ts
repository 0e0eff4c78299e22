import { fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { type BallotElection } from '@/lib/domain/ballot/election-data';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import type { Ballot, Cast } from '@/lib/domain/ballot/types';
import { sha256 } from '@/lib/ballot/digest';
import { receiptCode } from '@/lib/ballot/heads';
import {
  castBody,
  type CastBody,
  counterBody,
  credentialOf,
  hashOfCast,
  isReceiptFor,
  makeCast,
  type Voter,
  voterOf,
} from '@/lib/ballot/voter';
import { type Answer, askCounter, askCredential, type Asker } from '@/lib/client/ballot/ask';
import type { KeptCast, SentCast } from '@/lib/client/ballot/kept';
import { sendCast, type SendOptions } from '@/lib/client/ballot/send';

export interface CastWish {
  track: string;
  ballot: Ballot;
  /** Whether the choices stay on this device. */
  keep: boolean;
}

/** What the device knows already. */
export interface CastKnown {
  /** Of this track, base64url. */
  credential: string | undefined;
  /** The highest one that this device has used in the track. */
  counter: number;
}

export interface CastMaker {
  device: BallotElection;
  seed: Bytes;
  asker: Asker;
}

/** Makes a cast: asks for the credential where there is none, and for the counter; seals and signs. Nothing of the ballot is sent yet. */
export async function prepareCast(
  { device, seed, asker }: CastMaker,
  { track, ballot, keep }: CastWish,
  known: CastKnown,
): Promise<Answer<{ credential: string; sent: SentCast }>> {
  const voter = await voterOf(device, track, seed);
  const credential = await credentialFor(voter, asker, known.credential);
  if ('refusal' in credential) return credential;
  const counter = await askCounter(device.id, await counterBody(voter));
  if ('refusal' in counter) return counter;
  const next = Math.max(counter.value, known.counter) + 1;
  const cast = await makeCast(voter, credential.value, ballot, next);
  const hash = await hashOfCast(cast);
  const kept = await keptCast(cast, { hash: toBase64(hash), code: receiptCode(hash) }, ballot, keep);
  return { value: { credential: toBase64(credential.value), sent: { body: castBody(cast), kept } } };
}

/** What is kept of a cast once it is promised. @param keep whether the voter wants the choices kept */
export async function keptCast(
  cast: Cast,
  leaf: { hash: string; code: string },
  ballot: Ballot,
  keep: boolean,
): Promise<Omit<KeptCast, 'promise'>> {
  const shown = keep && !ballot.void;
  return {
    counter: cast.counter,
    leaf: leaf.hash,
    code: leaf.code,
    cast: {
      publicKey: toBase64(cast.publicKey),
      credential: toBase64(cast.credential),
      ciphertextHash: toBase64(await sha256(cast.ciphertext)),
      signature: toBase64(cast.signature),
    },
    void: ballot.void,
    choices: shown ? ballot.choices : null,
    points: shown ? ballot.points : null,
  };
}

/** The credential that is kept, or a new one. The same bytes are asked for each time: a lost answer burns no vote. */
async function credentialFor(voter: Voter, asker: Asker, known: string | undefined): Promise<Answer<Bytes>> {
  const kept = known === undefined ? null : fromBase64(known);
  if (kept !== null) return { value: kept };
  const { election, track, blinded } = voter;
  const signature = await askCredential(election.id, { track, blinded }, asker);
  if ('refusal' in signature) return signature;
  try {
    return { value: await credentialOf(voter, signature.value) };
  } catch {
    return { refusal: 'wrong-credential' };
  }
}

/**
 * Sends what was made, and checks that the answer is the ledger's promise for it. Sent again, it is the same cast.
 * @returns the refusal `unanswered` where it is not known whether the site has it
 */
export async function deliverCast(
  device: BallotElection,
  { body, kept }: SentCast,
  options: SendOptions,
): Promise<Answer<KeptCast>> {
  const cast = castOf(device.id, body);
  if (cast === null) return { refusal: 'malformed' };
  const outcome = await sendCast(device.id, body, options);
  if (outcome.kind !== 'taken') return { refusal: outcome.kind === 'refused' ? outcome.code : 'unanswered' };
  const { receipt } = outcome;
  if (!(await isReceiptFor(device, cast, receipt))) return { refusal: 'wrong-promise' };
  return { value: { ...kept, promise: receipt.promise } };
}

/** After these it is not known whether the cast is in the box: it stays, to be sent again as it is. */
export const isUnsure = (refusal: string) => refusal === 'unanswered' || refusal === 'wrong-promise';

/** A cast of what is sent; null where its bytes cannot be read. */
function castOf(election: string, { track, counter, ...texts }: CastBody): Cast | null {
  const publicKey = fromBase64(texts.publicKey);
  const credential = fromBase64(texts.credential);
  const ciphertext = fromBase64(texts.ciphertext);
  const signature = fromBase64(texts.signature);
  if (publicKey === null || credential === null || ciphertext === null || signature === null) return null;
  return { election, track, counter, publicKey, credential, ciphertext, signature };
}
