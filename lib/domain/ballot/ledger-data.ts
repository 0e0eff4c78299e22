import { type Bytes, fromBase64 } from '@/lib/domain/ballot/bytes';
import type { TreeHead } from '@/lib/domain/ballot/types';

/** A head as it is published. Bytes are base64url, here and below. */
export interface HeadData {
  election: string;
  size: number;
  root: string;
  /** ISO 8601 in UTC, to the second. */
  at: string;
  signature: string;
}

/** All that a ledger has signed about its tree, the oldest first; of one form on the site and on the second host. */
export interface HeadsData {
  election: string;
  /** Ed25519. */
  ledgerKey: string;
  heads: HeadData[];
}

/** How what a site shows contradicts what it has signed before, as a second host found it. */
export const CONFLICTS = ['other-key', 'not-signed', 'shorter', 'forked'] as const;
export type ConflictKind = (typeof CONFLICTS)[number];

/** A leaf of the ledger, and the proof that it is in the tree of `head`. */
export interface LeafData {
  /** The leaf's hash. */
  leaf: string;
  index: number;
  /** The leaves of the tree that the proof is for: the head's. */
  size: number;
  proof: string[];
  head: HeadData;
}

/** The proof that the tree of `to` leaves begins with the one of `from`. */
export interface ConsistencyData {
  from: number;
  to: number;
  proof: string[];
}

/** Signed heads as they are checked. */
export interface SignedHeads {
  election: string;
  ledgerKey: Bytes;
  heads: TreeHead[];
  /** How many contradictions a second host has kept. */
  conflicts: number;
}

const HASH_BYTES = 32;
const MOST_HASHES = 128;

type Fields = Record<string, unknown>;
const fieldsOf = (data: unknown): Fields =>
  // An object has fields; what they hold is looked at one by one.
  typeof data === 'object' && data !== null ? (data as Fields) : {};

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const bytesOf = (value: unknown, length: number): Bytes | null => {
  const bytes = fromBase64(textOf(value) ?? '');
  return bytes?.length === length ? bytes : null;
};
const numberOf = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** @returns null where it is no head */
export function readHead(data: unknown): TreeHead | null {
  const fields = fieldsOf(data);
  const [election, at, size] = [textOf(fields['election']), textOf(fields['at']), numberOf(fields['size'])];
  const [root, signature] = [bytesOf(fields['root'], HASH_BYTES), bytesOf(fields['signature'], 64)];
  if (election === null || at === null || size === null || root === null || signature === null) return null;
  return { election, size, root, at, signature };
}

/** @returns null where they cannot be read; the heads are in the order of sizes */
export function readHeads(data: unknown): SignedHeads | null {
  const fields = fieldsOf(data);
  const [election, ledgerKey] = [textOf(fields['election']), bytesOf(fields['ledgerKey'], 32)];
  const { heads: listed, conflicts } = fields;
  if (election === null || ledgerKey === null || !Array.isArray(listed)) return null;
  const heads = listed.map(readHead);
  if (heads.some((head) => head === null)) return null;
  const sorted = heads.filter((head) => head !== null).sort((a, b) => a.size - b.size);
  return { election, ledgerKey, heads: sorted, conflicts: Array.isArray(conflicts) ? conflicts.length : 0 };
}

/** @returns null where it is no list of hashes */
export function readProof(data: unknown): Bytes[] | null {
  const { proof } = fieldsOf(data);
  if (!Array.isArray(proof) || proof.length > MOST_HASHES) return null;
  const hashes = proof.map((hash) => bytesOf(hash, HASH_BYTES));
  return hashes.some((hash) => hash === null) ? null : hashes.filter((hash) => hash !== null);
}

/** A leaf with its proof, as it is checked. */
export interface FoundLeaf {
  hash: Bytes;
  index: number;
  proof: Bytes[];
  head: TreeHead;
}

/** @returns null where it cannot be read */
export function readLeaf(data: unknown): FoundLeaf | null {
  const fields = fieldsOf(data);
  const [hash, index] = [bytesOf(fields['leaf'], HASH_BYTES), numberOf(fields['index'])];
  const [proof, head] = [readProof(data), readHead(fields['head'])];
  if (hash === null || index === null || proof === null || head === null) return null;
  return { hash, index, proof, head };
}
