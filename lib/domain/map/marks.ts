import { boxOf, type View } from '@/lib/domain/map/projection';

/** The longest of 1, 2 or 5 times a power of ten that is not above a length. */
export function niceLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = most / power;
  // A length that is just such a one may come a hair below it.
  const reaches = (wanted: number) => digit >= wanted - 1e-9;
  return (reaches(10) ? 10 : reaches(5) ? 5 : reaches(2) ? 2 : 1) * power;
}

export interface ScaleBar {
  metres: number;
  /** In per cent of the map's width. */
  length: number;
}

/** The bar that says how long a way on the map is: a round length, at most a third of the map. */
export function scaleBar(view: View): ScaleBar {
  const metres = niceLength(view.width / 3);
  return { metres, length: (metres * 100) / view.width };
}

/** Parallels and meridians of a map, in degrees. */
export interface Graticule {
  lats: number[];
  lons: number[];
  /** How many decimals say them. */
  decimals: number;
}

/** Lines at round degrees, about four across the map. */
export function graticule(view: View): Graticule {
  const box = boxOf(view);
  const step = niceLength((box.east - box.west) / 3);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    lats: multiples(step, decimals, [box.south, box.north]),
    lons: multiples(step, decimals, [box.west, box.east]),
    decimals,
  };
}

function multiples(step: number, decimals: number, [from, to]: [number, number]): number[] {
  const first = Math.ceil(from / step);
  const length = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length }, (_, index) => Number(((first + index) * step).toFixed(decimals)));
}
