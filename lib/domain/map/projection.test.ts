import { describe, expect, it } from 'vitest';
import { graticule, niceLength, scaleBar } from '@/lib/domain/map/marks';
import { boxOf, direction, distance, moved, project, unproject, viewOf } from '@/lib/domain/map/projection';

/** 111,195 m wide and 83,396 m high: half a degree of latitude is 66.7 % of its height. */
const view = { lat: 36, lon: 127, width: 111_195 };
const SEOUL = { lat: 37.5665, lon: 126.978 };
const BUSAN = { lat: 35.1796, lon: 129.0756 };

describe('the projection', () => {
  it('draws the centre in the middle, north above, east to the right', () => {
    expect(project(view, { lat: 36, lon: 127 })).toEqual({ x: 50, y: 50 });
    expect(project(view, { lat: 36.375, lon: 127 }).y).toBeCloseTo(0, 3);
    // A degree of longitude at 36° north is cos 36° = 0.80902 of one of latitude.
    expect(project(view, { lat: 36, lon: 127.5 }).x).toBeCloseTo(50 + 40.451, 2);
  });

  it.each([
    [0, 0],
    [100, 100],
    [12.5, 87.25],
    [50, 50],
  ])('gives the point back that is drawn at %d, %d', (x, y) => {
    const spot = project(view, unproject(view, { x, y }));
    expect(spot.x).toBeCloseTo(x, 3);
    expect(spot.y).toBeCloseTo(y, 3);
  });

  it('keeps six decimals', () => {
    expect(unproject({ lat: 36, lon: 127, width: 1000 }, { x: 60, y: 33.3333 })).toEqual({
      lat: 36.001124,
      lon: 127.001112,
    });
  });

  it('shows all of a box with room around it', () => {
    const shown = boxOf(viewOf({ south: 37.2, west: 126.9, north: 37.4, east: 127.1 }));
    expect(shown.south).toBeLessThan(37.2);
    expect(shown.north).toBeGreaterThan(37.4);
    expect(shown.west).toBeLessThan(126.9);
    expect(shown.east).toBeGreaterThan(127.1);
  });

  it('shows a single point a kilometre wide, or as wide as asked', () => {
    const box = { south: 37.2, west: 127, north: 37.2, east: 127 };
    expect(viewOf(box)).toEqual({ lat: 37.2, lon: 127, width: 1000 });
    expect(viewOf(box, 4000).width).toBe(4000);
  });
});

describe('distance and direction', () => {
  it('measures along the great circle', () => {
    expect(distance({ lat: 36, lon: 127 }, { lat: 37, lon: 127 })).toBeCloseTo(111_195.08, 1);
    // Published as 325 km between the two city halls.
    expect(distance(SEOUL, BUSAN) / 1000).toBeCloseTo(325, 0);
    expect(distance(SEOUL, SEOUL)).toBe(0);
  });

  it.each([
    [1000, 0, 'e'],
    [1000, 1000, 'ne'],
    [0, 1000, 'n'],
    [-1000, 1000, 'nw'],
    [-1000, 0, 'w'],
    [-1000, -1000, 'sw'],
    [0, -1000, 's'],
    [1000, -1000, 'se'],
    [1000, 400, 'e'],
    [1000, 430, 'ne'],
  ])('%d m east and %d m north lies %s', (east, north, wind) => {
    expect(direction(SEOUL, moved(SEOUL, east, north))).toBe(wind);
  });

  it('moves by metres', () => {
    const there = moved(SEOUL, 300, -400);
    expect(distance(SEOUL, there)).toBeCloseTo(500, 0);
    expect(there.lat).toBeCloseTo(37.5665 - 0.003597, 6);
  });
});

describe('the marks of a map', () => {
  it.each([
    [999, 500],
    [1000, 1000],
    [1999, 1000],
    [2000, 2000],
    [4999, 2000],
    [0.3, 0.2],
    [0.1, 0.1],
  ])('the longest round length up to %d is %d', (most, nice) => {
    expect(niceLength(most)).toBeCloseTo(nice, 9);
  });

  it('has a scale bar of at most a third', () => {
    expect(scaleBar({ ...view, width: 10_000 })).toEqual({ metres: 2000, length: 20 });
    expect(scaleBar({ ...view, width: 900 })).toEqual({ metres: 200, length: (200 * 100) / 900 });
  });

  it('has lines at round degrees within the map', () => {
    // 10 km at 36°: 0.1112° of longitude, 0.0674° of latitude.
    expect(graticule({ lat: 36, lon: 127, width: 10_000 })).toEqual({
      lats: [35.98, 36, 36.02],
      lons: [126.96, 126.98, 127, 127.02, 127.04],
      decimals: 2,
    });
  });

  it('says degrees without decimals where lines are whole degrees', () => {
    expect(graticule({ lat: 36, lon: 127.5, width: 400_000 })).toEqual({
      lats: [35, 36, 37],
      lons: [126, 127, 128, 129],
      decimals: 0,
    });
  });
});
