import type { Source } from '@/lib/domain/source';
import type { RateFigure, WonFigure } from '@/lib/domain/figure';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { QueryProblem } from '@/lib/domain/search/language';
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
  year: number;
  id: string;
  /** Composed (NFC): `marks` are positions in it. */
  name: string;
  marks: Marks;
  matchedBy: Match | null;
  /** Named as on the day of the figures. */
  government: GovernmentLink;
  accountName: string;
  fieldCode: string | null;
  fieldName: string | null;
  current: WonFigure;
  spent: WonFigure;
  rate: RateFigure;
  asOf: string;
  source: Source;
  /** A transfer between the government's own accounts. */
  internal: boolean;
  removedAsOf: string | null;
}

/**
 * How projects were found where none had the words as typed: without what may be particles, with a slip of a key mended, with a
 * long word taken apart. `words`: those that were looked for.
 */
export interface SearchHelp {
  kind: 'particles' | 'spelling' | 'parts';
  words: string;
}

/** A page of what was found. `total` is exact; `pages`: at least 1; `next`: the number of the next page. */
export interface SearchResult {
  items: readonly SearchHit[];
  total: number;
  pages: number;
  next: number | null;
  facets: Facets;
  /** What the words name beside projects: every government of that name. */
  governments: readonly GovernmentLink[];
  /** What was done to the words, where nothing had them as typed. */
  help: SearchHelp | null;
  /** Whether another engine answered than the one that usually does. */
  standIn: boolean;
  /** What of the query could not be read, and was left out. */
  problems: readonly QueryProblem[];
}

/** What came of a search; `too-slow`: stopped after its time was up. */
export type SearchOutcome = { kind: 'found'; result: SearchResult } | { kind: 'too-slow' };
