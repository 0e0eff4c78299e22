import { digestOfId, idOfDigest, LETTER_VALUE } from '@/lib/domain/project/identity';

/** What is known of a project in a {@link YearIndex}. */
export const STORED = 1;
/** Stored and not gone. */
export const ALIVE = 2;
/** A row of the input is this project. */
export const CLAIMED = 4;
/** Its row was sent: new, or changed. */
export const SENT = 8;
/** Its rows are planned one by one. */
export const ODD = 16;
/** A row was kept out that may be this project: it is not taken for gone. */
export const PROTECTED = 32;
/** Another stored project has the same content. */
export const AMBIGUOUS = 64;
/** Planned one by one, and found to be there. */
export const SEEN = 128;

const FIRST_SIZE = 1 << 14;
const ID_WORDS = 3;
const HASH_WORDS = 4;
const LOAD = 0.7;

/** A stored row in the bytes that it came in: where its id and its content's hash begin. */
export interface StoredBytes {
  id: number;
  hash: number;
  government: number;
  flags: number;
}

/**
 * The projects of one source in one year, stored and new, found by id and by content: about 70 bytes each, in arrays of
 * numbers. An id is whole (80 bits). Of a content hash (SHA-256) 128 bits are compared: that two rows meet there is as good
 * as impossible, and one could only make itself be taken for unchanged.
 */
export class YearIndex {
  size = 0;
  flags = new Uint8Array(FIRST_SIZE);
  /** The stored as-of day, and that of the row which is the project now. */
  days = new Int16Array(FIRST_SIZE);
  claimDays = new Int16Array(FIRST_SIZE);
  /** The stored current budget in won, NaN where it was not reported. */
  budgets = new Float64Array(FIRST_SIZE);
  /** Where that row is kept. */
  places = new Uint32Array(FIRST_SIZE);
  private ids = new Uint32Array(FIRST_SIZE * ID_WORDS);
  private hashes = new Uint32Array(FIRST_SIZE * HASH_WORDS);
  private byId = new Int32Array(FIRST_SIZE * 2);
  private byHash = new Int32Array(FIRST_SIZE * 2);
  private hashSlots = 0;

  /** @param id the first ten bytes of the key's digest; @param hash 16 bytes at least; a character for each byte */
  add(id: string, government: number, hash: string, flags: number): number {
    const last = ((id.charCodeAt(8) << 8) | id.charCodeAt(9)) & 0xffff;
    const entry = this.addWords(word(id, 0), word(id, 4), ((last << 16) | government) >>> 0, flags);
    this.setHash(entry, hash);
    return entry;
  }

  /** The same from a stored row's bytes. @returns the entry; {@link AMBIGUOUS} where another has its content */
  addStored(bytes: Buffer, { id, hash, government, flags }: StoredBytes): number {
    const high = letters(bytes, id);
    const low = letters(bytes, id + 8);
    const entry = this.addWords(
      Math.floor(high / 256) >>> 0,
      ((high % 256) * 2 ** 24 + Math.floor(low / 2 ** 16)) >>> 0,
      ((low % 2 ** 16) * 2 ** 16 + government) >>> 0,
      flags,
    );
    const twin = this.findWords(bytes, hash);
    const at = entry * HASH_WORDS;
    for (let index = 0; index < HASH_WORDS; index += 1)
      this.hashes[at + index] = wordIn(bytes, hash + index * 4);
    this.placeHash(entry);
    if (twin !== -1) {
      this.mark(twin, AMBIGUOUS);
      this.mark(entry, AMBIGUOUS);
    }
    return entry;
  }

  private addWords(first: number, second: number, third: number, flags: number): number {
    const entry = this.size;
    this.size += 1;
    if (this.size > this.flags.length) this.grow();
    if (this.size > this.byId.length * LOAD)
      this.byId = rebuilt(this.byId.length * 2, this.ids, ID_WORDS, entry);
    const at = entry * ID_WORDS;
    this.ids[at] = first;
    this.ids[at + 1] = second;
    this.ids[at + 2] = third;
    this.flags[entry] = flags;
    put(this.byId, first, entry);
    return entry;
  }

  /** From now on the entry is found by this content, and no longer by the one before. */
  setHash(entry: number, hash: string): void {
    const at = entry * HASH_WORDS;
    for (let index = 0; index < HASH_WORDS; index += 1) this.hashes[at + index] = word(hash, index * 4);
    this.placeHash(entry);
  }

  private placeHash(entry: number): void {
    this.hashSlots += 1;
    if (this.hashSlots > this.byHash.length * LOAD) {
      this.byHash = rebuilt(this.byHash.length * 2, this.hashes, HASH_WORDS, this.size);
      this.hashSlots = this.size;
    } else put(this.byHash, this.hashes[entry * HASH_WORDS] ?? 0, entry);
  }

  private findWords(bytes: Buffer, from: number): number {
    const first = wordIn(bytes, from);
    const mask = this.byHash.length - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.byHash[slot] ?? 0) - 1;
      if (entry === -1) return -1;
      const at = entry * HASH_WORDS;
      if (this.hashes[at] !== first) continue;
      if ([1, 2, 3].every((index) => this.hashes[at + index] === wordIn(bytes, from + index * 4)))
        return entry;
    }
  }

  /** @returns the entry, -1 where there is none */
  findById(id: string): number {
    const first = word(id, 0);
    const second = word(id, 4);
    const third = (id.charCodeAt(8) << 8) | id.charCodeAt(9);
    const mask = this.byId.length - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.byId[slot] ?? 0) - 1;
      if (entry === -1) return -1;
      const at = entry * ID_WORDS;
      const same = this.ids[at] === first && this.ids[at + 1] === second;
      if (same && (this.ids[at + 2] ?? 0) >>> 16 === third) return entry;
    }
  }

  /** The same by the public id itself. */
  findByText(id: string): number {
    return this.findById(digestOfId(Buffer.from(id, 'latin1'), 0));
  }

  /** @returns the entry with this content, -1 where there is none */
  findByHash(hash: string): number {
    const first = word(hash, 0);
    const mask = this.byHash.length - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.byHash[slot] ?? 0) - 1;
      if (entry === -1) return -1;
      if (this.hashes[entry * HASH_WORDS] === first && this.hasHash(entry, hash)) return entry;
    }
  }

  hasHash(entry: number, hash: string): boolean {
    const at = entry * HASH_WORDS;
    for (let index = 0; index < HASH_WORDS; index += 1)
      if (this.hashes[at + index] !== word(hash, index * 4)) return false;
    return true;
  }

  is(entry: number, flag: number): boolean {
    return ((this.flags[entry] ?? 0) & flag) !== 0;
  }

  mark(entry: number, flag: number): void {
    this.flags[entry] = (this.flags[entry] ?? 0) | flag;
  }

  governmentOf(entry: number): number {
    return (this.ids[entry * ID_WORDS + 2] ?? 0) & 0xffff;
  }

  /** The ten bytes of an entry's id, a character each. */
  idOf(entry: number): string {
    const at = entry * ID_WORDS;
    const [a, b, c] = [this.ids[at] ?? 0, this.ids[at + 1] ?? 0, this.ids[at + 2] ?? 0];
    return String.fromCharCode(
      a >>> 24,
      (a >>> 16) & 255,
      (a >>> 8) & 255,
      a & 255,
      b >>> 24,
      (b >>> 16) & 255,
      (b >>> 8) & 255,
      b & 255,
      c >>> 24,
      (c >>> 16) & 255,
    );
  }

  /** The public id of an entry. */
  textOf(entry: number): string {
    return idOfDigest(this.idOf(entry));
  }

  private grow(): void {
    const size = this.flags.length * 2;
    this.flags = longer(this.flags, new Uint8Array(size));
    this.days = longer(this.days, new Int16Array(size));
    this.claimDays = longer(this.claimDays, new Int16Array(size));
    this.budgets = longer(this.budgets, new Float64Array(size));
    this.places = longer(this.places, new Uint32Array(size));
    this.ids = longer(this.ids, new Uint32Array(size * ID_WORDS));
    this.hashes = longer(this.hashes, new Uint32Array(size * HASH_WORDS));
  }
}

/** A larger table of the first entries. */
function rebuilt(size: number, keys: Uint32Array, words: number, entries: number): Int32Array<ArrayBuffer> {
  const table = new Int32Array(size);
  for (let entry = 0; entry < entries; entry += 1) put(table, keys[entry * words] ?? 0, entry);
  return table;
}

function put(table: Int32Array, key: number, entry: number): void {
  const mask = table.length - 1;
  let slot = key & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = entry + 1;
}

function word(bytes: string, at: number): number {
  return (
    ((bytes.charCodeAt(at) << 24) |
      (bytes.charCodeAt(at + 1) << 16) |
      (bytes.charCodeAt(at + 2) << 8) |
      bytes.charCodeAt(at + 3)) >>>
    0
  );
}

function wordIn(bytes: Buffer, at: number): number {
  const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16);
  return (high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}

/** Eight letters of an id as the 40 bits that they stand for. */
function letters(bytes: Buffer, at: number): number {
  let value = 0;
  for (let index = at; index < at + 8; index += 1)
    value = value * 32 + (LETTER_VALUE[bytes[index] ?? 0] ?? 0);
  return value;
}

function longer<T extends { set: (from: T) => void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
