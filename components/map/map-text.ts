import { fill } from '@/components/recount/words';
import type { Messages } from '@/lib/content/messages';
import { lengthText } from '@/lib/domain/map/format';
import type { NearPlace } from '@/lib/domain/map/nearest';
import { degreesText } from '@/lib/domain/map/place';
import { direction, distance } from '@/lib/domain/map/projection';
import type { LatLon, MapGovernment } from '@/lib/domain/map/types';

/** The texts of maps; what runs in the browser gets them from the page, the scripts do not carry those of the whole site. */
export type MapWords = Messages['map'];

/** Nearer than this to the offices is by them: where those stand is known no better. */
const BY_METRES = 500;

/** `북위 37.2636°, 동경 127.0286°` */
export function atText({ at }: Pick<MapWords, 'at'>, { lat, lon }: LatLon): string {
  return fill(at, { lat: degreesText(lat), lon: degreesText(lon) });
}

/** Where a point lies, seen from the government's offices; empty where those are not known. */
export function wayText(words: MapWords, { name, centre }: MapGovernment, at: LatLon): string {
  if (centre === null) return '';
  const metres = distance(centre, at);
  if (metres < BY_METRES) return fill(words.nearCentre, { government: name });
  return fill(words.way, {
    government: name,
    direction: words.directions[direction(centre, at)],
    distance: lengthText(metres),
  });
}

/** How a known place lies from another point: `북동쪽 1.2 km` */
export function nearText(words: MapWords, from: LatLon, { at, metres }: NearPlace): string {
  return fill(words.wayShort, {
    direction: words.directions[direction(from, at)],
    distance: lengthText(metres),
  });
}

/** Sentences behind each other, without those that say nothing. */
export function sentences(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '').map((part) => part.replace(/\.$/, ''));
  return said.length === 0 ? '' : `${said.join('. ')}.`;
}
