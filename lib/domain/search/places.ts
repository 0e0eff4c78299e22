import { findGovernments, type Government, type IsoDate } from '@/lib/domain/governments';
import { writingsOf } from '@/lib/domain/governments/writings';

/** The whole writings of every government's names (수원, 수원시, 경기수원시, suwon), folded, with the codes that bear them. */
export type Places = ReadonlyMap<string, readonly string[]>;

const built = new WeakMap<readonly Government[], Places>();

/** Reads the register once; the same list gives the same map. */
export function placesOf(governments: readonly Government[]): Places {
  const before = built.get(governments);
  if (before !== undefined) return before;
  const places = new Map<string, string[]>();
  for (const government of governments) {
    const writings = new Set(government.names.flatMap((name) => writingsOf(government, name)));
    for (const writing of writings) {
      const codes = places.get(writing);
      if (codes === undefined) places.set(writing, [government.lafCd]);
      else codes.push(government.lafCd);
    }
  }
  built.set(governments, places);
  return places;
}

const LONGEST_SPAN = 3;
const MOST_HITS = 12;

/** The longest run of words from a position on that is one government's whole name: [서울, 중구] → 서울중구. */
function spanAt(
  words: readonly string[],
  start: number,
  places: Places,
): { length: number; codes: readonly string[] } {
  for (let length = Math.min(LONGEST_SPAN, words.length - start); length > 0; length -= 1) {
    const codes = places.get(words.slice(start, start + length).join(''));
    if (codes !== undefined) return { length, codes };
  }
  return { length: 1, codes: [] };
}

/** The codes that the words of a query name, in their order: `서울 중구 도서관` → 서울중구; `중구` → all that bear the name. */
export function codesNamed(words: readonly string[], places: Places): string[] {
  const codes = new Set<string>();
  for (let at = 0; at < words.length;) {
    const span = spanAt(words, at, places);
    span.codes.forEach((code) => codes.add(code));
    at += span.length;
  }
  return [...codes];
}

/**
 * The governments to offer above the projects: those that the whole text means by name, code or initial consonants, else
 * those that some of its words name. Of a name that several bear, all.
 */
export function governmentsMeant(
  governments: readonly Government[],
  { text, words, on }: { text: string; words: readonly string[]; on: IsoDate },
): Government[] {
  const whole = findGovernments(governments, text, on).filter(({ matchedBy }) =>
    ['code', 'name', 'initials'].includes(matchedBy),
  );
  if (whole.length > 0) return whole.slice(0, MOST_HITS).map(({ government }) => government);
  const codes = new Set(codesNamed(words, placesOf(governments)));
  return governments.filter(({ lafCd }) => codes.has(lafCd)).slice(0, MOST_HITS);
}
