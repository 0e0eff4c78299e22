/**
 * Korean particles at the end of a query's word: 예산을 → 예산, 도서관에서 → 도서관. Only the ending's form is known here, not
 * the word: what no noun ends in is `certain`; what nouns end in as well (어린이, 선별진료소로) is to be taken off only
 * where the word as typed finds nothing.
 */
export interface Stripped {
  stem: string;
  certain: boolean;
}

/** Where a particle may stand: after a syllable that ends in a consonant, in a vowel, in a vowel or ㄹ, or after any. */
type After = 'consonant' | 'vowel' | 'vowel-or-rieul' | 'any';

/** Longest first. */
const PARTICLES: readonly (readonly [ending: string, after: After, certain: boolean])[] = [
  ['으로부터', 'consonant', true],
  ['에서부터', 'any', true],
  ['에서는', 'any', true],
  ['에서의', 'any', true],
  ['에서도', 'any', true],
  ['에게서', 'any', true],
  ['으로는', 'consonant', true],
  ['으로써', 'consonant', true],
  ['으로서', 'consonant', true],
  ['에서', 'any', true],
  ['에게', 'any', true],
  ['에는', 'any', true],
  ['에도', 'any', false],
  ['으로', 'consonant', true],
  ['까지', 'any', true],
  ['부터', 'any', true],
  ['처럼', 'any', true],
  ['보다', 'any', false],
  ['이나', 'consonant', false],
  ['을', 'consonant', true],
  ['를', 'vowel', true],
  ['은', 'consonant', false],
  ['는', 'vowel', false],
  ['이', 'consonant', false],
  ['가', 'vowel', false],
  ['과', 'consonant', false],
  ['와', 'vowel', false],
  ['로', 'vowel-or-rieul', false],
  ['의', 'any', false],
  ['에', 'any', false],
  ['도', 'any', false],
  ['만', 'any', false],
];

const SHORTEST_STEM = 2;
const FINALS = 28;
const RIEUL = 8;

/** The final consonant of a syllable (0: none); null where it is no syllable. */
function finalOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xac00 && code <= 0xd7a3 ? (code - 0xac00) % FINALS : null;
}

function mayFollow(stem: string, after: After): boolean {
  const final = finalOf(stem.at(-1) ?? '');
  if (final === null) return false;
  if (after === 'consonant') return final !== 0;
  if (after === 'vowel') return final === 0;
  return after === 'any' || final === 0 || final === RIEUL;
}

/** The word without its particle; null where none can be taken off. At least two syllables are left. */
export function stripParticle(word: string): Stripped | null {
  for (const [ending, after, certain] of PARTICLES) {
    const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : '';
    if (stem.length >= SHORTEST_STEM && mayFollow(stem, after)) return { stem, certain };
  }
  return null;
}
