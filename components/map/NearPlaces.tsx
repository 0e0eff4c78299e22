import { type MapWords, nearText } from '@/components/map/map-text';
import { fill } from '@/components/recount/words';
import { Link } from '@/components/ui/Link';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { NearPlace } from '@/lib/domain/map/nearest';
import type { LatLon } from '@/lib/domain/map/types';

interface Props {
  language: Language;
  words: MapWords;
  /** The point that the ways are said from. */
  from: LatLon;
  /** Those with a number on the map. */
  named: readonly NearPlace[];
  rest: readonly NearPlace[];
}

/** Other proposals by their ways from a place, numbered as on the map. */
export function NearPlaces(props: Props) {
  const { words, named, rest } = props;
  if (named.length === 0) return null;
  return (
    <div className="map-near">
      <p>{words.nearest}</p>
      <List {...props} places={named} start={1} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{fill(words.farther, { count: count(rest.length) })}</summary>
          <List {...props} places={rest} start={named.length + 1} />
        </details>
      )}
    </div>
  );
}

function List({
  language,
  words,
  from,
  places,
  start,
}: Props & { places: readonly NearPlace[]; start: number }) {
  return (
    <ol start={start}>
      {places.map((place) => (
        <li key={place.href}>
          <Link language={language} href={place.href}>
            <span lang="ko">{place.name}</span>
          </Link>{' '}
          <span className="map-way">{nearText(words, from, place)}</span>
        </li>
      ))}
    </ol>
  );
}
