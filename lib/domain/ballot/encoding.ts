import type { Bytes } from '@/lib/domain/ballot/bytes';
import type { Ballot } from '@/lib/domain/ballot/types';

/** The most that a ballot can choose. */
export const MOST_CHOICES = 100;
const HEAD = 4;
const ENTRY = 8;
/** Every ballot has this length before it is sealed, so that its length tells nothing. */
export const BALLOT_BYTES = HEAD + ENTRY * MOST_CHOICES;
const VERSION = 1;
const KINDS = ['choices', 'points', 'void'] as const;

/**
 * A ballot as it is sealed: version 1, kind (0: choices, 1: with points, 2: taken back), the number of choices (16 bits), then for each
 * its project and its points (32 bits each, the highest byte first), filled up with zeros to `BALLOT_BYTES`.
 * @throws RangeError where the ballot has more choices than fit
 */
export function encodeBallot({ void: taken, choices, points }: Ballot): Bytes {
  if (choices.length > MOST_CHOICES) throw new RangeError(`a ballot has ${MOST_CHOICES} choices at most`);
  const bytes = new Uint8Array(BALLOT_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, KINDS.indexOf(taken ? 'void' : points === null ? 'choices' : 'points'));
  view.setUint16(2, choices.length);
  choices.forEach((project, at) => {
    view.setUint32(HEAD + ENTRY * at, project);
    view.setUint32(HEAD + ENTRY * at + 4, points?.[at] ?? 0);
  });
  return bytes;
}

/** @returns null where the bytes are not what `encodeBallot` writes, to the last one: a ballot has one form */
export function decodeBallot(bytes: Uint8Array): Ballot | null {
  if (bytes.length !== BALLOT_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kind = KINDS[view.getUint8(1)];
  const length = view.getUint16(2);
  if (view.getUint8(0) !== VERSION || kind === undefined || length > MOST_CHOICES) return null;
  const entries = Array.from({ length }, (_, at) => HEAD + ENTRY * at);
  const ballot: Ballot = {
    void: kind === 'void',
    choices: entries.map((at) => view.getUint32(at)),
    points: kind === 'points' ? entries.map((at) => view.getUint32(at + 4)) : null,
  };
  const again = encodeBallot(ballot);
  return again.every((byte, at) => byte === bytes[at]) ? ballot : null;
}
