import { pointOf } from '@/lib/domain/map/extent';
import { wayTo } from '@/lib/domain/map/projection';
import type { Corner, LatLon, Place } from '@/lib/domain/map/types';

/** A corner in whole millionths of a degree, so that what lies in line is told exactly. */
type Whole = readonly [north: number, east: number];
type Side = readonly [Whole, Whole];

const MILLION = 1e6;
const whole = ([lat, lon]: Corner): Whole => [Math.round(lat * MILLION), Math.round(lon * MILLION)];

/** Twice the signed area of a triangle: its sign says which way round, zero that it is a line. */
function turn([ay, ax]: Whole, [by, bx]: Whole, [cy, cx]: Whole): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function liesOn(point: Whole, [a, b]: Side): boolean {
  const within = (axis: 0 | 1) =>
    point[axis] >= Math.min(a[axis], b[axis]) && point[axis] <= Math.max(a[axis], b[axis]);
  return turn(a, b, point) === 0 && within(0) && within(1);
}

/** Whether two sides share a point. */
function meet(one: Side, two: Side): boolean {
  const parts = ([a, b]: Side, [c, d]: Side) => Math.sign(turn(a, b, c)) * Math.sign(turn(a, b, d)) < 0;
  if (parts(one, two) && parts(two, one)) return true;
  return two.some((end) => liesOn(end, one)) || one.some((end) => liesOn(end, two));
}

/** Sides that follow each other share a corner; where the second ends on the first, the outline folds back. */
const folds = (side: Side, [, next]: Side): boolean => liesOn(next, side);

/** Whether the outline of an area crosses or touches itself; a corner that stands twice is that too. */
export function crossesItself(ring: readonly Corner[]): boolean {
  const corners = ring.map(whole);
  const sides = corners.map((corner, index): Side => [
    corner,
    corners[(index + 1) % corners.length] ?? corner,
  ]);
  return sides.some((side, index) =>
    sides.slice(index + 1).some((other, after) => {
      if (after === 0) return folds(side, other);
      const closes = index === 0 && after === sides.length - 2;
      return closes ? folds(other, side) : meet(side, other);
    }),
  );
}

/** The size of an area in square metres (shoelace); of one that crosses itself it says nothing. */
export function areaSize(ring: readonly Corner[]): number {
  const [first] = ring;
  if (first === undefined) return 0;
  const flat = ring.map((corner) => wayTo(pointOf(first), pointOf(corner)));
  const doubled = flat.reduce((sum, a, index) => {
    const b = flat[(index + 1) % flat.length] ?? a;
    return sum + a.east * b.north - b.east * a.north;
  }, 0);
  return Math.abs(doubled) / 2;
}

/** The point that stands for a place: itself, or the middle of an area's corners. */
export function middleOf(place: Place): LatLon {
  if (place.kind === 'point') return { lat: place.lat, lon: place.lon };
  const mean = (axis: 0 | 1) => place.ring.reduce((sum, corner) => sum + corner[axis], 0) / place.ring.length;
  return { lat: mean(0), lon: mean(1) };
}
