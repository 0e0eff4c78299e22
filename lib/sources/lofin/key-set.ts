import { hash } from 'node:crypto';

const FIRST_SIZE = 1 << 14;

/**
 * Counts different texts in a few bytes each, whatever their length: half a million keys take 8 MB. Texts are told apart by 64
 * bits of their SHA-256; should two ever share them (once in a hundred million snapshots), a good snapshot is refused, never a
 * bad one accepted.
 */
export class KeySet {
  size = 0;
  private table = new BigUint64Array(FIRST_SIZE);

  /** @returns whether the text was new */
  add(text: string): boolean {
    if (this.size * 2 >= this.table.length) this.grow();
    const added = insert(this.table, fingerprint(text));
    if (added) this.size += 1;
    return added;
  }

  private grow(): void {
    const larger = new BigUint64Array(this.table.length * 2);
    for (const value of this.table) if (value !== 0n) insert(larger, value);
    this.table = larger;
  }
}

/** 64 bits of a text's hash, never 0: that is an empty place. */
export function fingerprint(text: string): bigint {
  return BigInt(`0x${hash('sha256', text, 'hex').slice(0, 16)}`) || 1n;
}

function insert(table: BigUint64Array, value: bigint): boolean {
  const mask = table.length - 1;
  for (let at = Number(value & BigInt(mask)); ; at = (at + 1) & mask) {
    if (table[at] === value) return false;
    if (table[at] === 0n) {
      table[at] = value;
      return true;
    }
  }
}
