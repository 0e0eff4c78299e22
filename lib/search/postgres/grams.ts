import { hasBareInitial, initialOf } from '@/lib/domain/governments/hangul';
import { initialsOf, type TermKind } from '@/lib/domain/search';

/** A pair of UTF-16 units, or a single one, as a whole number of 32 bits: no two of them are the same one. */
function gram(first: number, second: number): number {
  return (first << 16) | second;
}

function pairs(text: string): number[] {
  const found: number[] = [];
  for (let at = 1; at < text.length; at += 1) found.push(gram(text.charCodeAt(at - 1), text.charCodeAt(at)));
  return found;
}

function singles(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => gram(0, text.charCodeAt(at)));
}

/** What a document is found by: each unit and each pair of neighbours of its shadow, each pair of its initials. */
export function gramsOf({ shadow, initials }: { shadow: string; initials: string }): number[] {
  return [...new Set([...singles(shadow), ...pairs(shadow), ...pairs(initials)])];
}

/** A text's runs of characters without a bare initial consonant: 청년ㅇㅅ지원 → 청년, 지원. */
function spelledRuns(text: string): string[] {
  return text.split(/[ㄱ-ㅎ]+/).filter((run) => run !== '');
}

/** The grams of a run of text; of a single character itself. */
function gramsOfRun(run: string): number[] {
  return run.length === 1 ? singles(run) : pairs(run);
}

/** The pairs of initials that have a bare one among them. */
function initialPairs(text: string): number[] {
  const initials = initialsOf(text);
  return pairs(initials).filter((_, at) => hasBareInitial(initials.slice(at, at + 2)));
}

/**
 * The grams that every document with this text has. They are a sieve: `isExact` says where they are the whole answer. Empty for
 * a single initial consonant, which is in nearly every name.
 */
export function gramsOfTerm(text: string, kind: TermKind): number[] {
  if (kind === 'text') return [...new Set(gramsOfRun(text))];
  return [...new Set([...spelledRuns(text).flatMap(gramsOfRun), ...initialPairs(text)])];
}

/** Whether a document that has the text's grams surely has the text. */
export function isExact(text: string, kind: TermKind): boolean {
  return kind === 'text' && text.length <= 2;
}

const PER_INITIAL = 588;

/** The text as a regular expression on the shadow: an initial consonant stands for itself and for its syllables. */
export function patternOf(text: string): string {
  return Array.from(text, (character) => {
    const index = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.indexOf(character);
    if (index < 0 || initialOf(character) !== null) return character;
    const first = 0xac00 + index * PER_INITIAL;
    return `[${character}${String.fromCodePoint(first)}-${String.fromCodePoint(first + PER_INITIAL - 1)}]`;
  }).join('');
}
