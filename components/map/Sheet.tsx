import type { MapWords } from '@/components/map/map-text';
import { percent, Pinned } from '@/components/map/Pinned';
import { roundLength } from '@/lib/domain/map/format';
import { graticule, scaleBar } from '@/lib/domain/map/marks';
import { project, type View } from '@/lib/domain/map/projection';
import type { LatLon } from '@/lib/domain/map/types';

/** What is drawn on a map. */
export interface Drawn {
  view: View;
  words: Pick<MapWords, 'north'>;
  /** The government's offices. */
  centre: LatLon | null;
  /** Other places, those with a number first; the number stands beside the dot. */
  dots: readonly { at: LatLon; number: number | null }[];
  point: LatLon | null;
  corners: readonly LatLon[];
  cursor: LatLon | null;
}

/** The drawing: a grid of degrees, the offices, other places, the place itself, a scale bar and north. */
export function Sheet(drawn: Drawn) {
  const { view, centre, dots, point, cursor, words } = drawn;
  return (
    <>
      <Grid view={view} />
      {dots.map(({ at, number }, index) => (
        <Pinned key={index} view={view} at={at}>
          <circle className="map-dot" r="5" />
          {number === null ? null : (
            <text className="map-number" x="8" y="-4">
              {number}
            </text>
          )}
        </Pinned>
      ))}
      {centre === null ? null : (
        <Pinned view={view} at={centre}>
          <rect className="map-centre" x="-5" y="-5" width="10" height="10" />
        </Pinned>
      )}
      <Area {...drawn} />
      {point === null ? null : (
        <Pinned view={view} at={point}>
          <path className="map-point" d="M0 0C-3-9-10-13-10-20a10 10 0 0 1 20 0C10-13 3-9 0 0Z" />
          <circle className="map-eye" cy="-20" r="4" />
        </Pinned>
      )}
      {cursor === null ? null : (
        <Pinned view={view} at={cursor}>
          <path className="map-cursor" d="M-12 0H-3M3 0H12M0-12V-3M0 3V12" />
        </Pinned>
      )}
      <Scale view={view} />
      <svg x="100%" overflow="visible">
        <path className="map-north" d="M-20 10l6 18-6-4-6 4Z" />
        <text x="-20" y="42" textAnchor="middle">
          {words.north}
        </text>
      </svg>
    </>
  );
}

/** In per cent of the map: there a label would lie on the arrow of north, on the scale bar, or on another label. */
const LABELLED = { x: 82, above: 12, below: 80 };

function Grid({ view }: { view: View }) {
  const { lats, lons, decimals } = graticule(view);
  const middle = { lat: view.lat, lon: view.lon };
  // On a phone the labels of more lines would touch.
  const every = lons.length > 4 ? 2 : 1;
  return (
    <>
      {lons.map((lon, index) => {
        const { x: across } = project(view, { ...middle, lon });
        const x = percent(across);
        return (
          <g key={lon}>
            <line className="map-line" x1={x} x2={x} y1="0" y2="100%" />
            {across > LABELLED.x || index % every > 0 ? null : (
              <svg x={x} overflow="visible">
                <text className="map-degrees" x="4" y="14">
                  {lon.toFixed(decimals)}°
                </text>
              </svg>
            )}
          </g>
        );
      })}
      {lats.map((lat) => {
        const { y: down } = project(view, { ...middle, lat });
        const y = percent(down);
        return (
          <g key={lat}>
            <line className="map-line" x1="0" x2="100%" y1={y} y2={y} />
            {down < LABELLED.above || down > LABELLED.below ? null : (
              <svg y={y} overflow="visible">
                <text className="map-degrees" x="4" y="-4">
                  {lat.toFixed(decimals)}°
                </text>
              </svg>
            )}
          </g>
        );
      })}
    </>
  );
}

/** An area with its corners; while it is drawn, the corners with the way between them. */
function Area({ view, corners }: Drawn) {
  if (corners.length === 0) return null;
  const points = corners
    .map((corner) => project(view, corner))
    .map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`)
    .join(' ');
  return (
    <>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
        <polygon className="map-area" points={points} vectorEffect="non-scaling-stroke" />
      </svg>
      {corners.map((corner, index) => (
        <Pinned key={index} view={view} at={corner}>
          <circle className="map-corner" r="4" />
        </Pinned>
      ))}
    </>
  );
}

function Scale({ view }: { view: View }) {
  const { metres, length } = scaleBar(view);
  const end = percent(length);
  return (
    <svg x="12" y="100%" overflow="visible">
      <rect className="map-scale" x="0" y="-14" width={end} height="4" />
      <text x="0" y="-20">
        {roundLength(metres)}
      </text>
    </svg>
  );
}
