import { combine, split } from 'shamir-secret-sharing';
import { fromSymbols, inGroups, plainSymbols, toSymbols } from '@/lib/domain/ballot/base32';
import { type Bytes, frame, toHex } from '@/lib/domain/ballot/bytes';
import { own, sha256 } from '@/lib/ballot/digest';

/** Five holders of three bodies, any three of whom open the box. */
export const HOLDERS = 5;
export const NEEDED = 3;
/** The scalar and the share's place. */
const SHARE_BYTES = 33;
const SHARE_SYMBOLS = 53;
const CHECK_SYMBOLS = 3;

const checkOf = async (share: Bytes) =>
  toSymbols(await sha256(frame('gotgan/share-check/1', share))).slice(0, CHECK_SYMBOLS);

/** A share as text, in groups of four symbols, of which the last three check the others. */
export async function shareText(share: Bytes): Promise<string> {
  return inGroups(toSymbols(share) + (await checkOf(share)));
}

/** @returns null where what was written is no share, or mistyped */
export async function readShare(written: string): Promise<Bytes | null> {
  const symbols = plainSymbols(written);
  if (symbols.length !== SHARE_SYMBOLS + CHECK_SYMBOLS) return null;
  const share = fromSymbols(symbols.slice(0, SHARE_SYMBOLS));
  if (share === null || share.length !== SHARE_BYTES) return null;
  return (await checkOf(share)) === symbols.slice(SHARE_SYMBOLS) ? share : null;
}

/** What is published of a share, so that a wrong one is told before it is joined: its hash gives nothing of it away. */
export const shareMark = async (election: string, share: Bytes) =>
  toHex(await sha256(frame('gotgan/share/1', election, share)));

/** Splits the private key (Shamir). */
export async function splitKey(privateKey: Bytes): Promise<Bytes[]> {
  return (await split(privateKey, HOLDERS, NEEDED)).map(own);
}

/** Joins shares; what comes out is the key only where they are three or more of its own. */
export async function joinShares(shares: readonly Bytes[]): Promise<Bytes> {
  return own(await combine([...shares]));
}
