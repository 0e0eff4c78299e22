import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Lines of a file, so many at a time, and the SHA-256 of its bytes once it was read to its end. */
export class LinesFile {
  private readonly hash: Hash = createHash('sha256');

  constructor(private readonly path: string) {}

  async *parts(size: number): AsyncGenerator<readonly string[]> {
    const stream = createReadStream(this.path);
    stream.on('data', (piece) => this.hash.update(piece));
    let part: string[] = [];
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      part.push(line);
      if (part.length < size) continue;
      yield part;
      part = [];
    }
    if (part.length > 0) yield part;
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}
