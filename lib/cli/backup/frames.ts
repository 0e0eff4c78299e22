/**
 * The parts of a backup, one after the other: a letter, four bytes of length, the content. `H` what the archive is, `T` a table
 * begins, `D` some of its rows as PostgreSQL's COPY text, `E` it ends, with count and checksum, `Z` the archive is whole.
 */
export type FrameType = 'H' | 'T' | 'D' | 'E' | 'Z';

export interface Frame {
  type: FrameType;
  content: Buffer;
}

const HEAD = 5;
/** More than any part that is written: what claims to be larger is no backup. */
const LARGEST = 64 * 1024 * 1024;

export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

export function frame(type: FrameType, content: Buffer | string): Buffer {
  const body = Buffer.from(content);
  const head = Buffer.alloc(HEAD);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

const isType = (letter: string): letter is FrameType => 'HTDEZ'.includes(letter);

/**
 * The parts of a stream.
 * @throws BrokenArchive where it is no backup, or ends in the middle of a part
 */
export async function* framesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let size = sizeOf(rest); size !== null && rest.length >= size; size = sizeOf(rest)) {
      yield { type: typeOf(rest), content: rest.subarray(HEAD, size) };
      rest = rest.subarray(size);
    }
  }
  if (rest.length > 0) throw new BrokenArchive('it ends in the middle');
}

/** @returns the whole length of the part that begins here; null where that is not known yet */
function sizeOf(bytes: Buffer): number | null {
  if (bytes.length < HEAD) return null;
  typeOf(bytes);
  const length = bytes.readUInt32BE(1);
  if (length > LARGEST) throw new BrokenArchive('it is damaged, or no backup of this program');
  return HEAD + length;
}

function typeOf(bytes: Buffer): FrameType {
  const letter = bytes.toString('latin1', 0, 1);
  if (!isType(letter)) throw new BrokenArchive('it is damaged, or no backup of this program');
  return letter;
}
