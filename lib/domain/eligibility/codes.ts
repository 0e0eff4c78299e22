/**
 * One-time codes on paper: twelve characters of Crockford's base 32 (sixty bits) and a thirteenth that checks them
 * (https://www.crockford.com/base32.html). A mistyped character is told before anything is looked up.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECKED = `${ALPHABET}*~$=U`;
const LENGTH = 12;

/** The check character of a code: its number modulo 37. */
function checkOf(symbols: string): string {
  const rest = Array.from(symbols).reduce((sum, one) => (sum * 32 + ALPHABET.indexOf(one)) % 37, 0);
  return CHECKED[rest] ?? '';
}

/**
 * Makes a code.
 * @param random twelve bytes, of which five bits each are used
 * @returns null where the check character would be a sign that is hard to read: take other bytes
 */
export function codeFrom(random: Uint8Array): string | null {
  const symbols = Array.from(random.slice(0, LENGTH), (byte) => ALPHABET[byte % 32]).join('');
  const check = checkOf(symbols);
  return symbols.length === LENGTH && ALPHABET.includes(check) ? symbols + check : null;
}

/**
 * A code as people write it (small letters, dashes, blanks, O for 0, I and L for 1) in its one form.
 * @returns null: it has not the form of a code, or its check character is another one
 */
export function readCode(written: string): string | null {
  const plain = written
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const symbols = plain.slice(0, LENGTH);
  const isCode = /^[0-9A-HJKMNP-TV-Z]{13}$/.test(plain);
  return isCode && checkOf(symbols) === plain.slice(LENGTH) ? plain : null;
}

/** In groups of four, for paper. */
export function shownCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.{4})(.)$/, '$1-$2-$3-$4');
}
