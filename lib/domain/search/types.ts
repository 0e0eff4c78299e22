import type { RateFigure, WonFigure } from '@/lib/domain/figure';
import type { Marks } from '@/lib/domain/search/marks';

/** What projects can be narrowed by. `upper`: an upper tier with the governments below it. */
export const FACETS = ['year', 'upper', 'government', 'field', 'account'] as const;
export type FacetName = (typeof FACETS)[number];

/** The value of the field facet for projects whose field was not reported. */
export const NO_FIELD = 'none';

/** Several values of one facet widen, several facets narrow. Empty: not narrowed by it. */
export type SearchFilters = Readonly<Record<FacetName, readonly string[]>>;

export const SORTS = ['relevance', 'current', 'spent', 'rate', 'name'] as const;
export type Sort = (typeof SORTS)[number];
export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

/** Why a project was found, best first; null where no words were given. */
export const MATCHES = ['exact', 'prefix', 'word', 'part', 'government'] as const;
export type Match = (typeof MATCHES)[number];

/** How many of the projects found have a value; a facet's counts leave its own filter out of account. */
export interface FacetCount {
  value: string;
  count: number;
}
export type Facets = Readonly<Record<FacetName, readonly FacetCount[]>>;

/** A project found. */
export interface SearchHit {
  fiscalYear: number;
  id: string;
  /** Composed (NFC): `marks` are positions in it. */
  name: string;
  marks: Marks;
  matchedBy: Match | null;
  lafCd: string;
  upperCd: string;
  accountName: string;
  fieldCd: string | null;
  fieldName: string | null;
  current: WonFigure;
  spent: WonFigure;
  rate: RateFigure;
  asOf: string;
  removedAsOf: string | null;
}

/** A page of what was found. `total` is exact; `next`: the number of the next page. */
export interface SearchResult {
  items: readonly SearchHit[];
  total: number;
  next: number | null;
  facets: Facets;
  /** True where nothing had the words as typed, and particles were taken off to find these. */
  relaxed: boolean;
}
