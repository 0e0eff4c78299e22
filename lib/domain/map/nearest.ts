import { boxAbout, KOREA, pointsOf } from '@/lib/domain/map/extent';
import { distance, type View, viewOf } from '@/lib/domain/map/projection';
import type { KnownPlace, LatLon, Place } from '@/lib/domain/map/types';

export interface NearPlace extends KnownPlace {
  metres: number;
}

/** Known places with their ways from a point, the nearest one first. */
export function byNearness(known: readonly KnownPlace[], from: LatLon): NearPlace[] {
  return known
    .map((place) => ({ ...place, metres: distance(from, place.at) }))
    .sort((a, b) => a.metres - b.metres);
}

/** The view of a place with what tells where it is: the government's centre and the nearest known places. */
export function viewOfPlace(place: Place, centre: LatLon | null, near: readonly KnownPlace[]): View {
  const shown = [...pointsOf(place), ...(centre === null ? [] : [centre]), ...near.map(({ at }) => at)];
  return viewOf(boxAbout(shown) ?? KOREA);
}
