import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Cp949Check } from '@/lib/sources/file/cp949';
import { type Input } from '@/lib/sources/file/input';
import { SourceError } from '@/lib/sources/source';

/** A text's encoding, where it begins behind a byte-order mark, and from which byte on its end is cut off inside a character. */
export interface Charset {
  name: 'utf-8' | 'cp949';
  start: number;
  /** The text's length when it is whole. */
  cutAt: number;
}

/** A zero byte this early means no text at all (UTF-16, a spreadsheet file); further on it spoils one row only. */
const HEAD = 1000;
const BOM = [0xef, 0xbb, 0xbf];
const WINDOW = 1 << 20;

/**
 * UTF-8 (with or without byte-order mark) by strict decoding, else CP949 by strict decoding. The file is read once, or
 * twice where it is not UTF-8, a window at a time.
 * @throws SourceError naming the first byte that cannot be read
 */
export async function detectCharset(input: Input): Promise<Charset> {
  const window = Buffer.allocUnsafeSlow(Math.min(WINDOW, input.size) + 4);
  const utf8 = new Utf8Check();
  for (let at = 0; at < input.size && utf8.bad === -1;) {
    const bytes = window.subarray(0, await input.read(window, at));
    if (at === 0) refuseZeros(bytes);
    at += utf8.push(bytes, at + bytes.length >= input.size);
  }
  const start = utf8.marked ? BOM.length : 0;
  if (utf8.bad === -1) return { name: 'utf-8', start, cutAt: input.size };
  if (utf8.cut) return { name: 'utf-8', start, cutAt: utf8.bad };
  if (utf8.marked || utf8.holdsText)
    throw new SourceError(`byte ${utf8.bad} is not UTF-8. Save it again as UTF-8, or fetch it again`);
  return asCp949(input, window, utf8.bad);
}

async function asCp949(input: Input, window: Buffer, badUtf8: number): Promise<Charset> {
  const check = new Cp949Check();
  for (let at = 0; at < input.size && check.bad === -1;) {
    const read = await input.read(window, at);
    at += read;
    check.push(window.subarray(0, read), at >= input.size);
  }
  if (check.bad === -1) return { name: 'cp949', start: 0, cutAt: input.size };
  if (check.bad === input.size - 1) return { name: 'cp949', start: 0, cutAt: check.bad };
  throw new SourceError(
    `neither UTF-8 (byte ${badUtf8}) nor CP949 (byte ${check.bad}). Save it again as UTF-8, or fetch it again`,
  );
}

function refuseZeros(bytes: Buffer): void {
  const nul = bytes.subarray(0, HEAD).indexOf(0);
  if (nul !== -1) throw new SourceError(`not a text: byte ${nul} is zero. Save it as CSV in UTF-8`);
}

/** Text of a stretch of bytes. */
export function decoderOf(charset: Charset['name'], bytes: Buffer): (from: number, to: number) => string {
  if (charset === 'utf-8') return (from, to) => bytes.toString('utf8', from, to);
  return (from, to) => iconv.decode(bytes.subarray(from, to), 'cp949');
}

/** Checks a text for UTF-8, window after window. */
class Utf8Check {
  /** The first byte that is not UTF-8, -1 while there is none. */
  bad = -1;
  /** Whether the text ends inside a character that begins there. */
  cut = false;
  marked = false;
  /** Whether it holds a character of three bytes (Hangul): CP949 text hardly ever passes for one. */
  holdsText = false;
  private base = 0;

  /** @returns how many bytes are done with: the rest stands at the beginning of the next window */
  push(bytes: Buffer, last: boolean): number {
    if (this.base === 0) this.marked = BOM.every((byte, index) => bytes[index] === byte);
    const end = last ? bytes.length : wholeCharacters(bytes);
    const valid = isUtf8(bytes.subarray(0, end)) ? end : firstInvalidUtf8(bytes.subarray(0, end));
    const textFrom = this.base === 0 && this.marked ? BOM.length : 0;
    this.holdsText ||= holdsUtf8Text(bytes.subarray(textFrom, valid));
    if (valid < end) {
      this.bad = this.base + valid;
      this.cut = last && this.holdsText && isCutCharacter(bytes, valid);
    }
    this.base += end;
    return end;
  }
}

/** The length up to the last character of a window, which may go on in the next one. */
function wholeCharacters(bytes: Buffer): number {
  if ((bytes[bytes.length - 1] ?? 0) < 0x80) return bytes.length;
  return Math.max(characterStart(bytes, bytes.length - 1), 1);
}

/** Halving finds the longest valid beginning; a beginning may end inside a character of up to four bytes. */
function firstInvalidUtf8(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const end = characterStart(bytes, middle);
    if (end <= valid) break;
    if (isUtf8(bytes.subarray(valid, end))) valid = end;
    else invalid = end;
  }
  while (valid < bytes.length) {
    const length = [1, 2, 3, 4].find((size) => isUtf8(bytes.subarray(valid, valid + size)));
    if (length === undefined || valid + length > bytes.length) return valid;
    valid += length;
  }
  return valid;
}

/** The nearest byte at or before `at` that is no continuation byte, three back at most. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > at - 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

/** Whether the bytes from `at` to the end are the beginning of one character: a file cut off inside it. */
function isCutCharacter(bytes: Buffer, at: number): boolean {
  const lead = bytes[at] ?? 0;
  const size = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : 2;
  const begins = lead >= 0xc2 && lead <= 0xf4 && at + size > bytes.length;
  return begins && bytes.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80);
}

function holdsUtf8Text(valid: Buffer): boolean {
  for (const byte of valid) if (byte >= 0xe0) return true;
  return false;
}
