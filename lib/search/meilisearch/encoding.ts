/**
 * Texts as the engine can be trusted with them: it normalises what it filters by (Korean syllables fall apart, widths and signs
 * become one), so each UTF-16 unit is written as four ASCII letters. The first is from another alphabet than the rest: a part of
 * a text is found at its units alone, never across them.
 */
const FIRST = 'ghijklmnopqrstuv';
const UNIT = 4;

export function encodeText(text: string): string {
  let encoded = '';
  for (let at = 0; at < text.length; at += 1) {
    const digits = text.charCodeAt(at).toString(16).padStart(UNIT, '0');
    encoded += FIRST.charAt(Number.parseInt(digits.charAt(0), 16)) + digits.slice(1);
  }
  return encoded;
}

export function decodeText(encoded: string): string {
  let text = '';
  for (let at = 0; at < encoded.length; at += UNIT) {
    const first = FIRST.indexOf(encoded.charAt(at)).toString(16);
    text += String.fromCharCode(Number.parseInt(first + encoded.slice(at + 1, at + UNIT), 16));
  }
  return text;
}

/** Ordered as the bytes of the text are: what the engine sorts by. */
export function sortKey(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex');
}
