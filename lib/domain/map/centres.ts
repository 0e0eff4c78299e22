import { CENTRE_TABLE } from '@/lib/domain/map/centre-table';
import { boxAround } from '@/lib/domain/map/extent';
import type { Box, Centre, MapGovernment } from '@/lib/domain/map/types';

const centres: ReadonlyMap<string, Centre> = new Map(
  CENTRE_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [code = '', , lat, lon, km] = line.split(' ');
      return [code, { lat: Number(lat), lon: Number(lon), km: Number(km) }];
    }),
);

/** About where a government is, by its code (laf_cd); null where the table does not have it. */
export function centreOf(lafCd: string): Centre | null {
  return centres.get(lafCd) ?? null;
}

/** What lies this far beyond a government is still taken: its reach is rough, and a river or a road may end next door. */
const MARGIN_KM = 5;

/** Where places of a government may lie: its reach and some kilometres more. Null where nothing is known: then anywhere in Korea. */
export function extentOf(lafCd: string): Box | null {
  const centre = centreOf(lafCd);
  return centre === null ? null : boxAround(centre, centre.km + MARGIN_KM);
}

/** A government by its code, under the name that the page shows. */
export function mapGovernment(lafCd: string, name: string): MapGovernment {
  return { name, centre: centreOf(lafCd), extent: extentOf(lafCd) };
}
