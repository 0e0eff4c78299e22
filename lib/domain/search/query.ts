import { hasBareInitial, initialOf } from '@/lib/domain/governments/hangul';
import { shadowOf } from '@/lib/domain/search/fold';
import { stripParticle } from '@/lib/domain/search/particles';
import type { Places } from '@/lib/domain/search/places';

/** How a word is looked for: as text, as initial consonants alone (ㅈㅇㅈㄹ), or as both (청년ㅇㅅ). */
export type TermKind = 'text' | 'initials' | 'mixed';

/**
 * A word of a query. A project has it when its name contains `text` (in the form of `shadowOf`; initial consonants standing
 * for the syllables that begin with them), or when it is a project of one of `governments` (upper tiers: with all
 * below them).
 */
export interface Term {
  text: string;
  kind: TermKind;
  governments: readonly string[];
}

/** A query's words, all of which a project must have. `relaxed`: the same with doubtful particles taken off, null where there are none. */
export interface ParsedQuery {
  terms: readonly Term[];
  relaxed: readonly Term[] | null;
}

export const LONGEST_QUERY = 200;
export const MOST_WORDS = 12;

/** Words end at blanks and commas; what is a sign alone is none. In the form of `shadowOf`, each once. */
export function queryWords(text: string): string[] {
  const words = text.split(/[\s,;|]+/u).map(shadowOf);
  return [...new Set(words.filter((word) => word !== ''))];
}

function kindOf(word: string): TermKind {
  if (!hasBareInitial(word)) return 'text';
  return Array.from(word).some((character) => initialOf(character) !== null) ? 'mixed' : 'initials';
}

function term(text: string, places: Places): Term {
  return { text, kind: kindOf(text), governments: places.get(text) ?? [] };
}

/**
 * Reads the text of a query. Pure; the same for every engine.
 * @param places the names of governments, so that `수원 도서관` finds the libraries of Suwon
 */
export function parseQuery(text: string, places: Places): ParsedQuery {
  const words = queryWords(text).map((word) => ({ word, stripped: stripParticle(word) }));
  const terms = words.map(({ word, stripped }) =>
    term(stripped?.certain === true && !places.has(word) ? stripped.stem : word, places),
  );
  const relaxed = words.map(({ word, stripped }) => term(stripped?.stem ?? word, places));
  const differs = relaxed.some(({ text: relaxedText }, i) => relaxedText !== terms[i]?.text);
  return { terms, relaxed: differs ? relaxed : null };
}
