import { hash } from 'node:crypto';
import { withOneSeparator } from '@/lib/domain/fields';

/** What a project is known by: its year, government, code (name where the code is blank) and account name. */
export interface ProjectKey {
  fiscalYear: number | string;
  lafCd: string;
  projectCd: string | null;
  name: string;
  accountName: string;
}

const SEPARATOR = '\u001f';
const ALPHABET = Buffer.from('abcdefghijklmnopqrstuvwxyz234567');
const ID_LENGTH = 16;
const characters = Buffer.alloc(ID_LENGTH);

/** The form in which a text enters a key: NFC, trimmed, ㆍ as ·. */
export function keyText(text: string): string {
  return withOneSeparator(text.normalize('NFC').trim());
}

/** The key as text: the fields in the form of {@link keyText}, joined by U+001F. */
export function projectKey(key: ProjectKey): string {
  const code = keyText(key.projectCd ?? '');
  return [
    keyText(String(key.fiscalYear)),
    keyText(key.lafCd),
    code === '' ? keyText(key.name) : code,
    keyText(key.accountName),
  ].join(SEPARATOR);
}

/** A key with the department added, for the second and later of several rows that differ in department only. */
export function keyWithDepartment(key: string, department: string | null): string {
  return key + SEPARATOR + keyText(department ?? '');
}

/** The public id of a key: the first 16 characters of lower-case RFC 4648 base32 of its SHA-256. The same from every source. */
export function publicId(key: string): string {
  return idOfDigest(hash('sha256', key, 'binary'));
}

/** The public id of a key whose SHA-256 is known. @param digest a character for each byte, ten at least */
export function idOfDigest(digest: string): string {
  let held = 0;
  let bits = 0;
  let byte = 0;
  for (let at = 0; at < ID_LENGTH; at += 1) {
    if (bits < 5) {
      held = (held << 8) | digest.charCodeAt(byte);
      byte += 1;
      bits += 8;
    }
    bits -= 5;
    characters[at] = ALPHABET[(held >> bits) & 31] ?? 0;
    held &= (1 << bits) - 1;
  }
  return characters.toString('latin1', 0, ID_LENGTH);
}

/** What a letter of an id stands for, by its code. */
export const LETTER_VALUE = new Uint8Array(256);
ALPHABET.forEach((letter, value) => (LETTER_VALUE[letter] = value));

/** The ten bytes, a character each, that an id's sixteen letters stand for. The reverse of {@link idOfDigest}. */
export function digestOfId(bytes: Uint8Array, at: number): string {
  let digest = '';
  for (let half = 0; half < 16; half += 8) {
    const value = (letter: number) => LETTER_VALUE[bytes[at + half + letter] ?? 0] ?? 0;
    const high = (value(0) << 15) | (value(1) << 10) | (value(2) << 5) | value(3);
    const low = (value(4) << 15) | (value(5) << 10) | (value(6) << 5) | value(7);
    digest += String.fromCharCode(
      high >> 12,
      (high >> 4) & 255,
      ((high & 15) << 4) | (low >> 16),
      (low >> 8) & 255,
      low & 255,
    );
  }
  return digest;
}
