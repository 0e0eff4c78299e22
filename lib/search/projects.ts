import type { Pool } from 'pg';
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
  type ParsedQuery,
  parseQuery,
  placesOf,
  readQuery,
  type SearchHelp,
  type SearchHit,
  type SearchOutcome,
  type SearchResult,
  type SearchState,
  type Term,
} from '@/lib/domain/search';
import {
  ANSWER_MS,
  type FoundProject,
  type SearchPage,
  type SearchQuery,
  type SearchReader,
  SearchTooSlow,
} from '@/lib/search/engine';
import { siteReader } from '@/lib/search/site-reader';
import { correctSpelling, takeApart } from '@/lib/search/spelling';

/** What a search needs beside its state. */
export interface SearchContext {
  /** The whole register, closed governments too. The same list for each call: what is worked out of it is kept with it. */
  governments: readonly Government[];
  /** The day whose names of governments are current, `YYYY-MM-DD`. */
  today: string;
  reader?: SearchReader;
  /** Where the documents are in which spellings are looked up; by default the site's database. */
  documents?: Pool;
}

/**
 * Searches projects as an address asks for it: the words as typed, and where nothing has them, with what helps (`withHelp`).
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
  { governments, today, reader, documents = sitePool() }: SearchContext,
): Promise<SearchResult> {
  const engine = reader ?? siteReader();
  const parsed = parseQuery(state.q, {
    places: placesOf(governments),
    accounts: asksForAccounts(state.q) ? await engine.accounts() : [],
  });
  const { page, terms, help } = await withHelp(engine, documents, { state, parsed });
  const register = registerOf(governments);
  // As looked for: 수원의 names no government, 수원 does.
  const words = terms.map((term) => term.text);
  const meant = governmentsMeant(governments, { text: state.q, words, on: today });
  return {
    items: page.items.map((project) => hitOf(project, terms, register)),
    total: page.total,
    pages: Math.max(1, Math.ceil(page.total / state.size)),
    next: page.next === null ? null : state.page + 1,
    facets: withChosen(page.facets, state),
    governments: meant.map((government) => governmentLink(government, today)),
    help,
    // The engine of choice is away: another one answered, as exactly.
    standIn: page.by !== engine.name,
    problems: parsed.problems,
  };
}

/** No help is begun later: with it the answer comes in the time that an answer may take. */
const HELP_WITHIN_MS = 400;

/** What was found, by which terms, and what was done to them that anything was. */
interface Found {
  page: SearchPage;
  terms: readonly Term[];
  help: SearchHelp | null;
}

/**
 * The words as typed; where nothing has them, without the particles that may be part of them; where nothing has these either, with
 * one slip of a key mended, or a long word taken apart.
 */
async function withHelp(
  engine: SearchReader,
  documents: Pool,
  { state, parsed }: { state: SearchState; parsed: ParsedQuery },
): Promise<Found> {
  const began = performance.now();
  const until = began + HELP_WITHIN_MS;
  const page = await engine.search(queryOf(state, parsed));
  if (page.total > 0) return { page, terms: parsed.terms, help: null };
  const base = queryOf(state, parsed);
  const ways: [SearchHelp['kind'], () => Promise<readonly Term[] | null>][] = [
    ['particles', () => Promise.resolve(parsed.relaxed)],
    ['spelling', () => correctSpelling(documents, base, until)],
    ['parts', () => takeApart(documents, base, until)],
  ];
  for (const [kind, way] of ways) {
    if (performance.now() > until) break;
    const terms = await way();
    if (terms === null) continue;
    const helped = await pageInTime(engine, queryOf(state, { ...parsed, terms }), began + ANSWER_MS);
    if (helped === null) break;
    const words = terms.map((term) => term.text).join(' ');
    if (helped.total > 0) return { page: helped, terms, help: { kind, words } };
  }
  return { page, terms: parsed.terms, help: null };
}

/** What takes too long is no help. */
async function pageInTime(
  engine: SearchReader,
  query: SearchQuery,
  until: number,
): Promise<SearchPage | null> {
  try {
    return await engine.search(query, until);
  } catch (error) {
    if (error instanceof SearchTooSlow) return null;
    throw error;
  }
}

/** Only then are the accounts looked up. */
function asksForAccounts(text: string): boolean {
  return readQuery(text).texts.account.length > 0;
}

function queryOf(state: SearchState, { terms, excluded, conditions }: ParsedQuery): SearchQuery {
  const { year, upper, government, field, account, removed, sort, order, page, size } = state;
  const filters = { year, upper, government, field, account };
  return {
    terms,
    excluded,
    conditions,
    filters,
    removed,
    sort,
    order,
    offset: (page - 1) * size,
    limit: size,
  };
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
