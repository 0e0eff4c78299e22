import { atText, nearText, sentences, wayText } from '@/components/map/map-text';
import { NearPlaces } from '@/components/map/NearPlaces';
import { Pinned } from '@/components/map/Pinned';
import { PlaceFacts } from '@/components/map/PlaceFacts';
import { Sheet } from '@/components/map/Sheet';
import { fill } from '@/components/recount/words';
import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';
import { areaSize, middleOf } from '@/lib/domain/map/area';
import { pointsOf } from '@/lib/domain/map/extent';
import { areaSizeText } from '@/lib/domain/map/format';
import { byNearness, type NearPlace, viewOfPlace } from '@/lib/domain/map/nearest';
import type { View } from '@/lib/domain/map/projection';
import type { KnownPlace, MapGovernment, Place } from '@/lib/domain/map/types';

export interface PlaceMapProps {
  language: Language;
  place: Place;
  government: MapGovernment;
  /** Places of other proposals, in any order; not the place itself. Their names are Korean. */
  others: readonly KnownPlace[];
}

/** So many other places are named beside the map, and the map reaches to them. */
const NAMED = 5;

/** Where a proposal is, drawn without anything from outside, and the same in words. */
export function PlaceMap({ language, place, government, others }: PlaceMapProps) {
  const { map: words } = messages(language);
  const middle = middleOf(place);
  const near = byNearness(others, middle);
  const named = near.slice(0, NAMED);
  const view = viewOfPlace(place, government.centre, named);
  const shown = { language, words, from: middle };
  return (
    <figure className="map">
      <div className="map-frame">
        <svg role="img" aria-label={pictureText({ language, place, government, others }, named)}>
          <Sheet
            view={view}
            words={words}
            centre={government.centre}
            dots={near.map(({ at }, index) => ({ at, number: index < NAMED ? index + 1 : null }))}
            point={place.kind === 'point' ? middle : null}
            corners={place.kind === 'area' ? pointsOf(place) : []}
            cursor={null}
          />
        </svg>
        <DotLinks language={language} view={view} near={near} />
      </div>
      <figcaption>
        <ul className="map-key" aria-hidden="true">
          <li className="map-key-place">{words.keyPoint}</li>
          {near.length === 0 ? null : <li className="map-key-other">{words.keyOthers}</li>}
          {government.centre === null ? null : (
            <li className="map-key-centre">{fill(words.keyCentre, { government: government.name })}</li>
          )}
        </ul>
        <p>
          {words.caption} {government.centre === null ? null : words.captionCentre}
        </p>
      </figcaption>
      <PlaceFacts words={words} place={place} government={government} />
      <NearPlaces {...shown} named={named} rest={near.slice(NAMED)} />
    </figure>
  );
}

/** What the picture shows, for those who do not see it. */
function pictureText({ language, place, government }: PlaceMapProps, named: readonly NearPlace[]): string {
  const { map: words } = messages(language);
  const middle = middleOf(place);
  const at = atText(words, middle);
  const what =
    place.kind === 'point'
      ? fill(words.pointPicture, { at })
      : fill(words.areaPicture, {
          at,
          corners: place.ring.length,
          size: areaSizeText(areaSize(place.ring)),
        });
  const list = named.map((other) => `${other.name} (${nearText(words, middle, other)})`).join(', ');
  const near = list === '' ? '' : fill(words.nearPicture, { list });
  return sentences([what, wayText(words, government, middle), near]);
}

/** Over the dots, for the mouse alone: the list below the map has the same links for everybody. */
function DotLinks({ language, view, near }: { language: Language; view: View; near: readonly NearPlace[] }) {
  return (
    <svg className="map-links" aria-hidden="true">
      {near.map(({ name, href, at }) => (
        <Pinned key={href} view={view} at={at}>
          <a href={localPath(language, href)} tabIndex={-1}>
            <title>{name}</title>
            <circle r="12" />
          </a>
        </Pinned>
      ))}
    </svg>
  );
}
