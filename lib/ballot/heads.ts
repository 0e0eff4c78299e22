import { type Bytes, frame, u64 } from '@/lib/domain/ballot/bytes';
import { inGroups, plainSymbols, toSymbols } from '@/lib/domain/ballot/base32';
import type { TreeHead } from '@/lib/domain/ballot/types';
import { isSigned, type Signer } from '@/lib/ballot/signing';

const headMessage = ({ election, size, root, at }: Omit<TreeHead, 'signature'>) =>
  frame('gotgan/head/1', election, u64(size), root, at);

export async function signHead(ledger: Signer, head: Omit<TreeHead, 'signature'>): Promise<TreeHead> {
  return { ...head, signature: await ledger.sign(headMessage(head)) };
}

export const isHead = (ledgerKey: Bytes, head: TreeHead) =>
  isSigned(ledgerKey, headMessage(head), head.signature);

const promiseMessage = (election: string, leaf: Bytes) => frame('gotgan/promise/1', election, leaf);

/** The answer to a cast: the ledger's word that the leaf will be in it. The same for the same leaf, whenever it is given. */
export const signPromise = (ledger: Signer, election: string, leaf: Bytes) =>
  ledger.sign(promiseMessage(election, leaf));

export const isPromise = (
  ledgerKey: Bytes,
  { election, leaf, signature }: { election: string; leaf: Bytes; signature: Bytes },
) => isSigned(ledgerKey, promiseMessage(election, leaf), signature);

/** Eighty bits of the leaf's hash. */
const RECEIPT_BYTES = 10;
const RECEIPT_SYMBOLS = 16;

/** The receipt: a short code of the leaf, which says nothing of the ballot. */
export const receiptCode = (leaf: Bytes) => inGroups(toSymbols(leaf.slice(0, RECEIPT_BYTES)));

/** A receipt as people write it in its one form; null: it is none. */
export function readReceipt(written: string): string | null {
  const symbols = plainSymbols(written);
  const isCode = symbols.length === RECEIPT_SYMBOLS && /^[0-9A-HJKMNP-TV-Z]+$/.test(symbols);
  return isCode ? inGroups(symbols) : null;
}
