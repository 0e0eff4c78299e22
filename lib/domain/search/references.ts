import { GLOSSARY } from '@/lib/domain/glossary';
import { findGovernments, type Government, type IsoDate } from '@/lib/domain/governments';
import { letterDistance } from '@/lib/domain/search/distance';
import { shadowOf } from '@/lib/domain/search/fold';
import { placesOf } from '@/lib/domain/search/places';

/** What a text may stand for beside projects: codes of governments and ids of glossary terms, the best first. */
export interface References {
  governments: readonly string[];
  terms: readonly string[];
}

/** From so many letters on, one that is wrong is forgiven. */
const LETTERS = 6;

/** Governments by name, code, initial consonants or the beginning of a name; where there is none, by a name with one letter wrong. */
export function governmentsReferred(governments: readonly Government[], text: string, on: IsoDate): string[] {
  // What fits only in the middle of a name fits by chance: 도서 in 경기도성남시, for who has not typed the last letter yet.
  const found = findGovernments(governments, text, on)
    .filter(({ matchedBy }) => matchedBy !== 'part')
    .map(({ government }) => government.lafCd);
  if (found.length > 0) return found;
  const said = shadowOf(text);
  if (said.normalize('NFD').length < LETTERS) return [];
  const near = [...placesOf(governments)].filter(
    ([writing]) => Math.abs(writing.length - said.length) <= 1 && letterDistance(writing, said) === 1,
  );
  return [...new Set(near.flatMap(([, codes]) => codes))];
}

/** Terms that begin with the text, then those that have it. */
export function termsReferred(text: string): string[] {
  const said = shadowOf(text);
  if (said === '') return [];
  const places = GLOSSARY.map(({ id, ko, en }) => {
    const at = [shadowOf(ko).indexOf(said), shadowOf(en).indexOf(said)].filter((place) => place >= 0);
    return { id, at: Math.min(...at) };
  });
  return places
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
}
