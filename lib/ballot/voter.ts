import { toBase64 } from '@/lib/domain/ballot/bytes';
import type { BallotElection } from '@/lib/domain/ballot/election-data';
import type { Ballot, Cast } from '@/lib/domain/ballot/types';
import { type Bytes, fromBase64 } from '@/lib/domain/ballot/bytes';
import { blind, credentialKey, tokenOf, unblind } from '@/lib/ballot/blind';
import { counterQuery, leafHash, leafOf, signCast } from '@/lib/ballot/cast';
import { isPromise } from '@/lib/ballot/heads';
import { voterKeys } from '@/lib/ballot/recovery';
import { sealBallot } from '@/lib/ballot/sealing';
import type { Signer } from '@/lib/ballot/signing';

/** A voter in a track of a vote, on their own device: everything follows from the seed. */
export interface Voter {
  election: BallotElection;
  track: string;
  signer: Signer;
  /** What is sent to be signed blindly, base64url. */
  blinded: string;
  token: Bytes;
  inverse: Bytes;
}

/** @throws TypeError where the vote has no such track */
export async function voterOf(election: BallotElection, track: string, seed: Bytes): Promise<Voter> {
  const { signer, blinding } = await voterKeys(seed, election.id, track);
  const token = await tokenOf(election.id, track, signer.publicKey);
  const { message, inverse } = await blind(await trackKey(election, track), token, blinding);
  return { election, track, signer, blinded: toBase64(message), token, inverse };
}

function trackKey({ tracks }: BallotElection, track: string): Promise<CryptoKey> {
  const spki = tracks[track];
  return spki === undefined ? Promise.reject(new TypeError(`no track ${track}`)) : credentialKey(spki);
}

/** The credential, of the answer to `blinded`. @throws Error where the answer is not the track key's signature */
export async function credentialOf(
  { election, track, token, inverse }: Voter,
  signature: string,
): Promise<Bytes> {
  const signed = fromBase64(signature);
  if (signed === null) throw new TypeError('the signature could not be read');
  return unblind(await trackKey(election, track), token, signed, inverse);
}

/** Seals and signs a ballot. @param counter above that of every cast of this voter before */
export async function makeCast(
  { election, track, signer }: Voter,
  credential: Bytes,
  ballot: Ballot,
  counter: number,
): Promise<Cast> {
  const { id, rulesHash, encryptionKey } = election;
  const { publicKey } = signer;
  const ciphertext = await sealBallot(encryptionKey, ballot, {
    election: id,
    track,
    rulesHash,
    publicKey,
    counter,
  });
  return signCast(signer, { election: id, track, credential, counter, ciphertext }, rulesHash);
}

/** A cast as it is sent: `POST /api/ballot/{id}/cast`. */
export const castBody = ({ track, publicKey, credential, counter, ciphertext, signature }: Cast) => ({
  track,
  publicKey: toBase64(publicKey),
  credential: toBase64(credential),
  counter,
  ciphertext: toBase64(ciphertext),
  signature: toBase64(signature),
});
export type CastBody = ReturnType<typeof castBody>;

/** The hash under which a cast will stand in the ledger. */
export const hashOfCast = async (cast: Cast) => leafHash(await leafOf(cast));

/** Whether an answer is the ledger's promise for this very cast. */
export async function isReceiptFor(
  { id, ledgerKey }: BallotElection,
  cast: Cast,
  receipt: { leaf: string; promise: string },
): Promise<boolean> {
  const leaf = await hashOfCast(cast);
  const signature = fromBase64(receipt.promise);
  if (signature === null || receipt.leaf !== toBase64(leaf)) return false;
  return isPromise(ledgerKey, { election: id, leaf, signature });
}

/** What is sent to learn the highest counter of this voter: `POST /api/ballot/{id}/counter`. */
export async function counterBody({ election, track, signer }: Voter) {
  const signature = await signer.sign(counterQuery(election.id, track, signer.publicKey));
  return { track, publicKey: toBase64(signer.publicKey), signature: toBase64(signature) };
}
