import { type Bytes, compareBytes, frame, u32 } from '@/lib/domain/ballot/bytes';
import { hashLeaf } from '@/lib/domain/ballot/merkle';
import type { Cast } from '@/lib/domain/ballot/types';
import { credentialKey, isCredential, tokenOf } from '@/lib/ballot/blind';
import { sha256 } from '@/lib/ballot/digest';
import { isSigned, type Signer } from '@/lib/ballot/signing';

type Unsigned = Omit<Cast, 'signature'>;

async function messageOf(cast: Unsigned, rulesHash: Bytes): Promise<Bytes> {
  return frame(
    'gotgan/cast/1',
    cast.election,
    cast.track,
    rulesHash,
    u32(cast.counter),
    await sha256(cast.ciphertext),
  );
}

/** Signs a cast with the voter's key, or the paper channel's. */
export async function signCast(
  signer: Signer,
  cast: Omit<Unsigned, 'publicKey'>,
  rulesHash: Bytes,
): Promise<Cast> {
  const whole = { ...cast, publicKey: signer.publicKey };
  return { ...whole, signature: await signer.sign(await messageOf(whole, rulesHash)) };
}

/**
 * What the ledger keeps of a cast. It names the track, which its credential proves, so that a reader knows by whose key to check it.
 */
export interface Leaf extends Omit<Cast, 'ciphertext'> {
  ciphertextHash: Bytes;
}

export async function leafOf({ ciphertext, ...cast }: Cast): Promise<Leaf> {
  return { ...cast, ciphertextHash: await sha256(ciphertext) };
}

/** The hash of a leaf in the ledger's tree. */
export const leafHash = ({
  election,
  track,
  publicKey,
  credential,
  counter,
  ciphertextHash,
  signature,
}: Leaf) =>
  hashLeaf(
    frame('gotgan/leaf/1', election, track, publicKey, credential, u32(counter), ciphertextHash, signature),
  );

/** What leaves are checked against. */
export interface LeafKeys {
  election: string;
  rulesHash: Bytes;
  /** By track: its credential key (SPKI, base64url). */
  tracks: Readonly<Record<string, string>>;
  /** The paper channel's key. */
  paper: Bytes;
}

/** Why a leaf is nobody's vote. */
export const LEAF_PROBLEMS = ['other-election', 'unknown-track', 'not-signed', 'no-credential'] as const;
export type LeafProblem = (typeof LEAF_PROBLEMS)[number];

/** Checks a leaf: the track's credential over its key, and its key's signature over the cast; null: it is good. */
export async function leafProblem(leaf: Leaf, keys: LeafKeys): Promise<LeafProblem | null> {
  if (leaf.election !== keys.election) return 'other-election';
  const track = Object.hasOwn(keys.tracks, leaf.track) ? keys.tracks[leaf.track] : undefined;
  if (track === undefined) return 'unknown-track';
  const message = frame(
    'gotgan/cast/1',
    leaf.election,
    leaf.track,
    keys.rulesHash,
    u32(leaf.counter),
    leaf.ciphertextHash,
  );
  if (!(await isSigned(leaf.publicKey, message, leaf.signature))) return 'not-signed';
  if (isPaper(leaf, keys)) return leaf.credential.length === 0 ? null : 'no-credential';
  const token = await tokenOf(leaf.election, leaf.track, leaf.publicKey);
  return (await isCredential(await credentialKey(track), token, leaf.credential)) ? null : 'no-credential';
}

export const isPaper = ({ publicKey }: Pick<Leaf, 'publicKey'>, { paper }: Pick<LeafKeys, 'paper'>) =>
  compareBytes(publicKey, paper) === 0;

/** The message by which a voter's key asks for its highest counter: nobody else learns it. */
export const counterQuery = (election: string, track: string, publicKey: Bytes) =>
  frame('gotgan/counter/1', election, track, publicKey);
