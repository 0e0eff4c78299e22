import iconv from 'iconv-lite';

const UNKNOWN = 0;
const CHARACTER = 1;
const NOTHING = 2;

/** Checks a text for CP949, piece after piece: each pair of bytes is looked up once. */
export class Cp949Check {
  /** The first byte that begins no character, -1 while there is none. */
  bad = -1;
  private at = 0;
  /** A character's first byte at the end of the piece before; -1 for none. */
  private lead = -1;
  private readonly pairs = new Uint8Array(1 << 16);

  push(bytes: Buffer, last: boolean): void {
    for (let index = 0; index < bytes.length && this.bad === -1; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.lead === -1) {
        if (byte >= 0x80) this.lead = byte;
      } else {
        if (!this.isCharacter(this.lead, byte)) this.bad = this.at + index - 1;
        this.lead = -1;
      }
    }
    this.at += bytes.length;
    if (last && this.bad === -1 && this.lead !== -1) this.bad = this.at - 1;
  }

  private isCharacter(lead: number, trail: number): boolean {
    const pair = (lead << 8) | trail;
    if (this.pairs[pair] === UNKNOWN) this.pairs[pair] = isPair(lead, trail) ? CHARACTER : NOTHING;
    return this.pairs[pair] === CHARACTER;
  }
}

function isPair(lead: number, trail: number): boolean {
  if (lead === 0x80 || lead === 0xff || trail < 0x41) return false;
  return !iconv.decode(Buffer.from([lead, trail]), 'cp949').includes('\ufffd');
}
