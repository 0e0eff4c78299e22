/** Crockford's base 32 (https://www.crockford.com/base32.html): no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as symbols of five bits each; the last one is filled up with zeros. */
export function toSymbols(bytes: Uint8Array): string {
  let symbols = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) symbols += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? symbols + ALPHABET[(value << (5 - bits)) & 31] : symbols;
}

/** The bytes of symbols; null where one is none, or where what fills the last one up is not zero. */
export function fromSymbols(symbols: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((symbols.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let at = 0;
  for (const symbol of symbols) {
    const five = ALPHABET.indexOf(symbol);
    if (five < 0) return null;
    value = (value << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = value >>> bits;
      at += 1;
      value &= (1 << bits) - 1;
    }
  }
  return value === 0 ? bytes : null;
}

/** Symbols as people write them (small letters, dashes, blanks, O for 0, I and L for 1) in their one form. */
export const plainSymbols = (written: string) =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

/** In groups of four, for eyes and paper. */
export const inGroups = (symbols: string) => symbols.match(/.{1,4}/g)?.join('-') ?? '';
