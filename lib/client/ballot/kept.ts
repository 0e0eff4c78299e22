import type { CastBody } from '@/lib/ballot/voter';
import { type Basket, EMPTY_BASKET } from '@/lib/client/ballot/basket';

/**
 * What a device keeps of a vote, in `localStorage`. Nothing of it is ever sent but the draft, sealed.
 *
 * | key                        | what                                                                                       |
 * | -------------------------- | ------------------------------------------------------------------------------------------ |
 * | `gotgan.ballot.{election}` | {@link KeptBallots}: what was cast. The page of the result reads it, and changes nothing   |
 * | `gotgan.voter.{election}`  | {@link KeptVoter}: the seed behind the recovery code, and the credentials                  |
 * | `gotgan.draft.{election}`  | {@link KeptDraft}: what is being chosen                                                    |
 * | `gotgan.sent.{election}`   | {@link KeptSent}: what was sent and not answered yet: the same bytes are sent again        |
 * | `gotgan.order.{election}`  | {@link KeptOrder}: the order in which projects are shown                                   |
 */
export const KEPT_PARTS = ['ballot', 'voter', 'draft', 'sent', 'order'] as const;
export type KeptPart = (typeof KEPT_PARTS)[number];
export const keptKey = (part: KeptPart, election: string) => `gotgan.${part}.${election}`;

/** By track, the last cast of this device. Bytes are base64url. */
export type KeptBallots = Readonly<Record<string, KeptCast>>;

export interface KeptCast {
  counter: number;
  /** The hash of its leaf: where it stands in the ledger. */
  leaf: string;
  /** The receipt: sixteen symbols in groups of four. */
  code: string;
  /** The ledger's signature that the leaf will be in it. */
  promise: string;
  /** The parts of the leaf, beside election, track and counter. */
  cast: { publicKey: string; credential: string; ciphertextHash: string; signature: string };
  /** The voter took their vote back: nothing was chosen. */
  void: boolean;
  /** What was chosen, as it was sealed; null: the voter did not want it kept, or took the vote back. */
  choices: readonly number[] | null;
  /** To each choice; null where the type gives none, or nothing is kept. */
  points: readonly number[] | null;
}

export interface KeptVoter {
  /** A mark of the account, so that nobody votes with the key of somebody else who uses this browser. */
  owner: string;
  seed: string;
  /** By track, unblinded. */
  credentials: Readonly<Record<string, string>>;
}

export interface KeptDraft {
  /** Milliseconds since 1970 by this device. */
  at: number;
  baskets: Readonly<Record<string, Basket>>;
}
export const NO_DRAFT: KeptDraft = { at: 0, baskets: {} };

/** By track. */
export type KeptSent = Readonly<Record<string, SentCast>>;
export interface SentCast {
  body: CastBody;
  /** What becomes the kept cast once the promise is there. */
  kept: Omit<KeptCast, 'promise'>;
}

export interface KeptOrder {
  seed: string;
  by: 'own' | 'number';
}

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);
const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && value.every(isNumber);
const isNumbersOrNull = (value: unknown) => value === null || isNumbers(value);

/** The entries of a record that are what they should be; what is not is as good as not kept. */
function entriesOf<T>(value: unknown, is: (entry: unknown) => entry is T): Record<string, T> {
  const entries = isPart(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => is(entry[1])));
}

const LEAF_TEXTS = ['publicKey', 'credential', 'ciphertextHash', 'signature'] as const;

function isCastWithoutPromise(value: unknown): value is SentCast['kept'] {
  if (!isPart(value) || !isPart(value['cast'])) return false;
  const { cast } = value;
  return (
    isNumber(value['counter']) &&
    isText(value['leaf']) &&
    isText(value['code']) &&
    typeof value['void'] === 'boolean' &&
    isNumbersOrNull(value['choices']) &&
    isNumbersOrNull(value['points']) &&
    LEAF_TEXTS.every((name) => isText(cast[name]))
  );
}

const isKeptCast = (value: unknown): value is KeptCast =>
  isCastWithoutPromise(value) && 'promise' in value && isText(value.promise);

/** What was cast, of what `gotgan.ballot.{election}` holds. */
export const readKeptBallots = (value: unknown): KeptBallots => entriesOf(value, isKeptCast);

const BODY_TEXTS = ['track', 'publicKey', 'credential', 'ciphertext', 'signature'] as const;

function isSentCast(value: unknown): value is SentCast {
  if (!isPart(value) || !isPart(value['body'])) return false;
  const { body, kept } = value;
  return (
    isNumber(body['counter']) && BODY_TEXTS.every((name) => isText(body[name])) && isCastWithoutPromise(kept)
  );
}

export const readSent = (value: unknown): KeptSent => entriesOf(value, isSentCast);

export function readVoter(value: unknown): KeptVoter | null {
  if (!isPart(value) || !isText(value['owner']) || !isText(value['seed'])) return null;
  return {
    owner: value['owner'],
    seed: value['seed'],
    credentials: entriesOf(value['credentials'], isText),
  };
}

const isBasket = (value: unknown): value is Basket =>
  isPart(value) && isNumbers(value['choices']) && isNumbers(value['points']);

export function readDraft(value: unknown): KeptDraft {
  if (!isPart(value) || !isNumber(value['at'])) return NO_DRAFT;
  return { at: value['at'], baskets: entriesOf(value['baskets'], isBasket) };
}

export const basketOf = ({ baskets }: KeptDraft, track: string) => baskets[track] ?? EMPTY_BASKET;

export function readOrder(value: unknown): KeptOrder | null {
  if (!isPart(value) || !isText(value['seed'])) return null;
  return { seed: value['seed'], by: value['by'] === 'number' ? 'number' : 'own' };
}
