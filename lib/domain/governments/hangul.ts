/** Initial consonants (초성) in the order of Unicode's syllables. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const PER_INITIAL = 21 * FINALS;

/** What a keyboard makes of two consonants typed one after the other: ㄹㄱ arrives as ㄺ. */
export const CLUSTERS: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

/**
 * Text as typed, made comparable: composed (NFC), lower case, without spaces, hyphens, dots and commas, consonant
 * clusters taken apart.
 */
export function normalizeTyped(text: string): string {
  const bare = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-‐-―.,·ㆍ'’]/gu, '');
  return bare.replace(/[ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ]/g, (cluster) => CLUSTERS[cluster] ?? cluster);
}

/** Whether a text has an initial consonant standing alone in it. */
export function hasBareInitial(text: string): boolean {
  return [...text].some((character) => INITIALS.includes(character));
}

function syllable(character: string): number | null {
  const code = character.charCodeAt(0);
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE ? code - FIRST_SYLLABLE : null;
}

/** The initial consonant of a composed syllable; null for any other character. */
export function initialOf(character: string): string | null {
  const index = syllable(character);
  return index === null ? null : (INITIALS[Math.floor(index / PER_INITIAL)] ?? null);
}

/** Whether a syllable begins as the one being typed: 조 → 종. */
function begins(typed: string, full: string): boolean {
  const a = syllable(typed);
  const b = syllable(full);
  return a !== null && b !== null && a % FINALS === 0 && b - (b % FINALS) === a;
}

function fits(typed: string, full: string, last: boolean): boolean {
  return typed === full || typed === initialOf(full) || (last && begins(typed, full));
}

/**
 * Where typed text fits into a name, an initial consonant standing for any syllable that begins with it and the last
 * syllable perhaps unfinished: ㅈㄹㄱ, 종ㄹ, 조 all fit 종로구 at 0. Both normalised.
 * @returns the first position, or -1
 */
export function typedPosition(typed: string, name: string): number {
  const wanted = [...typed];
  const text = [...name];
  for (let start = 0; start + wanted.length <= text.length; start += 1) {
    const all = wanted.every((character, i) =>
      fits(character, text[start + i] ?? '', i === wanted.length - 1),
    );
    if (all) return start;
  }
  return -1;
}
