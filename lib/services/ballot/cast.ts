import type { Pool } from 'pg';
import { z } from 'zod';
import { type Bytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import type { Cast } from '@/lib/domain/ballot/types';
import { leafHash, leafOf, type LeafKeys, leafProblem } from '@/lib/ballot/cast';
import { receiptCode, signPromise } from '@/lib/ballot/heads';
import { CIPHERTEXT_BYTES } from '@/lib/ballot/sealing';
import { ledgerSigner } from '@/lib/services/ballot/box-keys';
import { type Election, voteState } from '@/lib/services/ballot/election';

/** Bytes of a length, as base64url. */
const field = (length: number) =>
  z
    .string()
    .transform((text) => fromBase64(text))
    .refine((bytes): bytes is Bytes => bytes?.length === length);

/** A cast as it is sent. */
export const castForm = z.strictObject({
  track: z.string().max(40),
  publicKey: field(32),
  credential: field(256),
  counter: z.int().min(1).max(2_000_000_000),
  ciphertext: field(CIPHERTEXT_BYTES),
  signature: field(64),
});

/** Why a cast was not taken. */
export const CAST_REFUSALS = [
  'malformed',
  'not-open',
  'closed',
  'unknown-track',
  'not-signed',
  'no-credential',
  'too-many',
  'copied',
] as const;
export type CastRefusal = (typeof CAST_REFUSALS)[number];

/** The ledger's word that a leaf will be in it: the same for the same cast, however often it is sent. */
export interface Receipt {
  leaf: string;
  code: string;
  promise: string;
}
export type CastAnswer = { receipt: Receipt } | { refusal: CastRefusal };

/** What a vote's leaves are checked against. */
export const leafKeysOf = ({ id, rulesHash, tracks, paperKey }: Election): LeafKeys => ({
  election: id,
  rulesHash,
  tracks,
  paper: paperKey,
});

/**
 * Takes a cast: checked, written durably, promised. Nothing of who sent it is known here, and nothing is logged.
 * @param pool with the rights of role gotgan_ballot
 * @param arrived when it came: what came before the end is taken for as long as the rules say
 */
export async function takeCast(
  pool: Pool,
  election: Election,
  form: unknown,
  arrived: Date,
): Promise<CastAnswer> {
  const state = voteState(election, arrived);
  if (state !== 'on')
    return {
      refusal: state === 'ending' || state === 'closed' || state === 'published' ? 'closed' : 'not-open',
    };
  const parsed = castForm.safeParse(form);
  if (!parsed.success) return { refusal: 'malformed' };
  const cast: Cast = { election: election.id, ...parsed.data };
  const leaf = await leafOf(cast);
  const problem = await leafProblem(leaf, leafKeysOf(election));
  if (problem !== null) return { refusal: problem === 'other-election' ? 'malformed' : problem };
  return put(pool, election, cast, await leafHash(leaf));
}

async function put(pool: Pool, { id, vote }: Election, cast: Cast, hash: Bytes): Promise<CastAnswer> {
  const { track, publicKey, credential, counter, ciphertext, signature } = cast;
  const { rows } = await pool.query<{ outcome: string }>(
    'SELECT ballotbox.cast_ballot($1, $2, $3, $4, $5, $6, $7, $8, $9) AS outcome',
    [id, track, hash, publicKey, credential, counter, ciphertext, signature, vote.casts],
  );
  const outcome = rows[0]?.outcome;
  if (outcome === 'too-many' || outcome === 'copied' || outcome === 'closed') return { refusal: outcome };
  return { receipt: await receiptOf(pool, id, hash) };
}

export async function receiptOf(pool: Pool, process: string, hash: Bytes): Promise<Receipt> {
  const promise = await signPromise(await ledgerSigner(pool, process), process, hash);
  return { leaf: toBase64(hash), code: receiptCode(hash), promise: toBase64(promise) };
}
