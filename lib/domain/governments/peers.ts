import { governmentsOn } from '@/lib/domain/governments/register';
import type { Government, GovernmentKind, IsoDate } from '@/lib/domain/governments/types';
import { populationOf } from '@/lib/domain/governments/validity';

/** A group with fewer members shows no median and no rank: they would tell of single governments. */
export const MIN_PEERS = 5;

/** Upper bounds (residents, not included) between the bands of a kind; the last band is open. */
const BOUNDS: Record<GovernmentKind, readonly number[]> = {
  metropolitan: [],
  province: [],
  city: [100_000, 200_000, 300_000, 500_000],
  county: [30_000, 50_000, 100_000],
  district: [150_000, 300_000, 400_000],
};

/** A peer group: `from` residents, up to but without `below`; null where the band is open. */
export interface PeerGroup {
  id: string;
  kind: GovernmentKind;
  from: number | null;
  below: number | null;
}

/**
 * The peer group (유사단체) of a government. The rule is our own and the same for all: kind × band of residents, by the
 * newest count. (The ministry's types are not published as a list, so they cannot be re-used.)
 *
 * - cities: under 100,000 · 100,000 · 200,000 · 300,000 · 500,000 and more. From 500,000 on the law gives a city duties
 *   and revenue of its province (지방자치법 제198조), so they are no peers of smaller ones.
 * - counties: under 30,000 · 30,000 · 50,000 · 100,000 and more. 50,000 is where a county can become a city
 *   (지방자치법 제10조), and half of all counties lie below 40,000.
 * - districts: under 150,000 · 150,000 · 300,000 · 400,000 and more: round numbers, chosen for groups of like size. No law
 *   draws a line among districts that would leave five on each side.
 * - metropolitan cities and provinces: one group each, as they are too few to divide.
 *
 * @returns null where residents were never counted (a government founded since the last count)
 */
export function peerGroupOf(government: Pick<Government, 'kind' | 'populations'>): PeerGroup | null {
  const { kind } = government;
  const bounds = BOUNDS[kind];
  if (bounds.length === 0) return { id: kind, kind, from: null, below: null };
  const residents = populationOf(government)?.residents;
  if (residents === undefined) return null;
  const band = bounds.filter((bound) => bound <= residents).length;
  return peerGroup(kind, bounds[band - 1] ?? null, bounds[band] ?? null);
}

function peerGroup(kind: GovernmentKind, from: number | null, below: number | null): PeerGroup {
  const thousands = (residents: number) => `${residents / 1000}k`;
  if (from === null && below !== null) return { id: `${kind}-under-${thousands(below)}`, kind, from, below };
  const start = thousands(from ?? 0);
  return { id: `${kind}-${start}-${below === null ? 'up' : thousands(below)}`, kind, from, below };
}

/** The members of each peer group on a day, by the group's id, in the order of their codes. */
export function peerGroups(governments: Iterable<Government>, on: IsoDate): Map<string, Government[]> {
  const groups = new Map<string, Government[]>();
  for (const government of governmentsOn(governments, on).sort((a, b) => (a.lafCd < b.lafCd ? -1 : 1))) {
    const id = peerGroupOf(government)?.id;
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), government]);
  }
  return groups;
}

/** The group of a government with its members on a day, itself among them where it existed. */
export function peersOf(
  governments: Iterable<Government>,
  government: Government,
  on: IsoDate,
): { group: PeerGroup; members: Government[] } | null {
  const group = peerGroupOf(government);
  if (group === null) return null;
  return { group, members: peerGroups(governments, on).get(group.id) ?? [] };
}
