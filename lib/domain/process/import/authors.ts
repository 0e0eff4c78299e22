export const AUTHOR_MODES = ['masked', 'as-written'] as const;
/** `masked`: 홍○동; `as-written`: names in the file are nicknames, or masked already. */
export type AuthorMode = (typeof AUTHOR_MODES)[number];

const CIRCLE = '○';
/** What files put in the place of a syllable. */
const MASKED = /[○〇◯●*＊]|^\p{Script=Hangul}[OoXxㅇ]+\p{Script=Hangul}?$/u;
/** A name whose syllables are written apart. */
const APART = /^\p{Script=Hangul}(?:\s\p{Script=Hangul}+)+$/u;
const SEPARATORS = /([\s,·ㆍ、/&()[\]]+)/u;

/**
 * A name with its middle hidden: 홍길동 → 홍○동, 홍길 → 홍○, 남궁민수 → 남○○수, Jane Doe → J○○○ D○○. Several names are masked one by
 * one; what is masked already stays. Counts (외 3명) stay too.
 */
export function maskedAuthor(name: string): string {
  const written = name.normalize('NFC').trim();
  const joined = APART.test(written) && written.length <= 6 ? written.replaceAll(/\s/gu, '') : written;
  return joined
    .split(SEPARATORS)
    .map((part) => (MASKED.test(part) ? part : part.replaceAll(/\p{L}+/gu, maskedWord)))
    .join('');
}

function maskedWord(word: string): string {
  const letters = [...word];
  const [first = '', ...rest] = letters;
  const last = rest.at(-1);
  if (last === undefined) return first;
  const isKorean = /^\p{Script=Hangul}+$/u.test(word);
  if (!isKorean || rest.length === 1) return first + CIRCLE.repeat(rest.length);
  return first + CIRCLE.repeat(rest.length - 1) + last;
}
