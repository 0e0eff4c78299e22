import { z } from 'zod';
import type { GovernmentFrame } from '@/lib/domain/government-page';
import type { ProjectLine } from '@/lib/domain/project-line';
import type { Source } from '@/lib/domain/source';

/** Lists of a government's projects: what the address can ask for. The address is the whole state of the list. */
export const PROJECT_SORTS = ['current', 'spent', 'rate', 'name'] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

/**
 * `overspent`: spent above the current budget · `unspent`: nothing spent · `negative`: an amount below zero · `missing`: an
 * amount not reported · `internal`: transfers between own accounts · `removed`: no longer in the source (left out of the list otherwise)
 */
export const PROJECT_STATES = ['overspent', 'unspent', 'negative', 'missing', 'internal', 'removed'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

export const PAGE_SIZE = 50;
const LAST_PAGE = 10_000;

/** A parameter that does not fit is as if it were not there: an address from elsewhere still leads to the list. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => value || null)
    .catch(null);
const filterShape = z.object({
  /** Null: the latest year with data; `all`: every year. */
  year: z
    .union([z.literal('all'), z.coerce.number().int().min(1990).max(2200)])
    .nullable()
    .catch(null),
  /** A field's code; `none`: projects without one. */
  field: text(40),
  account: text(200),
  q: text(100),
  /** A project's code in its government, the same through the years. */
  code: text(60),
  state: z.enum(PROJECT_STATES).nullable().catch(null),
  sort: z.enum(PROJECT_SORTS).catch('current'),
  order: z.enum(['asc', 'desc']).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
export type ProjectFilter = z.infer<typeof filterShape>;
export type SearchParams = Record<string, string | string[] | undefined>;

/** Reads a filter from the query of an address. Of a parameter given twice, the first counts. */
export function parseProjectFilter(query: SearchParams): ProjectFilter {
  const first = Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]);
  return filterShape.parse({
    year: null,
    state: null,
    order: null,
    ...Object.fromEntries(first.filter(([, value]) => value !== '')),
  });
}

/** The direction in effect: names from the first letter, figures from the largest, unless the address says otherwise. */
export function sortOrder({ sort, order }: Pick<ProjectFilter, 'sort' | 'order'>): 'asc' | 'desc' {
  return order ?? (sort === 'name' ? 'asc' : 'desc');
}

/** The query of the address of a list, `''` or from the question mark on; what is not said stands out. */
export function projectListQuery(filter: Partial<ProjectFilter>): string {
  const query = new URLSearchParams();
  for (const name of ['year', 'field', 'account', 'q', 'code', 'state', 'sort', 'order', 'page'] as const) {
    const value = filter[name];
    const isDefault = (name === 'sort' && value === 'current') || (name === 'page' && value === 1);
    if (value !== undefined && value !== null && !isDefault) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** The path of a list, without language prefix. */
export function projectListPath(lafCd: string, filter: Partial<ProjectFilter> = {}): string {
  return `/g/${lafCd}/projects${projectListQuery(filter)}`;
}

/** A choice that the list offers, with how many projects there are of it in the year. */
export interface ProjectChoice {
  value: string;
  projects: number;
}

/** A page of a government's projects. */
export interface ProjectList {
  frame: GovernmentFrame;
  filter: ProjectFilter;
  /** The year in effect. Null: the government has no data at all. */
  year: number | 'all' | null;
  years: number[];
  fields: ProjectChoice[];
  accounts: ProjectChoice[];
  items: ProjectLine[];
  total: number;
  pages: number;
  /** Where the rows come from. */
  sources: Source[];
  /** The newest day among the projects of the year. */
  asOf: string | null;
  lastChecked: string | null;
}
