import type { Box, LatLon } from '@/lib/domain/map/types';

/** The mean radius of the earth (IUGG R1), in metres. */
const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180;
const METRES_PER_DEGREE = EARTH * RADIANS;

/** Width to height of every map of the site; its style sheet says the same. */
export const ASPECT = 4 / 3;

/** What a map shows: its centre, and how many metres it is wide. */
export interface View extends LatLon {
  width: number;
}

/** A spot of the drawing in per cent of its width from the left and of its height from above. */
export interface Spot {
  x: number;
  y: number;
}

const metresPerLon = ({ lat }: LatLon) => METRES_PER_DEGREE * Math.cos(lat * RADIANS);
const heightOf = (view: View) => view.width / ASPECT;

/**
 * Where a point is drawn: equirectangular about the view's centre. Over 100 km of Korea the scale is off by about one per cent
 * from the middle to the upper edge, less than a dot of the drawing.
 */
export function project(view: View, point: LatLon): Spot {
  const { east, north } = wayTo(view, point);
  return { x: 50 + (east * 100) / view.width, y: 50 - (north * 100) / heightOf(view) };
}

/** How many metres east and north of a point another one lies, on a flat sheet about the first. */
export function wayTo(from: LatLon, to: LatLon): { east: number; north: number } {
  return {
    east: (to.lon - from.lon) * metresPerLon(from),
    north: (to.lat - from.lat) * METRES_PER_DEGREE,
  };
}

/** The point that is drawn at a spot, the inverse of `project`, to six decimals (11 cm). */
export function unproject(view: View, { x, y }: Spot): LatLon {
  return moved(view, ((x - 50) * view.width) / 100, ((50 - y) * heightOf(view)) / 100);
}

/** The point so many metres east and north of another one; for short ways. */
export function moved(from: LatLon, east: number, north: number): LatLon {
  return {
    lat: sixDecimals(from.lat + north / METRES_PER_DEGREE),
    lon: sixDecimals(from.lon + east / metresPerLon(from)),
  };
}

/** As finely as places are kept. */
export function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** Metres between two points along the great circle (haversine). */
export function distance(a: LatLon, b: LatLon): number {
  const half = (from: number, to: number) => Math.sin(((to - from) * RADIANS) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * half(a.lon, b.lon);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Which of the eight winds a point lies in, seen from another. */
export function direction(from: LatLon, to: LatLon): Direction {
  const { east, north } = wayTo(from, to);
  const eighths = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return DIRECTIONS[(eighths + 8) % 8] ?? 'n';
}

/** The rectangle that a view shows. */
export function boxOf(view: View): Box {
  const [north, west] = corner(view, 0);
  const [south, east] = corner(view, 100);
  return { south, west, north, east };
}

function corner(view: View, per: number): [lat: number, lon: number] {
  const { lat, lon } = unproject(view, { x: per, y: per });
  return [lat, lon];
}

/** The view that shows all of a box with some room around it, at least `least` metres wide. */
export function viewOf(box: Box, least = 1000): View {
  const lat = (box.south + box.north) / 2;
  const lon = (box.west + box.east) / 2;
  const wide = (box.east - box.west) * metresPerLon({ lat, lon });
  const high = (box.north - box.south) * METRES_PER_DEGREE;
  return { lat, lon, width: Math.max(least, ROOM * Math.max(wide, high * ASPECT)) };
}

/** A view is this much wider than what it has to show. */
const ROOM = 1.25;
