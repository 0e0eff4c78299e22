import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
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

/**
 * UTF-8 (with or without byte-order mark) by strict decoding, else CP949 by strict decoding.
 * @throws SourceError naming the first byte that cannot be read
 */
export function detectCharset(bytes: Buffer): Charset {
  const marked = BOM.every((byte, index) => bytes[index] === byte);
  const start = marked ? BOM.length : 0;
  const nul = bytes.subarray(0, HEAD).indexOf(0);
  if (nul !== -1) throw new SourceError(`not a text: byte ${nul} is zero. Save it as CSV in UTF-8`);
  if (isUtf8(bytes)) return { name: 'utf-8', start, cutAt: bytes.length };
  const bad = firstInvalidUtf8(bytes);
  if (isCutCharacter(bytes, bad)) return { name: 'utf-8', start, cutAt: bad };
  if (marked || holdsUtf8Text(bytes.subarray(0, bad)))
    throw new SourceError(`byte ${bad} is not UTF-8. Save it again as UTF-8, or fetch it again`);
  const badCp949 = firstInvalidCp949(bytes);
  if (badCp949 === bytes.length) return { name: 'cp949', start: 0, cutAt: bytes.length };
  if (badCp949 === bytes.length - 1) return { name: 'cp949', start: 0, cutAt: badCp949 };
  throw new SourceError(
    `neither UTF-8 (byte ${bad}) nor CP949 (byte ${badCp949}). Save it again as UTF-8, or fetch it again`,
  );
}

/** Text of a stretch of bytes. */
export function decoderOf(charset: Charset['name'], bytes: Buffer): (from: number, to: number) => string {
  if (charset === 'utf-8') return (from, to) => bytes.toString('utf8', from, to);
  return (from, to) => iconv.decode(bytes.subarray(from, to), 'cp949');
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
  const rest = bytes.subarray(at + 1);
  const begins = lead >= 0xc2 && lead <= 0xf4 && at + size > bytes.length;
  return begins && rest.every((byte) => (byte & 0xc0) === 0x80) && holdsUtf8Text(bytes.subarray(0, at));
}

/** Whether valid UTF-8 holds a character of three bytes (Hangul): CP949 text hardly ever passes for one. */
function holdsUtf8Text(valid: Buffer): boolean {
  return /[\u0800-\uffff]/.test(valid.subarray(valid[0] === BOM[0] ? BOM.length : 0).toString('utf8'));
}

/** The first byte that begins no character of CP949, the length where all do. */
function firstInvalidCp949(bytes: Buffer): number {
  for (let at = 0; at < bytes.length;) {
    const size = (bytes[at] ?? 0) < 0x80 ? 1 : 2;
    if (size === 2 && !isCp949Pair(bytes, at)) return at;
    at += size;
  }
  return bytes.length;
}

function isCp949Pair(bytes: Buffer, at: number): boolean {
  const lead = bytes[at] ?? 0;
  const trail = bytes[at + 1] ?? 0;
  if (lead === 0x80 || lead === 0xff || trail < 0x41) return false;
  return !iconv.decode(bytes.subarray(at, at + 2), 'cp949').includes('\ufffd');
}
