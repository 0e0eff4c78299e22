const SIGNATURE = Buffer.from(
  'PGCOPY\n\u00ff\r\n\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
  'latin1',
);
const TRAILER = Buffer.from([0xff, 0xff]);
const TWO_32 = 4_294_967_296;
/** Room for the longest row: cells are bounded by the reader. */
const LONGEST_ROW = 1 << 20;

/** Rows in PostgreSQL's binary COPY format, gathered in one buffer that is used again and again. */
export class BinaryRows {
  rows = 0;
  private bytes: Buffer;
  private at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size + LONGEST_ROW);
    this.clear();
  }

  get length(): number {
    return this.at;
  }

  /** What was gathered, as a COPY takes it. */
  finished(): Buffer {
    TRAILER.copy(this.bytes, this.at);
    return this.bytes.subarray(0, this.at + TRAILER.length);
  }

  clear(): void {
    this.rows = 0;
    this.at = SIGNATURE.copy(this.bytes);
  }

  begin(fields: number): void {
    this.rows += 1;
    this.reserve(LONGEST_ROW);
    this.int16(fields);
  }

  null(): void {
    this.int32(-1);
  }

  bool(value: boolean): void {
    this.int32(1);
    this.bytes[this.at++] = value ? 1 : 0;
  }

  int2(value: number): void {
    this.int32(2);
    this.int16(value);
  }

  int4(value: number): void {
    this.int32(4);
    this.int32(value);
  }

  /** @param value a safe integer */
  int8(value: number): void {
    this.int32(8);
    const high = Math.floor(value / TWO_32);
    this.int32(high);
    this.int32(value - high * TWO_32);
  }

  /** Bytes given as one character each. */
  latin1(text: string): void {
    this.int32(text.length);
    for (let index = 0; index < text.length; index += 1) this.bytes[this.at++] = text.charCodeAt(index);
  }

  utf8(text: string): void {
    const size = this.bytes.write(text, this.at + 4, 'utf8');
    this.int32(size);
    this.at += size;
  }

  /** Many bytes at once. */
  bytesOf(from: Uint8Array): void {
    this.reserve(from.length + LONGEST_ROW);
    this.int32(from.length);
    this.bytes.set(from, this.at);
    this.at += from.length;
  }

  slice(from: Uint8Array, start: number, end: number): void {
    this.int32(end - start);
    for (let index = start; index < end; index += 1) this.bytes[this.at++] = from[index] ?? 0;
  }

  private reserve(room: number): void {
    if (this.at + room <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + room));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }

  private int16(value: number): void {
    this.bytes[this.at++] = value >> 8;
    this.bytes[this.at++] = value;
  }

  private int32(value: number): void {
    this.bytes[this.at++] = value >> 24;
    this.bytes[this.at++] = value >> 16;
    this.bytes[this.at++] = value >> 8;
    this.bytes[this.at++] = value;
  }
}
