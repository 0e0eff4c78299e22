const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;

/** Whether a word ends in a syllable with a final consonant; other endings (Latin letters, signs) count as without. */
function endsInConsonant(word: string): boolean {
  const code = word.trimEnd().charCodeAt(word.trimEnd().length - 1);
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE && (code - FIRST_SYLLABLE) % FINALS !== 0;
}

const PARTICLES = {
  subject: ['이', '가'],
  topic: ['은', '는'],
  object: ['을', '를'],
  and: ['과', '와'],
} as const;

/** A Korean word with the particle that its last sound asks for: 횡성군이, 서울특별시가. */
export function withParticle(word: string, particle: keyof typeof PARTICLES): string {
  return word + PARTICLES[particle][endsInConsonant(word) ? 0 : 1];
}
