import { hasBareInitial, normalizeTyped, typedPosition } from '@/lib/domain/governments/hangul';
import type { Government, GovernmentName, IsoDate } from '@/lib/domain/governments/types';
import { existsOn, populationOf } from '@/lib/domain/governments/validity';
import { writingsOf } from '@/lib/domain/governments/writings';

/** How a government was found, best first: its code, a whole name, all initials of a name, the beginning, a part. */
const RANKS = ['code', 'name', 'initials', 'beginning', 'part'] as const;
export type MatchedBy = (typeof RANKS)[number];

/** A candidate; `formerName`: only a name that it no longer bears fits as well. */
export interface FoundGovernment {
  government: Government;
  matchedBy: MatchedBy;
  formerName: boolean;
}

/**
 * The governments that typed text may mean, best first: the code or its first digits, a full or short name with or without
 * the upper tier ("서울 중구", "중구", "종로"), initial consonants (ㅈㄹㄱ), an unfinished syllable, or English. Former names
 * find too. A name that several bear gives them all; those that exist come before those closed, larger before smaller.
 * @param governments the list to look in
 * @param on which names and governments are current
 */
export function findGovernments(
  governments: Iterable<Government>,
  text: string,
  on: IsoDate,
): FoundGovernment[] {
  const typed = normalizeTyped(text);
  if (typed === '') return [];
  const words = text.trim().split(/\s+/).map(normalizeTyped);
  const match = (government: Government) =>
    /^\d+$/.test(typed) ? matchCode(government, typed) : matchName(government, typed, words, on);
  const found = [...governments].flatMap((government) => match(government) ?? []);
  return found
    .map((candidate) => ({ candidate, order: orderOf(candidate, on) }))
    .sort((a, b) => compare(a.order, b.order))
    .map(({ candidate }) => candidate);
}

function orderOf({ government, matchedBy, formerName }: FoundGovernment, on: IsoDate): number[] {
  return [
    RANKS.indexOf(matchedBy),
    existsOn(government, on) ? 0 : 1,
    formerName ? 1 : 0,
    government.tier === 'upper' ? 0 : 1,
    -(populationOf(government)?.residents ?? 0),
    Number(government.lafCd),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function matchCode(government: Government, typed: string): FoundGovernment | null {
  if (!government.lafCd.startsWith(typed)) return null;
  return { government, matchedBy: government.lafCd === typed ? 'code' : 'beginning', formerName: false };
}

function matchName(
  government: Government,
  typed: string,
  words: readonly string[],
  on: IsoDate,
): FoundGovernment | null {
  const candidates = government.names.flatMap((name) => {
    const keys = writingsOf(government, name);
    const matchedBy = bestMatch(keys, typed) ?? matchWords(keys, words);
    const formerName = !isCurrent(name, government, on);
    return matchedBy === null ? [] : [{ government, matchedBy, formerName }];
  });
  return candidates.sort((a, b) => compare(orderOf(a, on), orderOf(b, on)))[0] ?? null;
}

/** A closed government's last name counts as its current one. */
function isCurrent(name: GovernmentName, government: Government, on: IsoDate): boolean {
  return existsOn(name, on) || (name === government.names.at(-1) && name.to === government.to);
}

/** Words in another order or with something left out between them: 중구 서울, 부산시 진구. */
function matchWords(keys: readonly string[], words: readonly string[]): MatchedBy | null {
  return words.length > 1 && words.every((word) => bestMatch(keys, word) !== null) ? 'part' : null;
}

function bestMatch(keys: readonly string[], typed: string): MatchedBy | null {
  const initials = hasBareInitial(typed);
  const matches = new Set(keys.map((key) => keyMatch(key, typed, initials)));
  return RANKS.find((rank) => matches.has(rank)) ?? null;
}

function keyMatch(key: string, typed: string, initials: boolean): MatchedBy | null {
  if (key === typed) return 'name';
  const at = typedPosition(typed, key);
  if (at < 0) return null;
  if (at > 0) return 'part';
  return initials && key.length === typed.length ? 'initials' : 'beginning';
}
