import { initialOf } from '@/lib/domain/governments/hangul';
import { foldCharacter } from '@/lib/domain/search/fold';
import type { Term } from '@/lib/domain/search/query';

/** Parts of a name that a query's words stand for, as [start, end) in it; in order, not overlapping. */
export type Marks = readonly (readonly [start: number, end: number])[];

/** One folded character of a name, and where in the name it comes from. */
interface Place {
  folded: string;
  start: number;
  end: number;
}

function placesIn(name: string): Place[] {
  const places: Place[] = [];
  let start = 0;
  for (const character of name) {
    const end = start + character.length;
    for (const folded of foldCharacter(character)) places.push({ folded, start, end });
    start = end;
  }
  return places;
}

function fits(typed: string, folded: string): boolean {
  return typed === folded || typed === initialOf(folded);
}

function occurrences(places: readonly Place[], typed: readonly string[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at + typed.length <= places.length; at += 1) {
    if (!typed.every((character, i) => fits(character, places[at + i]?.folded ?? ''))) continue;
    found.push([places[at]?.start ?? 0, places[at + typed.length - 1]?.end ?? 0]);
  }
  return found;
}

/**
 * Where a query's words stand in a name, spaces and signs within a match included.
 * @param name composed (NFC): the positions are its own
 */
export function marksIn(name: string, terms: readonly Term[]): Marks {
  const places = placesIn(name);
  const writings = terms.flatMap(({ text, also }) => [text, ...also]);
  const all = writings.flatMap((text) => occurrences(places, Array.from(text))).sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [start, end] of all) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** A name cut at its marks, for showing. */
export function segmentsOf(name: string, marks: Marks): { text: string; marked: boolean }[] {
  const segments: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    segments.push(
      { text: name.slice(at, start), marked: false },
      { text: name.slice(start, end), marked: true },
    );
    at = end;
  }
  segments.push({ text: name.slice(at), marked: false });
  return segments.filter(({ text }) => text !== '');
}
