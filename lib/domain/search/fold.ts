import { CLUSTERS, initialOf } from '@/lib/domain/governments/hangul';

/**
 * How names and queries are made comparable, the same for every engine. Character by character, so that a match can be
 * traced back to the published name: composed (NFC), compatibility forms resolved (Ｋ → k, Ⅱ → ii), lower case, only
 * letters and digits kept. Spaces, ㆍ and ·, hyphens and brackets fall away: `K-패스` and `K패스` are one.
 */
const known = new Map<string, string>();
const REMEMBERED = 20_000;

/** Letters of the Korean keyboard (ㄱ … ㅣ): NFKC would turn them into parts of syllables. */
const BARE_LETTER = /^[\u3131-\u3163]$/;

function fold(character: string): string {
  if (BARE_LETTER.test(character)) return CLUSTERS[character] ?? character;
  if (character === 'ㆍ') return '';
  return character
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What one character of a composed text becomes: nothing, itself, or another form of it. */
export function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const folded = fold(character);
  known.set(character, folded);
  return folded;
}

/** The text without spaces and signs, for finding parts of it however it is spaced: `교통약자 이동편의` → `교통약자이동편의`. */
export function shadowOf(text: string): string {
  return Array.from(text.normalize('NFC'), foldCharacter).join('');
}

/** A shadow with each syllable as its initial consonant: `k패스` → `kㅍㅅ`. As long as the shadow is. */
export function initialsOf(shadow: string): string {
  return Array.from(shadow, (character) => initialOf(character) ?? character).join('');
}

/** What joins parts of one word instead of ending it: K-패스, 3.1절. */
const JOINER = /[-‐‑–.'’]/;

/** The words of a name, folded, one space between them and at both ends: ` 대중교통비 환급 지원 k패스 `. */
export function wordsOf(name: string): string {
  const spaced = Array.from(name.normalize('NFC'), (character) =>
    JOINER.test(character) ? '' : foldCharacter(character) || ' ',
  ).join('');
  return ` ${spaced.trim().replaceAll(/ +/g, ' ')} `;
}
