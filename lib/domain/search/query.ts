import { hasBareInitial, initialOf } from '@/lib/domain/governments/hangul';
import { type Conditions, conditionsOf } from '@/lib/domain/search/conditions';
import { shadowOf } from '@/lib/domain/search/fold';
import { type QueryProblem, readQuery, type ReadQuery } from '@/lib/domain/search/language';
import { stripParticle } from '@/lib/domain/search/particles';
import type { Places } from '@/lib/domain/search/places';
import { otherWritings } from '@/lib/domain/search/synonyms';

/** How a word is looked for: as text, as initial consonants alone (ㅈㅇㅈㄹ), or as both (청년ㅇㅅ). */
export type TermKind = 'text' | 'initials' | 'mixed';

/**
 * A word or phrase of a query. A project has it when its name contains `text` or one of `also` (in the form of `shadowOf`;
 * initial consonants standing for the syllables that begin with them), when it is a project of one of `governments` (upper
 * tiers: with all below them), or when `code` is its code or its id.
 */
export interface Term {
  text: string;
  kind: TermKind;
  also: readonly string[];
  governments: readonly string[];
  code: string | null;
}

/**
 * What a query asks for: all of its terms, none of the excluded ones, and its conditions. `relaxed`: the terms with doubtful
 * particles taken off, null where there are none. What could not be read stands in `problems`, and was left out.
 */
export interface ParsedQuery {
  terms: readonly Term[];
  relaxed: readonly Term[] | null;
  excluded: readonly Term[];
  conditions: Conditions;
  problems: readonly QueryProblem[];
}

/** What a query's names are looked up in. `accounts`: the names that there are, as published. */
export interface KnownNames {
  places: Places;
  accounts?: readonly string[];
}

export const LONGEST_QUERY = 200;
/** Words and phrases, excluded ones too. */
export const MOST_WORDS = 12;

/** Words end at blanks and commas; what is a sign alone is none. In the form of `shadowOf`, each once. */
export function queryWords(text: string): string[] {
  const words = text.split(/[\s,;|]+/u).map(shadowOf);
  return [...new Set(words.filter((word) => word !== ''))];
}

/** How many words and phrases a query has. */
export function countWords({ words, phrases, excluded }: ReadQuery): number {
  return new Set([...words, ...phrases, ...excluded].map(({ text }) => shadowOf(text))).size;
}

function kindOf(word: string): TermKind {
  if (!hasBareInitial(word)) return 'text';
  return Array.from(word).some((character) => initialOf(character) !== null) ? 'mixed' : 'initials';
}

/** Codes of projects and our ids are of sixteen letters and digits; older sources have shorter ones. */
const CODE = /^(?=.*\d)[0-9a-z]{6,32}$|^[a-z2-7]{16}$/;

/** A text as it stands, in the form of `shadowOf`: of no government, and of one writing. */
export function phrase(text: string): Term {
  return { text, kind: kindOf(text), also: [], governments: [], code: null };
}

/** A word, and everything that it may stand for. */
function term(text: string, places: Places): Term {
  return {
    ...phrase(text),
    also: otherWritings(text),
    governments: places.get(text) ?? [],
    code: CODE.test(text) ? text : null,
  };
}

/** The same text is asked for once. */
function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((one) => [one.text, one])).values()].filter(({ text }) => text !== '');
}

/**
 * Reads the text of a query (the grammar: `language.ts`). Pure; the same for every engine.
 * @param known the names of governments, so that `수원 도서관` finds the libraries of Suwon, and of accounts
 */
export function parseQuery(text: string, { places, accounts = [] }: KnownNames): ParsedQuery {
  const read = readQuery(text);
  const words = read.words
    .map((word) => shadowOf(word.text))
    .filter((word) => word !== '')
    .map((word) => ({ word, stripped: stripParticle(word) }));
  const phrases = read.phrases.map((one) => phrase(shadowOf(one.text)));
  const terms = words.map(({ word, stripped }) =>
    term(stripped?.certain === true && !places.has(word) ? stripped.stem : word, places),
  );
  const relaxed = words.map(({ word, stripped }) => term(stripped?.stem ?? word, places));
  const differs = relaxed.some(({ text: relaxedText }, i) => relaxedText !== terms[i]?.text);
  const excluded = read.excluded.map((one) =>
    one.phrase ? phrase(shadowOf(one.text)) : term(shadowOf(one.text), places),
  );
  const { conditions, problems } = conditionsOf(read, { places, accounts });
  return {
    terms: distinct([...phrases, ...terms]),
    relaxed: differs ? distinct([...phrases, ...relaxed]) : null,
    excluded: distinct(excluded),
    conditions,
    problems: [...read.problems, ...problems].sort((a, b) => a.start - b.start),
  };
}
