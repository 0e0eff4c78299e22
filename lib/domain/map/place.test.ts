import { describe, expect, it } from 'vitest';
import { areaSize, crossesItself, middleOf } from '@/lib/domain/map/area';
import { isPlace, parsePlace, placeTexts, readCorners } from '@/lib/domain/map/place';
import type { Corner } from '@/lib/domain/map/types';

const SUWON = { south: 37.15, west: 126.85, north: 37.4, east: 127.2 };
const NOTHING = { lat: '', lon: '', area: '' };
const point = (lat: string, lon: string) => parsePlace({ lat, lon, area: '' }, SUWON);
const area = (text: string) => parsePlace({ ...NOTHING, area: text }, SUWON);

const SQUARE = '37.26,127.02;37.27,127.02;37.27,127.03;37.26,127.03';

describe('a place of a form', () => {
  it('is none where nothing was given', () => {
    expect(parsePlace({ lat: ' ', lon: '', area: '\n' }, SUWON)).toEqual({ place: null, problem: null });
  });

  it.each([
    ['37.2636', '127.0286'],
    [' 37.2636 ', '127.0286\t'],
    ['37.2636,127.0286', ''],
    ['', '37.2636, 127.0286'],
    ['37.26360000', '127.02860000001'],
  ])('%j and %j are a point', (lat, lon) => {
    expect(point(lat, lon)).toEqual({ place: { kind: 'point', lat: 37.2636, lon: 127.0286 }, problem: null });
  });

  it('keeps six decimals', () => {
    expect(point('37.26361249', '127.02860751').place).toEqual({
      kind: 'point',
      lat: 37.263612,
      lon: 127.028608,
    });
  });

  it.each([
    ['37.2636', '', 'half'],
    ['', '127.0286', 'half'],
    ['north', '127.0286', 'point'],
    ['37.2636', '127.0286,5', 'point'],
    ['3.7e1', '127', 'point'],
    ['37,2636', '127,0286', 'point'],
    ['NaN', 'Infinity', 'point'],
    ['127.0286', '37.2636', 'swapped'],
    ['37.5665', '126.978', 'outside'],
    ['48.85', '2.35', 'abroad'],
    ['0', '0', 'abroad'],
  ])('%j and %j: %s', (lat, lon, problem) => {
    expect(point(lat, lon)).toEqual({ place: null, problem });
  });

  it('may lie anywhere in Korea where the government is not known', () => {
    expect(parsePlace({ lat: '33.118', lon: '126.269', area: '' }, null).problem).toBeNull();
  });

  it('is a point or an area, not both', () => {
    expect(parsePlace({ lat: '37.2636', lon: '127.0286', area: SQUARE }, SUWON).problem).toBe('both');
  });

  it.each([SQUARE, `${SQUARE};`, SQUARE.replaceAll(';', ' ; \n '), `${SQUARE};37.26,127.02`])(
    'an area is its corners: %j',
    (text) => {
      expect(area(text)).toEqual({
        place: {
          kind: 'area',
          ring: [
            [37.26, 127.02],
            [37.27, 127.02],
            [37.27, 127.03],
            [37.26, 127.03],
          ],
        },
        problem: null,
      });
    },
  );

  const twenty = Array.from(
    { length: 20 },
    (_, index) => `37.${20 + index},${index % 2 === 0 ? 127 : 127.1}`,
  );

  it.each([
    ['37.26,127.02;37.27', 'corner'],
    ['37.26 127.02;37.27 127.03;37.28 127.04', 'corner'],
    ['37.26,127.02', 'few'],
    ['37.26,127.02;37.27,127.03', 'few'],
    [[...twenty, '37.25,127.15'].join(';'), 'many'],
    ['37.26,127.02;37.27,127.03;37.26,127.03;37.27,127.02', 'crossing'],
    ['37.26,127.02;37.27,127.03;37.28,127.04', 'crossing'],
    ['37.26,127.02;37.27,127.02;37.27,127.02', 'crossing'],
    ['37.26,127.02;37.27,127.02;37.5665,126.978', 'outside'],
    ['37.26,127.02;37.27,127.02;39.01,125.75', 'abroad'],
    ['127.02,37.26;127.02,37.27;127.03,37.27', 'swapped'],
  ])('an area %j: %s', (text, problem) => {
    expect(area(text)).toEqual({ place: null, problem });
  });

  it('takes twenty corners', () => {
    const left = Array.from({ length: 10 }, (_, index) => `37.${20 + index},127.0`);
    const right = Array.from({ length: 10 }, (_, index) => `37.${29 - index},127.1`);
    expect(area([...left, ...right].join(';')).problem).toBeNull();
  });

  it('does not hang on an endless text', () => {
    const started = Date.now();
    expect(area('1'.repeat(200_000)).problem).toBe('corner');
    expect(area('37.2,127;'.repeat(20_000)).problem).toBe('many');
    expect(Date.now() - started).toBeLessThan(1000);
  });

  it('is written as it is read', () => {
    expect(placeTexts({ kind: 'point', lat: 37.2, lon: 127.028607 })).toEqual({
      lat: '37.2',
      lon: '127.028607',
      area: '',
    });
    expect(placeTexts(area(SQUARE).place)).toEqual({ lat: '', lon: '', area: SQUARE });
    expect(placeTexts(null)).toEqual(NOTHING);
  });

  it('reads corners while they are drawn', () => {
    expect(readCorners('')).toEqual([]);
    expect(readCorners('37.26,127.02')).toEqual([[37.26, 127.02]]);
    expect(readCorners('37.26,127.02;x')).toBeNull();
  });

  it.each([
    [{ kind: 'point', lat: 37.2, lon: 127 }, true],
    [{ kind: 'area', ring: [[37.2, 127]] }, true],
    [{ kind: 'point', lat: '37.2', lon: 127 }, false],
    [{ kind: 'point', lat: 37.2 }, false],
    [{ kind: 'area', ring: [[37.2]] }, false],
    [{ kind: 'area' }, false],
    [{ kind: 'line' }, false],
    [null, false],
    ['point', false],
  ])('%j has the shape of a place: %s', (value, is) => {
    expect(isPlace(value)).toBe(is);
  });
});

describe('an area', () => {
  const ring = (...corners: Corner[]) => corners;

  it.each([
    ['a triangle', ring([37, 127], [37.1, 127], [37, 127.1]), false],
    ['an L', ring([37, 127], [37.2, 127], [37.2, 127.1], [37.1, 127.1], [37.1, 127.2], [37, 127.2]), false],
    ['a corner in line', ring([37, 127], [37.1, 127], [37.2, 127], [37.1, 127.1]), false],
    ['a bow tie', ring([37, 127], [37.1, 127.1], [37, 127.1], [37.1, 127]), true],
    ['a spike', ring([37, 127], [37.1, 127], [37.1, 127.1], [37.1, 127.05], [37, 127.1]), true],
    ['a corner on a side', ring([37, 127], [37.2, 127], [37.2, 127.2], [37.1, 127], [37, 127.2]), true],
    ['a corner that stands twice', ring([37, 127], [37.1, 127], [37.1, 127.1], [37, 127], [37, 127.2]), true],
    ['a fold where it closes', ring([37, 127.1], [37.1, 127.1], [37.1, 127], [37, 127], [37, 127.2]), true],
  ])('%s crosses itself: %s', (_, corners, crosses) => {
    expect(crossesItself(corners)).toBe(crosses);
    expect(crossesItself(corners.toReversed())).toBe(crosses);
  });

  it('has a size in square metres, whichever way round', () => {
    // 0.01° by 0.01° at 37.26°: 1,111.95 m by 1,111.95 × cos 37.26° = 884.99 m.
    const square = ring([37.26, 127.02], [37.27, 127.02], [37.27, 127.03], [37.26, 127.03]);
    expect(areaSize(square) / 984_066).toBeCloseTo(1, 3);
    expect(areaSize(square.toReversed()) / 984_066).toBeCloseTo(1, 3);
    expect(areaSize([])).toBe(0);
  });

  it('has a middle', () => {
    const place = { kind: 'area', ring: ring([37, 127], [37.3, 127], [37.3, 127.3]) } as const;
    expect(middleOf(place).lat).toBeCloseTo(37.2, 9);
    expect(middleOf(place).lon).toBeCloseTo(127.1, 9);
  });
});
