import { leafHash } from '@/lib/ballot/cast';
import { readReceipt, receiptCode } from '@/lib/ballot/heads';
import { type Bytes, fromBase64 } from '@/lib/domain/ballot/bytes';
import type { KeptCast } from '@/lib/client/ballot/kept';

/** The parts of a leaf beside its election: base64url. Nothing of them says what was chosen. */
export interface ClaimedCast {
  track: string;
  counter: number;
  publicKey: string;
  credential: string;
  ciphertextHash: string;
  signature: string;
}

/** What a voter holds of a cast: at least the receipt's code. Bytes are base64url. */
export interface Claim {
  election: string;
  code: string;
  /** The leaf's whole hash; null: the code alone is known. */
  leaf: string | null;
  /** The ledger's signature on its promise. */
  promise: string | null;
  cast: ClaimedCast | null;
}

/** @returns null where what was typed is no receipt */
export function claimOfCode(election: string, written: string): Claim | null {
  const code = readReceipt(written);
  return code === null ? null : { election, code, leaf: null, promise: null, cast: null };
}

/** The hash of a cast's leaf; null: it is none. */
export async function hashOfClaimed(election: string, cast: ClaimedCast): Promise<Bytes | null> {
  const { track, counter } = cast;
  const [publicKey, credential] = [fromBase64(cast.publicKey), fromBase64(cast.credential)];
  const [ciphertextHash, signature] = [fromBase64(cast.ciphertextHash), fromBase64(cast.signature)];
  if (publicKey === null || credential === null || ciphertextHash === null || signature === null) return null;
  return leafHash({ election, track, publicKey, credential, counter, ciphertextHash, signature });
}

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields | null =>
  // An object has fields; what they hold is looked at one by one.
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
const textOf = (value: unknown) => (typeof value === 'string' && value.length <= 4000 ? value : null);

const CAST_TEXTS = ['track', 'publicKey', 'credential', 'ciphertextHash', 'signature'] as const;
const HIGHEST_COUNTER = 2 ** 32 - 1;

function castOf(value: unknown, beside: Fields): ClaimedCast | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const part = (name: string) => fields[name] ?? beside[name];
  const texts = CAST_TEXTS.map((name) => [name, textOf(part(name))] as const);
  const counter = part('counter');
  if (typeof counter !== 'number' || !Number.isSafeInteger(counter)) return null;
  if (counter < 1 || counter > HIGHEST_COUNTER || texts.some(([, text]) => text === null)) return null;
  // Every text was found, by its name.
  return { ...(Object.fromEntries(texts) as Record<(typeof CAST_TEXTS)[number], string>), counter };
}

/** One cast as the vote page keeps it (`KeptCast`), with its track beside it. What was chosen is left out. */
function claimOf(election: string, value: unknown): Claim | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const leaf = textOf(fields['leaf']);
  const hash = leaf === null ? null : fromBase64(leaf);
  const code = readReceipt(textOf(fields['code']) ?? (hash?.length === 32 ? receiptCode(hash) : ''));
  if (code === null) return null;
  return { election, code, leaf, promise: textOf(fields['promise']), cast: castOf(fields['cast'], fields) };
}

const isClaim = (claim: Claim | null): claim is Claim => claim !== null;

/** What the vote page keeps on a device: by track, the last cast (`KeptBallots`). */
export const claimsOfKept = (election: string, kept: unknown): Claim[] =>
  Object.entries(fieldsOf(kept) ?? {})
    .map(([track, one]) => claimOf(election, { track, ...fieldsOf(one) }))
    .filter(isClaim);

/** A receipt in a text: not a part of a longer code, as the recovery code is. */
const WRITTEN = /(?<![0-9A-Z-])(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}(?![0-9A-Z-])/g;

/**
 * The receipts in a file that the vote page lets its voter save, as text, or in an evidence file: one under `receipt`, or by track under
 * `casts`. None: it holds none of this vote.
 */
export function claimsOfFile(election: string, text: string): Claim[] {
  const fields = fieldsOf(parsed(text)) ?? recordIn(text);
  if (fields === null)
    return [...new Set(text.match(WRITTEN))].map((code) => claimOfCode(election, code)).filter(isClaim);
  if ((textOf(fields['election']) ?? election) !== election) return [];
  const { casts, receipt } = fields;
  if (fieldsOf(casts) !== null) return claimsOfKept(election, casts);
  return [claimOf(election, fieldsOf(receipt) ?? fields)].filter(isClaim);
}

/** The line of a saved receipt that {@link receiptRecord} made. */
const recordIn = (text: string): Fields | null =>
  fieldsOf(parsed(text.split('\n').find((line) => line.startsWith('{')) ?? ''));

/** A cast as a line of the receipt that its voter saves, so that it shows elsewhere what was promised. What was chosen is left out. */
export function receiptRecord(election: string, track: string, cast: KeptCast): string {
  const [receipt] = claimsOfKept(election, { [track]: cast });
  return JSON.stringify({ election, receipt });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
