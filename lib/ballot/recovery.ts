import { fromSymbols, inGroups, plainSymbols, toSymbols } from '@/lib/domain/ballot/base32';
import { type Bytes, frame } from '@/lib/domain/ballot/bytes';
import { derive, sha256 } from '@/lib/ballot/digest';
import { type Signer, signerOf } from '@/lib/ballot/signing';

/** 128 bits, from which everything else of a voter follows. */
const SEED_BYTES = 16;
const SEED_SYMBOLS = 26;
const CHECK_SYMBOLS = 2;

/** A new seed. */
export const newSeed = (): Bytes => crypto.getRandomValues(new Uint8Array(SEED_BYTES));

const checkOf = async (seed: Bytes) =>
  toSymbols(await sha256(frame('gotgan/recovery/1', seed))).slice(0, CHECK_SYMBOLS);

/** The recovery code of a seed: 28 symbols of Crockford's base 32 in groups of four, of which the last two check the others. */
export async function recoveryCode(seed: Bytes): Promise<string> {
  return inGroups(toSymbols(seed) + (await checkOf(seed)));
}

/** @returns null where what was written is no recovery code, or mistyped */
export async function readRecoveryCode(written: string): Promise<Bytes | null> {
  const symbols = plainSymbols(written);
  if (symbols.length !== SEED_SYMBOLS + CHECK_SYMBOLS) return null;
  const seed = fromSymbols(symbols.slice(0, SEED_SYMBOLS));
  if (seed === null) return null;
  return (await checkOf(seed)) === symbols.slice(SEED_SYMBOLS) ? seed : null;
}

/** What a voter has in a track: their own key, and the bytes that the blinding factor is made of. */
export interface VoterKeys {
  signer: Signer;
  blinding: Bytes;
}

/**
 * The same keys for the same seed on every device. Each election and track has its own, so that the casts of one person in two tracks
 * have nothing in common.
 */
export async function voterKeys(seed: Bytes, election: string, track: string): Promise<VoterKeys> {
  const part = (name: string, length: number) =>
    derive(seed, frame(`gotgan/${name}/1`, election, track), length);
  return {
    signer: await signerOf(await part('voter', 32)),
    // 16 bytes more than the modulus has, so that its remainder is as good as even.
    blinding: await part('blinding', 272),
  };
}

/** The key under which a draft is sealed for the server (AES-256-GCM). */
export const draftKey = (seed: Bytes, election: string) =>
  derive(seed, frame('gotgan/draft/1', election), 32);
