import type { PoolClient } from 'pg';
import type { Source } from '@/lib/domain/source';
import type { Government } from '@/lib/domain/governments';
import type {
  Conditions,
  Facets,
  Match,
  Order,
  References,
  SearchFilters,
  Sort,
  Term,
} from '@/lib/domain/search';

/**
 * What every search engine answers. All terms must be met and no excluded one; conditions and filters narrow; `total` and the
 * counts of the facets are exact, those of a facet without its own filter but under all else. The order of relevance: exact name, beginning of a name, whole words, parts of words, the government alone;
 * within it the larger current budget first, then the newer year, then the id.
 */
export interface SearchQuery {
  terms: readonly Term[];
  excluded: readonly Term[];
  conditions: Conditions;
  filters: SearchFilters;
  /** Projects no longer published are found too. */
  removed: boolean;
  sort: Sort;
  order: Order;
  offset: number;
  limit: number;
}

/** A project found, as stored; amounts as PostgreSQL writes bigint. */
export interface FoundProject {
  fyr: number;
  id: string;
  name: string;
  lafCd: string;
  upperCd: string;
  accountName: string;
  fieldCd: string;
  fieldName: string | null;
  currentBudget: string | null;
  spent: string | null;
  asOf: string;
  removedAsOf: string | null;
  source: Source;
  /** The run by which the figures are known. */
  figuresRun: string;
  /** Null where the query has no words. */
  matchedBy: Match | null;
}

export type EngineName = 'postgresql' | 'meilisearch';

/** `next`: the offset of the following page, null on the last one. `by`: the engine that answered. */
export interface SearchPage {
  by: EngineName;
  items: readonly FoundProject[];
  total: number;
  facets: Facets;
  next: number | null;
}

/** A project name that a text begins or is part of, and how many projects bear it among those looked at. */
export interface Suggestion {
  name: string;
  projects: number;
}

/** How many documents there are, and a checksum over which version of which project they stand for, whatever their order. */
export interface IndexState {
  documents: number;
  checksum: string;
}

/** The reading half: for the site. */
export interface SearchReader {
  readonly name: EngineName;
  /**
   * @param until when the answer is wanted at the latest (`performance.now()`); by default what an answer may take from now
   * @throws SearchTooSlow when the query took longer
   */
  search(query: SearchQuery, until?: number): Promise<SearchPage>;
  /**
   * Names of projects to offer while somebody types: those that the text begins first, then those that have it. Quick rather than
   * whole: of a text that very many names have, some names are offered.
   */
  suggest(term: Term, limit: number): Promise<readonly Suggestion[]>;
  /** What a text may stand for beside projects. @param register every government; @param on the day whose names are current */
  refer(text: string, register: readonly Government[], on: string): Promise<References>;
  /** The names of all accounts, as published: what `account:` in a query is looked up in. */
  accounts(): Promise<readonly string[]>;
  state(): Promise<IndexState>;
}

/**
 * The writing half: for the sync role. All take the transaction in which the delivery is marked: an engine that lives in
 * this database writes in it, another reads its rows through it and returns when it has them. All may be repeated.
 */
export interface SearchWriter {
  readonly name: EngineName;
  /** Of the documents' form: those of another one are made anew. */
  readonly version: number;
  /**
   * Brings the documents of the projects that these runs changed up to date.
   * @returns how many documents were written or removed
   */
  index(transaction: PoolClient, runIds: readonly string[]): Promise<number>;
  /** Compares every document with its project: writes those that are wrong, removes those that stand for nothing. */
  repair(transaction: PoolClient): Promise<number>;
  /** Makes all documents anew, beside those that are searched meanwhile, and puts them in their place. */
  rebuild(transaction: PoolClient): Promise<number>;
}

/** All that one answer asks of an engine together takes no longer. */
export const ANSWER_MS = 800;

/** The query was stopped after its time was up. */
export class SearchTooSlow extends Error {
  override readonly name = 'SearchTooSlow';
}
