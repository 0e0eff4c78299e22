import { boxAbout, boxAround, holds, KOREA, pointOf, pointsOf } from '@/lib/domain/map/extent';
import { niceLength } from '@/lib/domain/map/marks';
import {
  areaText,
  MOST_CORNERS,
  NO_PLACE,
  parsePlace,
  type PlaceTexts,
  placeTexts,
  readCorners,
} from '@/lib/domain/map/place';
import { boxOf, moved, type View, viewOf } from '@/lib/domain/map/projection';
import type { Corner, LatLon, MapGovernment } from '@/lib/domain/map/types';

export type PickerMode = 'point' | 'area';
export type Way = 'n' | 's' | 'w' | 'e';

/** The map on which a place is picked. The texts are those of the form: the one truth, which the map only writes. */
export interface Picker {
  mode: PickerMode;
  texts: PlaceTexts;
  view: View;
  /** Where the next corner would be set by keyboard. */
  cursor: LatLon;
  /** What the reader is told now: the place, where the cursor is, or that no corner more fits. */
  said: 'place' | 'cursor' | 'full';
}

export type PickerAction =
  | { kind: 'pick'; at: LatLon }
  | { kind: 'step'; to: Way; far: boolean }
  | { kind: 'zoom'; by: 'in' | 'out' }
  | { kind: 'pan'; to: Way }
  | { kind: 'show'; view: View }
  | { kind: 'mode'; mode: PickerMode }
  | { kind: 'remove'; corner: number }
  | { kind: 'clear' };

const NARROWEST = 200;
const WIDEST = 1_500_000;
const BEGINS_AT = 4000;
const ENOUGH = 3;
const STEPS_ACROSS = 40;
const FAR = 5;

/** All of a government; of one that the table does not have, all of Korea. */
export function wholeOf({ centre }: MapGovernment): View {
  return viewOf(centre === null ? KOREA : boxAround(centre, centre.km));
}

/** The map as it begins: at the place that the form already says; else with the known places, where there are some; else whole. */
export function startPicker(texts: PlaceTexts, government: MapGovernment, others: readonly LatLon[]): Picker {
  const { place } = parsePlace(texts, null);
  const mode = texts.area.trim() === '' ? 'point' : 'area';
  const box = boxAbout(place === null ? others : pointsOf(place));
  const isEnough = box !== null && (place !== null || others.length >= ENOUGH);
  const view = isEnough ? viewOf(box, BEGINS_AT) : wholeOf(government);
  return { mode, texts, view, cursor: middle(view), said: 'place' };
}

/** The point that the form says, wherever in Korea; null where it says none. */
export function markedPoint(texts: PlaceTexts): LatLon | null {
  const { place } = parsePlace({ ...texts, area: '' }, null);
  return place?.kind === 'point' ? { lat: place.lat, lon: place.lon } : null;
}

/** The corners that the form says, also where they do not make an area yet. */
export function markedCorners(texts: PlaceTexts): Corner[] {
  return readCorners(texts.area) ?? [];
}

/** The map when the form says something else than it wrote: it goes to where that is. */
export function typed(picker: Picker, texts: PlaceTexts): Picker {
  if (picker.texts === texts) return picker;
  const at = markedPoint(texts) ?? cornerPoints(texts)[0];
  const isSeen = at === undefined || holds(boxOf(picker.view), at);
  return { ...picker, texts, view: isSeen ? picker.view : { ...picker.view, ...at }, said: 'place' };
}

/** How far an arrow key moves on a view, in metres: a round length. */
export function stepOf(view: View): number {
  return niceLength(view.width / STEPS_ACROSS);
}

/** What the map is after an action; it changes nothing that it is given. */
export function act(picker: Picker, action: PickerAction): Picker {
  switch (action.kind) {
    case 'pick':
      return picked(picker, action.at);
    case 'step':
      return stepped(picker, action);
    case 'zoom':
      return seen(picker, zoomed(picker, action.by === 'in' ? 0.5 : 2));
    case 'pan':
      return seen(picker, shifted(picker.view, action.to));
    case 'show':
      return seen(picker, action.view);
    case 'mode':
      return { ...picker, mode: action.mode, said: 'place' };
    case 'remove':
      return withCorners(
        picker,
        markedCorners(picker.texts).filter((_, index) => index !== action.corner),
      );
    case 'clear':
      return { ...picker, texts: NO_PLACE, said: 'place' };
  }
}

/** A point takes the place of an area and the other way round: a proposal has one place. */
function picked(picker: Picker, at: LatLon): Picker {
  const here = { ...picker, cursor: at };
  if (picker.mode === 'point') {
    return { ...here, texts: placeTexts({ kind: 'point', ...at }), said: 'place' };
  }
  const corners = markedCorners(picker.texts);
  if (corners.length >= MOST_CORNERS) return { ...here, said: 'full' };
  return withCorners(here, [...corners, [at.lat, at.lon]]);
}

function withCorners(picker: Picker, ring: readonly Corner[]): Picker {
  return { ...picker, texts: { ...NO_PLACE, area: areaText(ring) }, said: 'place' };
}

/** In `point` the place itself moves, in `area` the cursor; the map follows where it would be left. */
function stepped(picker: Picker, { to, far }: { to: Way; far: boolean }): Picker {
  const metres = stepOf(picker.view) * (far ? FAR : 1);
  const from = picker.mode === 'point' ? (markedPoint(picker.texts) ?? picker.cursor) : picker.cursor;
  const at = moved(from, metres * EAST[to], metres * NORTH[to]);
  const view = holds(boxOf(picker.view), at) ? picker.view : { ...picker.view, ...at };
  const followed = { ...picker, view };
  return picker.mode === 'point' ? picked(followed, at) : { ...followed, cursor: at, said: 'cursor' };
}

const EAST: Record<Way, number> = { n: 0, s: 0, w: -1, e: 1 };
const NORTH: Record<Way, number> = { n: 1, s: -1, w: 0, e: 0 };

function shifted(view: View, to: Way): View {
  const metres = view.width / 4;
  return { ...view, ...moved(view, metres * EAST[to], metres * NORTH[to]) };
}

/** Nearer or farther; what is being marked keeps its spot on the map, where it can be seen. */
function zoomed(picker: Picker, factor: number): View {
  const { view } = picker;
  const width = Math.min(WIDEST, Math.max(NARROWEST, view.width * factor));
  const last = picker.mode === 'point' ? markedPoint(picker.texts) : picker.cursor;
  const about = last !== null && holds(boxOf(view), last) ? last : view;
  const kept = (from: number, to: number) => to + ((from - to) * width) / view.width;
  return { lat: kept(view.lat, about.lat), lon: kept(view.lon, about.lon), width };
}

/** Another view; a cursor that it leaves behind comes to its middle. */
function seen(picker: Picker, view: View): Picker {
  const cursor = holds(boxOf(view), picker.cursor) ? picker.cursor : middle(view);
  return { ...picker, view, cursor, said: 'place' };
}

const middle = (view: View): LatLon => moved(view, 0, 0);

/** What a key does on the map; null: nothing, the browser does with it what it does. */
export function keyAction(picker: Picker, key: string, shift: boolean): PickerAction | null {
  const to = ARROWS[key];
  if (to !== undefined) return { kind: 'step', to, far: shift };
  const by = ZOOMS[key];
  if (by !== undefined) return { kind: 'zoom', by };
  if (key === 'Enter' || key === ' ') return { kind: 'pick', at: toPick(picker) };
  const corners = picker.mode === 'area' ? markedCorners(picker.texts).length : 0;
  const isErasing = key === 'Backspace' || key === 'Delete';
  return isErasing && corners > 0 ? { kind: 'remove', corner: corners - 1 } : null;
}

const ARROWS: Readonly<Record<string, Way>> = {
  ArrowUp: 'n',
  ArrowDown: 's',
  ArrowLeft: 'w',
  ArrowRight: 'e',
};

/** With Shift or without, as keyboards have them. */
const ZOOMS: Readonly<Record<string, 'in' | 'out'>> = { '+': 'in', '=': 'in', '-': 'out', _: 'out' };

/** Enter marks where the cursor is; a point that is marked already stays. */
function toPick({ mode, texts, cursor }: Picker): LatLon {
  return (mode === 'point' ? markedPoint(texts) : null) ?? cursor;
}

/** Corners as points to draw. */
export const cornerPoints = (texts: PlaceTexts): LatLon[] => markedCorners(texts).map(pointOf);
