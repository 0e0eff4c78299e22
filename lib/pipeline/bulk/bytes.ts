import { hash } from 'node:crypto';

/** What is hashed, gathered byte by byte in one buffer. */
export class Bytes {
  private bytes = Buffer.alloc(1 << 16);
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  push(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  pushLatin1(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.push(text.charCodeAt(index));
  }

  pushSlice(from: Buffer, start: number, end: number): void {
    const { bytes } = this;
    let at = this.length;
    for (let index = start; index < end; index += 1) bytes[at++] = from[index] ?? 0;
    this.length = at;
  }

  /**
   * A text in the form in which it enters a key (NFC, ㆍ as ·), for texts of characters that have one form alone: ASCII,
   * Hangul syllables, Chinese characters, the two dots.
   * @returns false for any other
   */
  pushKey(from: Buffer, start: number, end: number): boolean {
    for (let at = start; at < end;) {
      const byte = from[at] ?? 0;
      const size = byte < 0x80 ? 1 : byte >= 0xe4 && byte <= 0xed ? 3 : 0;
      if (size > 0) {
        this.pushSlice(from, at, at + size);
        at += size;
        continue;
      }
      const dot = dotAt(from, at);
      if (dot === 0) return false;
      this.push(0xc2);
      this.push(0xb7);
      at += dot;
    }
    return true;
  }

  /** A character for each byte of the digest. */
  sha256(): string {
    return hash('sha256', this.bytes.subarray(0, this.length), 'binary');
  }
}

/** The length of a dot, · (U+00B7) or ㆍ (U+318D), 0 where there is none. */
function dotAt(from: Buffer, at: number): number {
  if (from[at] === 0xc2 && from[at + 1] === 0xb7) return 2;
  return from[at] === 0xe3 && from[at + 1] === 0x86 && from[at + 2] === 0x8d ? 3 : 0;
}
