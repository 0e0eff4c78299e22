import { ReadableStream } from 'node:stream/web';

/** A body made as the reader takes it, in UTF-8; a reader that leaves ends the making. */
export function textStream(pieces: AsyncGenerator<string>): BodyInit {
  // The type of Node's stream; it is the very class that Response takes.
  return ReadableStream.from(encoded(pieces)) as unknown as BodyInit;
}

async function* encoded(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
