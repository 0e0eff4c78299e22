import { hasBareInitial, initialOf } from '@/lib/domain/governments/hangul';
import { initialsOf, type Term } from '@/lib/domain/search';

function pairs(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** What a document is found by: each character and each pair of neighbours of its shadow, each pair of its initials. */
export function gramsOf({ shadow, initials }: { shadow: string; initials: string }): string[] {
  return [...new Set([...Array.from(shadow), ...pairs(shadow), ...pairs(initials)])];
}

/** A text's runs of characters without a bare initial consonant: 청년ㅇㅅ지원 → 청년, 지원. */
function spelledRuns(text: string): string[] {
  return text.split(/[ㄱ-ㅎ]+/).filter((run) => run !== '');
}

/** The grams of a run of text; of a single character itself. */
function gramsOfRun(run: string): string[] {
  return Array.from(run).length === 1 ? [run] : pairs(run);
}

/**
 * The grams that every document with this term has. It is a sieve: `isExact` says where it is the whole answer. Empty for a
 * single initial consonant, which is in nearly every name.
 */
export function gramsOfTerm({ text, kind }: Term): string[] {
  if (kind === 'text') return [...new Set(gramsOfRun(text))];
  const initials = pairs(initialsOf(text)).filter(hasBareInitial);
  return [...new Set([...spelledRuns(text).flatMap(gramsOfRun), ...initials])];
}

/** Whether a document that has the term's grams surely has the term. */
export function isExact({ text, kind }: Term): boolean {
  return kind === 'text' && Array.from(text).length <= 2;
}

const PER_INITIAL = 588;

/** The term as a regular expression on the shadow: an initial consonant stands for itself and for its syllables. */
export function patternOf({ text }: Term): string {
  return Array.from(text, (character) => {
    const index = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.indexOf(character);
    if (index < 0 || initialOf(character) !== null) return character;
    const first = 0xac00 + index * PER_INITIAL;
    return `[${character}${String.fromCodePoint(first)}-${String.fromCodePoint(first + PER_INITIAL - 1)}]`;
  }).join('');
}
