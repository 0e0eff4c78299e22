import { z } from 'zod';
import { findField } from '@/lib/domain/fields';
import { readQuery } from '@/lib/domain/search/language';
import { countWords, LONGEST_QUERY, MOST_WORDS, queryWords } from '@/lib/domain/search/query';
import {
  FACETS,
  type FacetName,
  NO_FIELD,
  type Order,
  ORDERS,
  type Sort,
  SORTS,
} from '@/lib/domain/search/types';

/** What a search asks for: the same in the address of the page, in the API and in the form. */
export interface SearchState extends Readonly<Record<FacetName, readonly string[]>> {
  q: string;
  /** Whether projects that are no longer published are found too. */
  removed: boolean;
  sort: Sort;
  order: Order;
  /** From 1. */
  page: number;
  /** Projects on a page. */
  size: number;
}

export const PAGE_SIZE = 20;
const LARGEST_PAGE_SIZE = 100;
const LAST_PAGE = 1_000_000;
const MOST_VALUES = 300;

/** What is wrong with one parameter of an address. `unknown`: there is no such parameter. */
export type ProblemKind =
  | 'unknown'
  | 'repeated'
  | 'too-many'
  | 'too-long'
  | 'too-many-words'
  | 'no-letters'
  | 'year'
  | 'government'
  | 'unknown-government'
  | 'field'
  | 'account'
  | 'choice'
  | 'page'
  | 'size';
export interface SearchProblem {
  parameter: string;
  /** As given, cut to a length that can be shown. */
  value: string;
  kind: ProblemKind;
}

/** Amounts are read from the largest down, names from the first letter on. */
export function usualOrder(sort: Sort): Order {
  return sort === 'name' ? 'asc' : 'desc';
}

const whole = (kind: ProblemKind, min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, kind)
    .transform(Number)
    .pipe(z.number().min(min, kind).max(max, kind));
const query = z
  .string()
  .trim()
  .max(LONGEST_QUERY, 'too-long')
  .refine((text) => text === '' || queryWords(text).length > 0, 'no-letters')
  .refine((text) => countWords(readQuery(text)) <= MOST_WORDS, 'too-many-words');
const code = z.string().regex(/^\d{7}$/, 'government');
const VALUE: Record<FacetName, z.ZodType<string>> = {
  year: z.string().regex(/^(199\d|20\d\d|21\d\d|2200)$/, 'year'),
  upper: code,
  government: code,
  field: z.string().refine((text) => text === NO_FIELD || findField(text) !== null, 'field'),
  // No name has a control character, and the database takes none.
  account: z
    .string()
    .trim()
    .regex(/^\P{Cc}{1,100}$/u, 'account'),
};
const choice = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values, { error: 'choice' });
const SINGLE = {
  q: query,
  removed: choice(['0', '1']),
  sort: choice(SORTS),
  order: choice(ORDERS),
  page: whole('page', 1, LAST_PAGE),
  size: whole('size', 1, LARGEST_PAGE_SIZE),
};
type SingleName = keyof typeof SINGLE;

/** Parameters that others add to links (campaigns, the framework): neither used nor complained about. */
const NOT_OURS = /^(_|utm_|fbclid$|gclid$)/;

const SHOWN = 60;
function problem(parameter: string, value: string, kind: ProblemKind): SearchProblem {
  const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  return { parameter: shown(parameter), value: shown(value), kind };
}

class Reader {
  readonly problems: SearchProblem[] = [];
  constructor(
    private readonly params: URLSearchParams,
    private readonly codes: ReadonlySet<string> | null,
  ) {}

  check<T>(parameter: string, value: string, schema: z.ZodType<T>): T | null {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    // Every message above is a kind.
    const kind = parsed.error.issues[0]?.message as ProblemKind;
    this.problems.push(problem(parameter, value, kind));
    return null;
  }

  one<T>(parameter: SingleName, schema: z.ZodType<T>, absent: T): T {
    const values = this.params.getAll(parameter).filter((value) => value !== '');
    if (values.length > 1) this.problems.push(problem(parameter, values.join(', '), 'repeated'));
    const [value] = values;
    if (value === undefined || values.length > 1) return absent;
    return this.check(parameter, value, schema) ?? absent;
  }

  /** Each value once, in the order of their characters: one selection has one address. */
  many(parameter: FacetName): string[] {
    const values = [...new Set(this.params.getAll(parameter).filter((value) => value !== ''))];
    if (values.length > MOST_VALUES) {
      this.problems.push(problem(parameter, String(values.length), 'too-many'));
      return [];
    }
    const good = values.flatMap((value) => this.check(parameter, value, VALUE[parameter]) ?? []);
    return good.filter((value) => this.exists(parameter, value)).sort();
  }

  private exists(parameter: FacetName, value: string): boolean {
    if (this.codes === null || (parameter !== 'government' && parameter !== 'upper')) return true;
    const known = this.codes.has(value);
    if (!known) this.problems.push(problem(parameter, value, 'unknown-government'));
    return known;
  }

  unknown(): void {
    const known = new Set<string>([...FACETS, ...Object.keys(SINGLE)]);
    for (const [parameter, value] of this.params) {
      if (!known.has(parameter) && !NOT_OURS.test(parameter))
        this.problems.push(problem(parameter, value, 'unknown'));
    }
  }
}

/**
 * Reads an address's query. What is wrong is named in `problems` and left out of `state`, so that a page can say so and
 * still show something; an API refuses it.
 * @param codes every code that was ever a government's; null: not looked up
 */
export function parseSearchState(
  params: URLSearchParams,
  codes: ReadonlySet<string> | null = null,
): { state: SearchState; problems: SearchProblem[] } {
  const reader = new Reader(params, codes);
  const sort = reader.one('sort', SINGLE.sort, 'relevance');
  const state = {
    q: reader.one('q', SINGLE.q, ''),
    year: reader.many('year'),
    upper: reader.many('upper'),
    government: reader.many('government'),
    field: reader.many('field'),
    account: reader.many('account'),
    removed: reader.one('removed', SINGLE.removed, '0') === '1',
    sort,
    order: reader.one('order', SINGLE.order, usualOrder(sort)),
    page: reader.one('page', SINGLE.page, 1),
    size: reader.one('size', SINGLE.size, PAGE_SIZE),
  };
  reader.unknown();
  return { state, problems: reader.problems };
}

/** The state as an address's query, without what is usual: one state has one address. */
export function searchParams(state: SearchState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.q !== '') params.set('q', state.q);
  for (const facet of FACETS) state[facet].forEach((value) => params.append(facet, value));
  const unusual: [string, boolean, string][] = [
    ['removed', state.removed, '1'],
    ['sort', state.sort !== 'relevance', state.sort],
    ['order', state.order !== usualOrder(state.sort), state.order],
    ['page', state.page !== 1, String(state.page)],
    ['size', state.size !== PAGE_SIZE, String(state.size)],
  ];
  for (const [name, said, value] of unusual) if (said) params.set(name, value);
  return params;
}

/** The address of the page (without language prefix) with changes to a state; it begins at the first page unless `page` is given. */
export function searchPath(state: SearchState, changes: Partial<SearchState> = {}): string {
  const params = searchParams({ ...state, page: 1, ...changes });
  return params.size === 0 ? '/search' : `/search?${params.toString()}`;
}

/** Whether the state narrows anything. */
export function isNarrowed(state: SearchState): boolean {
  return state.q !== '' || FACETS.some((facet) => state[facet].length > 0);
}
