import { describe, expect, it } from 'vitest';
import { areaSizeText, coordinates, geoUri, lengthText, roundLength } from '@/lib/domain/map/format';
import { byNearness, viewOfPlace } from '@/lib/domain/map/nearest';
import { boxOf } from '@/lib/domain/map/projection';

const HALL = { lat: 37.263, lon: 127.029 };

describe('what is said of a map', () => {
  it.each([
    [0, '0 m'],
    [44, '40 m'],
    [994, '990 m'],
    [996, '1.0 km'],
    [3449, '3.4 km'],
    [9960, '10 km'],
    [123_456, '123 km'],
  ])('a way of %d m is %s', (metres, text) => {
    expect(lengthText(metres).replace('\u00a0', ' ')).toBe(text);
  });

  it('says round lengths and sizes', () => {
    expect(roundLength(500)).toBe('500\u00a0m');
    expect(roundLength(2000)).toBe('2\u00a0km');
    expect(areaSizeText(1250.4)).toBe('1,250\u00a0m²');
    expect(areaSizeText(984_066)).toBe('0.98\u00a0km²');
  });

  it('says coordinates to copy and to open', () => {
    expect(coordinates(HALL)).toBe('37.263, 127.029');
    expect(geoUri({ lat: 37.2636124, lon: 127.0286 })).toBe('geo:37.263612,127.0286');
  });
});

describe('known places', () => {
  const known = [
    { name: 'far', href: '/3', at: { lat: 37.363, lon: 127.029 } },
    { name: 'near', href: '/2', at: { lat: 37.264, lon: 127.029 } },
  ];

  it('stand by nearness, with their ways', () => {
    const near = byNearness(known, HALL);
    expect(near.map(({ name }) => name)).toEqual(['near', 'far']);
    expect(near[0]?.metres).toBeCloseTo(111.2, 1);
  });

  it('are shown with the place and the offices', () => {
    const box = boxOf(viewOfPlace({ kind: 'point', lat: 37.2, lon: 127 }, HALL, known));
    expect(box.south).toBeLessThan(37.2);
    expect(box.north).toBeGreaterThan(37.363);
    expect(box.east).toBeGreaterThan(127.029);
  });
});
