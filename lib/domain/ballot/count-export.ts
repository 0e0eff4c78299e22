import { z } from 'zod';
import { type Bytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { ceremonyOf } from '@/lib/domain/ballot/ceremony';
import type { TreeHead } from '@/lib/domain/ballot/types';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';

/** What the counting machines are handed once the box is closed. `ballots.jsonl` is for them alone. */
export const EXPORTED = {
  rules: 'rules.json',
  election: 'election.json',
  heads: 'heads.json',
  leaves: 'leaves.jsonl',
  ballots: 'ballots.jsonl',
} as const;

const bytes = (...lengths: number[]) =>
  z
    .string()
    .transform((text) => fromBase64(text))
    .refine((read): read is Bytes => read !== null && lengths.includes(read.length));
export const hexHash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().min(0);

const trackNumbers = z.strictObject({ eligible: whole, credentials: whole, paper: whole });

/** `election.json`: what there is beside the rules and the ledger. */
export const exportedElection = z.strictObject({
  format: z.literal('gotgan-election/1'),
  election: z.string().min(1).max(100),
  /** Whose vote it is: the government's name. */
  unit: z.string().min(1).max(200),
  rules_sha256: hexHash,
  ledger_key: bytes(32),
  paper_key: bytes(32),
  encryption_key: bytes(65),
  /** By track: its credential key (SPKI). */
  tracks: z.record(z.string(), z.string()),
  /** What the holders published when they made the key. */
  ceremony: z.unknown(),
  decisions: z.array(z.unknown()),
  /** Instants in UTC, extensions included. */
  begins: z.string(),
  ends: z.string(),
  closed_at: z.string(),
  /** By track: how many may vote, have a credential, were checked in on paper. */
  numbers: z.record(z.string(), trackNumbers),
  /** SHA-256 of the other files. */
  files: z.record(z.string(), hexHash),
});
export type ExportedElection = z.infer<typeof exportedElection>;
export type ElectionText = z.input<typeof exportedElection>;

const leafLine = z.strictObject({
  track: z.string().max(40),
  public_key: bytes(32),
  credential: bytes(0, 256),
  counter: z.int().min(1).max(2_000_000_000),
  ciphertext_sha256: bytes(32),
  signature: bytes(64),
});

/** A leaf of the ledger as a reader has it. */
export interface ReadLeaf {
  election: string;
  track: string;
  publicKey: Bytes;
  credential: Bytes;
  counter: number;
  ciphertextHash: Bytes;
  signature: Bytes;
}

/** A line of `leaves.jsonl`, without its end: canonical JSON, bytes in base64url. */
export const leafText = ({
  track,
  publicKey,
  credential,
  counter,
  ciphertextHash,
  signature,
}: Omit<ReadLeaf, 'election'>) =>
  canonicalJson({
    track,
    public_key: toBase64(publicKey),
    credential: toBase64(credential),
    counter,
    ciphertext_sha256: toBase64(ciphertextHash),
    signature: toBase64(signature),
  });

/** @returns null where the line is no leaf */
export function readLeaf(election: string, line: string): ReadLeaf | null {
  const parsed = leafLine.safeParse(jsonOf(line));
  if (!parsed.success) return null;
  const { track, public_key, credential, counter, ciphertext_sha256, signature } = parsed.data;
  return {
    election,
    track,
    publicKey: public_key,
    credential,
    counter,
    ciphertextHash: ciphertext_sha256,
    signature,
  };
}

const ballotLine = z.strictObject({ leaf: z.string().max(50), ciphertext: z.string().max(2000) });

/** A line of `ballots.jsonl`: the hash of a leaf, and the sealed ballot that it stands for. */
export const sealedText = (leaf: Uint8Array, ciphertext: Uint8Array) =>
  canonicalJson({ leaf: toBase64(leaf), ciphertext: toBase64(ciphertext) });

/** @returns the leaf's hash as base64url, and the sealed ballot; null where the line is none */
export function readSealed(line: string): { leaf: string; ciphertext: Bytes } | null {
  const parsed = ballotLine.safeParse(jsonOf(line));
  const ciphertext = parsed.success ? fromBase64(parsed.data.ciphertext) : null;
  return parsed.success && ciphertext !== null ? { leaf: parsed.data.leaf, ciphertext } : null;
}

/** `heads.json`: all signed heads, the oldest first, as the ledger shows them on the site. */
export const headsText = (ledgerKey: Bytes, election: string, heads: readonly TreeHead[]) =>
  canonicalJson({
    election,
    ledgerKey: toBase64(ledgerKey),
    heads: heads.map(({ size, root, at, signature }) => ({
      election,
      size,
      root: toBase64(root),
      at,
      signature: toBase64(signature),
    })),
  });

/** The marks of shares that a ceremony published, in the order of the shares; none where its document is another. */
export const marksOf = (ceremony: unknown): string[] =>
  ceremonyOf(ceremony)?.holders.map(({ mark }) => mark) ?? [];

/** A text as JSON; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
