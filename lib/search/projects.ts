import { sitePool } from '@/lib/db/site-pool';
import { governmentLink } from '@/lib/domain/government-link';
import { type Government, registerOf, type Register } from '@/lib/domain/governments';
import { rateTenths, wonOrNull } from '@/lib/domain/money';
import { isInternalTransfer } from '@/lib/domain/project';
import { type Measure, receiptPath } from '@/lib/domain/receipt';
import {
  FACETS,
  type FacetCount,
  type Facets,
  governmentsMeant,
  marksIn,
  NO_FIELD,
  parseQuery,
  placesOf,
  queryWords,
  type SearchHit,
  type SearchOutcome,
  type SearchResult,
  type SearchState,
  type Term,
} from '@/lib/domain/search';
import { type FoundProject, type SearchPage, type SearchReader, SearchTooSlow } from '@/lib/search/engine';
import { postgresReader } from '@/lib/search/postgres/reader';

/** What a search needs beside its state. */
export interface SearchContext {
  /** The whole register, closed governments too. The same list for each call: what is worked out of it is kept with it. */
  governments: readonly Government[];
  /** The day whose names of governments are current, `YYYY-MM-DD`. */
  today: string;
  reader?: SearchReader;
}

/**
 * Searches projects as an address asks for it: the words as typed, and where nothing has them, without the particles that
 * may be part of them.
 */
export async function searchProjects(state: SearchState, context: SearchContext): Promise<SearchOutcome> {
  try {
    return { kind: 'found', result: await search(state, context) };
  } catch (error) {
    if (error instanceof SearchTooSlow) return { kind: 'too-slow' };
    throw error;
  }
}

async function search(
  state: SearchState,
  { governments, today, reader }: SearchContext,
): Promise<SearchResult> {
  const engine = reader ?? postgresReader(sitePool());
  const { terms, relaxed } = parseQuery(state.q, placesOf(governments));
  const asTyped = await pageOf(engine, state, terms);
  const again = asTyped.total === 0 && relaxed !== null ? await pageOf(engine, state, relaxed) : null;
  const helped = again !== null && again.total > 0;
  const [page, used] = helped ? [again, relaxed ?? terms] : [asTyped, terms];
  const register = registerOf(governments);
  const meant = governmentsMeant(governments, { text: state.q, words: wordsMeant(state.q, used), on: today });
  return {
    items: page.items.map((project) => hitOf(project, used, register)),
    total: page.total,
    pages: Math.max(1, Math.ceil(page.total / state.size)),
    next: page.next === null ? null : state.page + 1,
    facets: withChosen(page.facets, state),
    governments: meant.map((government) => governmentLink(government, today)),
    relaxed: helped ? used.map((term) => term.text).join(' ') : null,
  };
}

/** The words as typed and as looked for: 수원의 names no government, 수원 does. */
function wordsMeant(text: string, used: readonly Term[]): string[] {
  const looked = used.map((term) => term.text);
  return looked.length > 0 ? looked : queryWords(text);
}

function pageOf(engine: SearchReader, state: SearchState, terms: readonly Term[]): Promise<SearchPage> {
  const { year, upper, government, field, account, removed, sort, order, page, size } = state;
  const filters = { year, upper, government, field, account };
  return engine.search({ terms, filters, removed, sort, order, offset: (page - 1) * size, limit: size });
}

function hitOf(project: FoundProject, terms: readonly Term[], register: Register): SearchHit {
  const { fyr: year, id, name, lafCd, asOf } = project;
  const current = wonOrNull(project.currentBudget);
  const spent = wonOrNull(project.spent);
  const receipt = (measure: Measure) => receiptOf(project, measure);
  const government = register.get(lafCd);
  return {
    year,
    id,
    name,
    marks: marksIn(name, terms),
    matchedBy: project.matchedBy,
    // A code that the register lost stands for itself: the project is shown all the same.
    government:
      government === undefined
        ? { lafCd, names: { ko: lafCd, en: lafCd } }
        : governmentLink(government, asOf),
    accountName: project.accountName,
    fieldCode: project.fieldCd === NO_FIELD ? null : project.fieldCd,
    fieldName: project.fieldName,
    current: { unit: 'won', value: current, receipt: receipt('current') },
    spent: { unit: 'won', value: spent, receipt: receipt('spent') },
    rate: { unit: 'tenths', value: rateTenths(spent, current), receipt: receipt('rate') },
    asOf,
    source: project.source,
    internal: isInternalTransfer({ name }),
    removedAsOf: project.removedAsOf,
  };
}

function receiptOf({ id, fyr, asOf, figuresRun }: FoundProject, measure: Measure): string {
  const run = Number(figuresRun);
  return receiptPath({ run, asOf, year: fyr, scope: `p-${id}`, measure, field: null, comparable: false });
}

/** What is chosen stays to be seen and taken back, though nothing was found of it. */
function withChosen(facets: Facets, state: SearchState): Facets {
  const complete = (counts: readonly FacetCount[], chosen: readonly string[]) => [
    ...counts,
    ...chosen.flatMap((value) => (counts.some((one) => one.value === value) ? [] : [{ value, count: 0 }])),
  ];
  const entries = FACETS.map((facet) => [facet, complete(facets[facet], state[facet])]);
  // The keys are exactly the facets: fromEntries cannot tell.
  return Object.fromEntries(entries) as Facets;
}
