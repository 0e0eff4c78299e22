import { atText, type MapWords, sentences, wayText } from '@/components/map/map-text';
import { fill } from '@/components/recount/words';
import { markedCorners, markedPoint, type Picker } from '@/lib/client/map/picker';
import { areaSize } from '@/lib/domain/map/area';
import { areaSizeText } from '@/lib/domain/map/format';
import { FEWEST_CORNERS, parsePlace } from '@/lib/domain/map/place';
import type { MapGovernment } from '@/lib/domain/map/types';

/** What is marked now and what is wrong with it, as it is shown and read out. */
export function statusText(words: MapWords, picker: Picker, government: MapGovernment): string {
  const { texts, said, cursor } = picker;
  if (said === 'full') return words.picker.full;
  if (said === 'cursor') {
    const at = atText(words, cursor);
    return sentences([fill(words.picker.cursor, { at }), wayText(words, government, cursor)]);
  }
  const { place, problem } = parsePlace(texts, government.extent);
  // An area that is being drawn has few corners: that is said as what is still to do.
  const wrong = problem === null || problem === 'few' ? '' : words.problems[problem];
  const marked = [...pointText(words, picker, government), ...cornersText(words, picker)];
  const size =
    place?.kind === 'area' ? fill(words.picker.size, { size: areaSizeText(areaSize(place.ring)) }) : '';
  return sentences([...marked, size, wrong]) || words.picker.none;
}

function pointText(words: MapWords, { texts }: Picker, government: MapGovernment): string[] {
  const point = markedPoint(texts);
  if (point === null) return [];
  return [fill(words.picker.point, { at: atText(words, point) }), wayText(words, government, point)];
}

function cornersText({ picker: words }: MapWords, { texts }: Picker): string[] {
  const count = markedCorners(texts).length;
  const more = FEWEST_CORNERS - count;
  if (count === 0) return [];
  return [fill(more > 0 ? words.cornersMore : words.corners, { count, more })];
}
