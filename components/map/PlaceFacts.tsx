import { type MapWords, wayText } from '@/components/map/map-text';
import { areaSize, middleOf } from '@/lib/domain/map/area';
import { areaSizeText, coordinates, geoUri } from '@/lib/domain/map/format';
import type { MapGovernment, Place } from '@/lib/domain/map/types';

interface Props {
  words: MapWords;
  place: Place;
  government: MapGovernment;
}

/** The place in numbers, to copy or to open in the reader's own map program. */
export function PlaceFacts({ words, place, government }: Props) {
  const middle = middleOf(place);
  const way = wayText(words, government, middle);
  return (
    <dl className="pairs">
      <div>
        <dt>{place.kind === 'point' ? words.coordinates : words.middle}</dt>
        <dd>
          <span className="map-copy">{coordinates(middle)}</span> <a href={geoUri(middle)}>{words.open}</a>
        </dd>
      </div>
      {place.kind === 'area' ? (
        <div>
          <dt>{words.size}</dt>
          <dd>{areaSizeText(areaSize(place.ring))}</dd>
        </div>
      ) : null}
      {way === '' ? null : (
        <div>
          <dt>{words.where}</dt>
          <dd>{way}</dd>
        </div>
      )}
    </dl>
  );
}
