import { type Bytes, concat, frame, fromHex } from '@/lib/domain/ballot/bytes';
import type { ElectionData } from '@/lib/domain/ballot/election-data';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { draftKey } from '@/lib/ballot/recovery';
import { type Basket, validBasket } from '@/lib/client/ballot/basket';
import { basketOf, type KeptDraft } from '@/lib/client/ballot/kept';

/** Every draft has this length before it is sealed, so that its length tells nothing. */
const TEXT_BYTES = 1024;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const SEALED_DRAFT_BYTES = NONCE_BYTES + TEXT_BYTES + TAG_BYTES;
const VERSION = 1;

/**
 * A draft as bytes: version, when it was changed (64 bits), then for each track in the order of the rules the number of choices (8 bits)
 * and for each its place in the track's list and, where points are given, these (16 bits each); filled up with zeros.
 * @returns null where it does not fit: the device alone keeps it
 */
export function encodeDraft(ballots: readonly BallotRules[], draft: KeptDraft): Bytes | null {
  const parts = ballots.map((rules) => trackPart(rules, basketOf(draft, rules.track)));
  const head = new DataView(new ArrayBuffer(9));
  head.setUint8(0, VERSION);
  head.setBigUint64(1, BigInt(draft.at));
  const all = concat(new Uint8Array(head.buffer), ...parts);
  return all.length > TEXT_BYTES ? null : concat(all, new Uint8Array(TEXT_BYTES - all.length));
}

function trackPart({ projects, points: given }: BallotRules, { choices, points }: Basket): Bytes {
  const places = new Map(projects.map(({ number }, at) => [number, at]));
  const words = choices.flatMap((number, at) => [
    places.get(number) ?? 0,
    ...(given === null ? [] : [points[at] ?? 0]),
  ]);
  const part = new DataView(new ArrayBuffer(1 + 2 * words.length));
  part.setUint8(0, choices.length);
  words.forEach((word, at) => part.setUint16(1 + 2 * at, word));
  return new Uint8Array(part.buffer);
}

/** @returns null where the bytes are no draft of these rules */
export function decodeDraft(ballots: readonly BallotRules[], bytes: Uint8Array): KeptDraft | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length !== TEXT_BYTES || view.getUint8(0) !== VERSION) return null;
  const baskets: Record<string, Basket> = {};
  let at = 9;
  for (const rules of ballots) {
    const width = rules.points === null ? 2 : 4;
    const length = view.getUint8(at);
    if (at + 1 + width * length > TEXT_BYTES) return null;
    const places = Array.from({ length }, (_, index) => at + 1 + width * index);
    const basket = validBasket(rules, {
      choices: places.map((place) => rules.projects[view.getUint16(place)]?.number ?? 0),
      points: rules.points === null ? [] : places.map((place) => view.getUint16(place + 2)),
    });
    if (basket === null) return null;
    baskets[rules.track] = basket;
    at += 1 + width * length;
  }
  return { at: Number(view.getBigUint64(1)), baskets };
}

type Vote = Pick<ElectionData, 'id' | 'rulesHash'>;

async function keyOf(seed: Bytes, { id, rulesHash }: Vote) {
  const key = await crypto.subtle.importKey('raw', await draftKey(seed, id), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  // A draft of other rules does not open.
  return { key, additionalData: frame('gotgan/draft/1', id, fromHex(rulesHash) ?? '') };
}

/** Seals a draft's bytes with a key of the seed, which the server never has: nonce, text, tag. */
export async function sealDraft(seed: Bytes, vote: Vote, bytes: Bytes): Promise<Bytes> {
  const { key, additionalData } = await keyOf(seed, vote);
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
  return concat(iv, new Uint8Array(sealed));
}

/** @returns null where it was sealed with another seed, or for other rules */
export async function openDraft(seed: Bytes, vote: Vote, sealed: Bytes): Promise<Bytes | null> {
  const { key, additionalData } = await keyOf(seed, vote);
  const iv = sealed.slice(0, NONCE_BYTES);
  try {
    const text = sealed.slice(NONCE_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, text));
  } catch {
    return null;
  }
}
