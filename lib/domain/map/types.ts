/** WGS84, decimal degrees; north and east are positive. */
export interface LatLon {
  lat: number;
  lon: number;
}

/** A corner of an area: latitude, longitude. */
export type Corner = readonly [lat: number, lon: number];

/** Where a proposal is: a point, or an area by its corners in order, the first one not repeated at the end. */
export type Place = ({ kind: 'point' } & LatLon) | { kind: 'area'; ring: readonly Corner[] };

/** A rectangle of whole meridians and parallels; it never crosses the date line here. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** A thing of the portal that has a place: another proposal. `href`: a path of this site without language prefix. */
export interface KnownPlace {
  name: string;
  href: string;
  at: LatLon;
}

/** About where a government is: its main office, and how many kilometres it reaches from there at most. */
export interface Centre extends LatLon {
  km: number;
}

/** A government as maps need it. */
export interface MapGovernment {
  /** In the language of the page. */
  name: string;
  /** Null where the table does not have it. */
  centre: Centre | null;
  extent: Box | null;
}
