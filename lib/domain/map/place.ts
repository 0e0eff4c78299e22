import { crossesItself } from '@/lib/domain/map/area';
import { holds, KOREA, pointsOf } from '@/lib/domain/map/extent';
import { sixDecimals } from '@/lib/domain/map/projection';
import type { Box, Corner, LatLon, Place } from '@/lib/domain/map/types';

/** The fields of a form: `37.2636`, `127.0286`, and an area as `37.26,127.02;37.27,127.03;…`; empty where not given. */
export interface PlaceTexts {
  lat: string;
  lon: string;
  area: string;
}

export const NO_PLACE: PlaceTexts = { lat: '', lon: '', area: '' };
export const FEWEST_CORNERS = 3;
export const MOST_CORNERS = 20;

/**
 * What is wrong with a place. `both`: a point and an area; `half`: one of the two numbers alone; `point`: no numbers; `swapped`: the
 * longitude stands first; `corner`: a corner of the area cannot be read; `few`, `many`: corners; `crossing`: the outline crosses itself;
 * `outside`: beyond the government and its surroundings; `abroad`: outside Korea.
 */
export const PLACE_PROBLEMS = [
  'both',
  'half',
  'point',
  'swapped',
  'corner',
  'few',
  'many',
  'crossing',
  'outside',
  'abroad',
] as const;
export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

/** A place, none where nothing was given, or what is wrong. */
export type ReadPlace = { place: Place | null; problem: null } | { place: null; problem: PlaceProblem };

const wrong = (problem: PlaceProblem): ReadPlace => ({ place: null, problem });

/**
 * The place that a form says. Numbers are taken to six decimals. A point may also stand whole in the first field (`37.2636,127.0286`),
 * as maps copy it.
 * @param extent where places of this government may lie, some kilometres around it included; null: anywhere in Korea
 */
export function parsePlace(texts: PlaceTexts, extent: Box | null): ReadPlace {
  const hasPoint = texts.lat.trim() !== '' || texts.lon.trim() !== '';
  const hasArea = texts.area.trim() !== '';
  if (hasPoint && hasArea) return wrong('both');
  if (hasPoint) return readPoint(texts, extent);
  return hasArea ? readArea(texts.area, extent) : { place: null, problem: null };
}

function readPoint({ lat, lon }: PlaceTexts, extent: Box | null): ReadPlace {
  const whole = [lat, lon].map((text) => text.trim()).filter((text) => text !== '');
  const numbers = whole.join(',').split(',');
  if (numbers.length === 1) return wrong('half');
  const corner = readCorner(whole.join(','));
  if (corner === null) return wrong('point');
  return checked({ kind: 'point', lat: corner[0], lon: corner[1] }, extent);
}

function readArea(text: string, extent: Box | null): ReadPlace {
  const ring = readCorners(text);
  if (ring === null) return wrong('corner');
  if (ring.length < FEWEST_CORNERS) return wrong('few');
  if (ring.length > MOST_CORNERS) return wrong('many');
  const read = checked({ kind: 'area', ring }, extent);
  // Corners that lie elsewhere say more than that their outline crosses itself.
  return read.problem === null && crossesItself(ring) ? wrong('crossing') : read;
}

function checked(place: Place, extent: Box | null): ReadPlace {
  const points = pointsOf(place);
  if (points.every((point) => holds(KOREA, point))) {
    const inside = extent === null || points.every((point) => holds(extent, point));
    return inside ? { place, problem: null } : wrong('outside');
  }
  const turned = points.map(({ lat, lon }): LatLon => ({ lat: lon, lon: lat }));
  return wrong(turned.every((point) => holds(KOREA, point)) ? 'swapped' : 'abroad');
}

/** The corners of an area as far as it is drawn, also fewer than make one; null where one cannot be read. */
export function readCorners(text: string): Corner[] | null {
  const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '');
  const corners = parts.map(readCorner).filter((corner) => corner !== null);
  if (corners.length < parts.length) return null;
  const [first, last] = [corners[0], corners.at(-1)];
  // Other programs repeat the first corner at the end.
  const closed = corners.length > FEWEST_CORNERS && String(first) === String(last);
  return closed ? corners.slice(0, -1) : corners;
}

/** Two numbers of degrees; no more digits than places have, so that a text cannot be endless. */
const PAIR = /^\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*$/;

function readCorner(text: string): Corner | null {
  const [, lat, lon] = PAIR.exec(text) ?? [];
  return lat === undefined || lon === undefined ? null : [sixDecimals(Number(lat)), sixDecimals(Number(lon))];
}

/** The fields that say a place; `parsePlace` reads it back. */
export function placeTexts(place: Place | null): PlaceTexts {
  if (place === null) return NO_PLACE;
  if (place.kind === 'area') return { ...NO_PLACE, area: areaText(place.ring) };
  return { ...NO_PLACE, lat: degreesText(place.lat), lon: degreesText(place.lon) };
}

export function areaText(ring: readonly Corner[]): string {
  return ring.map((corner) => corner.map(degreesText).join(',')).join(';');
}

/** Up to six decimals, without needless zeros. */
export function degreesText(degrees: number): string {
  return String(sixDecimals(degrees));
}

/** Whether what was kept, as JSON, is a place by its shape; it was checked when it was taken. */
export function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'point') return 'lat' in value && 'lon' in value && isPair([value.lat, value.lon]);
  return value.kind === 'area' && 'ring' in value && Array.isArray(value.ring) && value.ring.every(isPair);
}

const isPair = (value: unknown): value is Corner =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
