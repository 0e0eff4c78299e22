import { degreesText } from '@/lib/domain/map/place';
import { count } from '@/lib/domain/format';
import type { LatLon } from '@/lib/domain/map/types';

/** Between a number and its unit: they do not part at the end of a line. */
const UNIT = '\u00a0';

/** A way as it is said: `40 m`, `850 m`, `3.4 km`, `120 km`; never more exact than places are. */
export function lengthText(metres: number): string {
  const tens = Math.round(metres / 10) * 10;
  if (tens < 1000) return `${tens}${UNIT}m`;
  const tenths = Math.round(metres / 100);
  return tenths < 100
    ? `${(tenths / 10).toFixed(1)}${UNIT}km`
    : `${count(Math.round(metres / 1000))}${UNIT}km`;
}

/** A round length of a scale bar or a step: `50 m`, `2 km`. */
export function roundLength(metres: number): string {
  return metres < 1000 ? `${metres}${UNIT}m` : `${count(metres / 1000)}${UNIT}km`;
}

/** The size of an area: `1,250 m²` below a tenth of a square kilometre, `0.35 km²` above. */
export function areaSizeText(squareMetres: number): string {
  if (squareMetres < 100_000) return `${count(Math.round(squareMetres))}${UNIT}m²`;
  return `${(squareMetres / 1e6).toFixed(2)}${UNIT}km²`;
}

/** As maps and phones read it: `37.2636, 127.0286`. */
export function coordinates({ lat, lon }: LatLon): string {
  return `${degreesText(lat)}, ${degreesText(lon)}`;
}

/** The address that opens a point in the reader's own map program (RFC 5870). */
export function geoUri({ lat, lon }: LatLon): string {
  return `geo:${degreesText(lat)},${degreesText(lon)}`;
}
