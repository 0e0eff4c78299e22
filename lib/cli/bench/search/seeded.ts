import type { BenchProject } from '@/lib/cli/bench/search/fill';
import { initialsOf, shadowOf } from '@/lib/domain/search';
import { random, type Random } from '@/prisma/demo/random';

/** A real project's name, changed in one way; its answers are the projects of that name. */
export interface SeededQuery {
  q: string;
  change: Change;
  /** In the form of `shadowOf`. */
  name: string;
}

const CHANGES = ['particle', 'spacing', 'initials', 'typo'] as const;
type Change = (typeof CHANGES)[number];

const SYLLABLE = /^[가-힣]$/;
const FINALS = 28;
const VOWELS = 21;

const hasFinal = (character: string) => (character.charCodeAt(0) - 0xac00) % FINALS !== 0;

/** With the particle that its last syllable takes. */
function withParticle(name: string, chance: Random): string {
  const last = name.at(-1) ?? '';
  if (!SYLLABLE.test(last)) return `${name}에서`;
  return (
    name + chance.pick(hasFinal(last) ? ['을', '은', '이', '에서', '의'] : ['를', '는', '가', '에서', '의'])
  );
}

/** Without the spaces it has, or with one where it has none. */
function respaced(name: string, chance: Random): string {
  const closed = name.replaceAll(/\s+/g, '');
  if (closed !== name && chance.chance(0.7)) return closed;
  const characters = Array.from(closed);
  return characters.toSpliced(chance.int(1, characters.length - 1), 0, ' ').join('');
}

/** Another vowel in one syllable, a syllable left out, or two of them exchanged. */
function mistyped(name: string, chance: Random): string {
  const characters = Array.from(name);
  const syllables = characters.flatMap((character, at) => (SYLLABLE.test(character) ? [at] : []));
  const at = chance.pick(syllables);
  const kind = chance.int(0, 2);
  if (kind === 0) return characters.with(at, otherVowel(characters[at] ?? '', chance)).join('');
  if (kind === 1) return characters.toSpliced(at, 1).join('');
  const next = characters[at + 1];
  if (next === undefined || !SYLLABLE.test(next) || next === characters[at])
    return characters.toSpliced(at, 1).join('');
  return characters.toSpliced(at, 2, next, characters[at] ?? '').join('');
}

function otherVowel(syllable: string, chance: Random): string {
  const code = syllable.charCodeAt(0) - 0xac00;
  const initial = Math.floor(code / (VOWELS * FINALS));
  const vowel = (Math.floor(code / FINALS) + chance.int(1, VOWELS - 1)) % VOWELS;
  return String.fromCharCode(0xac00 + (initial * VOWELS + vowel) * FINALS + (code % FINALS));
}

function changed(name: string, change: Change, chance: Random): string {
  if (change === 'particle') return withParticle(name, chance);
  if (change === 'spacing') return respaced(name, chance);
  if (change === 'initials') return initialsOf(shadowOf(name));
  return mistyped(name, chance);
}

/** Names as people type them: without the marks in brackets that say who pays, of Korean syllables, not too short or long. */
function typed(name: string): string | null {
  const plain = name.normalize('NFC').trim();
  return /^[가-힣 ]{4,24}$/.test(plain) ? plain : null;
}

/** As many queries as asked for; the same seed over the same projects gives the same ones. */
export function seededQueries(seed: number, projects: readonly BenchProject[], count: number): SeededQuery[] {
  const names = [...new Set(projects.flatMap(({ name }) => typed(name) ?? []))].sort();
  const chance = random(seed, 'search queries');
  return Array.from({ length: count }, (_, at) => {
    const change = CHANGES[at % CHANGES.length] ?? 'typo';
    const name = chance.pick(names);
    return { q: changed(name, change, chance), change, name: shadowOf(name) };
  });
}
