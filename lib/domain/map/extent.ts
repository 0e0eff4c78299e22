import { moved } from '@/lib/domain/map/projection';
import type { Box, Corner, LatLon, Place } from '@/lib/domain/map/types';

/** All of the Republic of Korea, its islands included: nothing outside is a place of a proposal. */
export const KOREA: Box = { south: 33, west: 124.5, north: 38.7, east: 132 };

/** The box around a point that reaches so many kilometres each way. */
export function boxAround(centre: LatLon, km: number): Box {
  const { lat: north, lon: east } = moved(centre, km * 1000, km * 1000);
  const { lat: south, lon: west } = moved(centre, -km * 1000, -km * 1000);
  return { south, west, north, east };
}

/** The smallest box that holds points; null where there are none. */
export function boxAbout(points: readonly LatLon[]): Box | null {
  if (points.length === 0) return null;
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  return {
    south: Math.min(...lats),
    west: Math.min(...lons),
    north: Math.max(...lats),
    east: Math.max(...lons),
  };
}

/** The box that holds both. */
export function joined(a: Box, b: Box): Box {
  return {
    south: Math.min(a.south, b.south),
    west: Math.min(a.west, b.west),
    north: Math.max(a.north, b.north),
    east: Math.max(a.east, b.east),
  };
}

export function holds(box: Box, { lat, lon }: LatLon): boolean {
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}

export const pointOf = ([lat, lon]: Corner): LatLon => ({ lat, lon });

/** The points that a place is made of. */
export function pointsOf(place: Place): LatLon[] {
  return place.kind === 'point' ? [{ lat: place.lat, lon: place.lon }] : place.ring.map(pointOf);
}
