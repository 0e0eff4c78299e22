import type { Page } from '@playwright/test';
import { openVote } from '@/tests/e2e/support/ballots';
import { asOfPath } from '@/lib/domain/history';
import { localPath, type Language, LANGUAGES } from '@/lib/domain/language';

/** One of each page kind of the demo site. Paths that depend on data are read off the pages themselves. */
export interface PageKind {
  name: string;
  path: (page: Page) => Promise<string>;
}

const fixed = (name: string, path: string): PageKind => ({ name, path: () => Promise.resolve(path) });

/** The path of the first link on a page that matches, without language. */
async function firstLink(page: Page, from: string, selector: string): Promise<string> {
  await page.goto(from);
  const href = await page.locator(selector).first().getAttribute('href');
  if (href === null) throw new Error(`${from} has no ${selector}`);
  return href;
}

/** The participatory budgets that have a result. */
export async function decidedProcesses(page: Page): Promise<string[]> {
  await page.goto('/participate');
  const decided = page.locator('main tbody tr').filter({
    has: page.locator('td[data-label="선정"]', { hasText: /[1-9]/ }),
  });
  return decided.locator('th a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** A participatory budget that has a result. */
export async function firstProcess(page: Page): Promise<string> {
  const [first] = await decidedProcesses(page);
  if (first === undefined) throw new Error('no participatory budget has a result');
  return first;
}

/** A proposal that stands in a state, of a budget that has a result. */
export async function firstProposal(page: Page, state: string): Promise<string> {
  for (const process of await decidedProcesses(page)) {
    await page.goto(`${process}/proposals?state=${state}`);
    const link = page.locator('main tbody th a').first();
    if ((await link.count()) > 0) return (await link.getAttribute('href')) ?? '';
  }
  throw new Error(`no proposal is ${state}`);
}

const ofOpenVote = async (page: Page, part: string) => `/participate/${await openVote(page)}/${part}`;
/** The demonstration's vote that was counted. */
const DEMO_RESULT = `/participate/3014000-${new Date().getUTCFullYear() + 1}/result`;

const firstProject = (page: Page) => firstLink(page, '/g/1111000', 'main a[href^="/p/"]');

/** A page as of the day of the newest figures of a government. */
async function asOf(page: Page, path: string): Promise<string> {
  await page.goto('/g/1111000');
  const day = await page.locator('#as-of-date').inputValue();
  return asOfPath(day, path);
}

export const PAGE_KINDS: PageKind[] = [
  fixed('home', '/'),
  fixed('government (head office)', '/g/1100000'),
  fixed('government (district)', '/g/1111000'),
  fixed('government in a past year', '/g/4117000/2025'),
  fixed('government without rows', '/g/4117000/2019'),
  fixed('closed government', '/g/4812000'),
  fixed('projects of a government', '/g/1111000/projects'),
  fixed(
    'projects, nothing found',
    '/g/1111000/projects?q=%EC%97%86%EB%8A%94%EC%82%AC%EC%97%85%EC%9D%B4%EB%A6%84',
  ),
  { name: 'project', path: firstProject },
  fixed('projects below zero', '/g/4271000/projects?state=negative'),
  {
    name: 'project below zero',
    path: (page) => firstLink(page, '/g/4271000/projects?state=negative', 'main a[href^="/p/"]'),
  },
  {
    name: 'project over its budget',
    path: (page) => firstLink(page, '/g/4276000/projects?state=overspent', 'main a[href^="/p/"]'),
  },
  fixed('changes of a government', '/g/1111000/changes'),
  fixed('changes, nothing changed', '/g/4117000/changes?from=1999-01-01&to=1999-01-02'),
  fixed('changes, dates that are none', '/g/1111000/changes?from=2026-02-30&to=2026-06-30'),
  { name: 'government as of a date', path: (page) => asOf(page, '/g/1111000') },
  { name: 'government in a year as of a date', path: (page) => asOf(page, '/g/1111000/2025') },
  { name: 'project as of a date', path: async (page) => asOf(page, await firstProject(page)) },
  { name: 'nation as of a date', path: (page) => asOf(page, '/') },
  fixed('government before the first data', '/asof/1999-01-01/g/1111000'),
  fixed('form for a date', '/asof?date=2026-02-30&government=1111000'),
  fixed('search, empty', '/search'),
  fixed('search, hits', `/search?q=${encodeURIComponent('도서관')}`),
  fixed('search, not to be read', `/search?q=${encodeURIComponent('도서관 year:25 "작은')}`),
  fixed('search, nothing found', `/search?q=${encodeURIComponent('가나다라마바사아')}`),
  fixed('glossary', '/glossary'),
  fixed('count a vote again', '/participate/recount'),
  fixed('participatory budgets', '/participate'),
  { name: 'participatory budget', path: firstProcess },
  { name: 'participatory budget, still open', path: (page) => firstLink(page, '/participate', 'main th a') },
  { name: 'proposals', path: async (page) => `${await firstProcess(page)}/proposals` },
  {
    name: 'proposals, nothing found',
    path: async (page) => `${await firstProcess(page)}/proposals?track=nothing`,
  },
  { name: 'proposal that was chosen', path: (page) => firstProposal(page, 'won') },
  { name: 'proposal that was turned down', path: (page) => firstProposal(page, 'infeasible') },
  { name: 'proposal that was merged', path: async (page) => `${await firstProposal(page, 'merged')}?own` },
  { name: 'comments on a proposal', path: async (page) => `${await firstProposal(page, 'won')}/comments` },
  { name: 'how the vote works', path: () => Promise.resolve('/participate/method') },
  { name: 'vote, without an account', path: (page) => ofOpenVote(page, 'vote') },
  { name: 'check of a ballot', path: (page) => ofOpenVote(page, 'verify') },
  { name: 'result that is awaited', path: (page) => ofOpenVote(page, 'result') },
  { name: 'the key and its holders', path: (page) => ofOpenVote(page, 'ceremony') },
  { name: 'result of a vote', path: () => Promise.resolve(DEMO_RESULT) },
  { name: 'winners', path: async (page) => `${await firstProcess(page)}/winners` },
  { name: 'document for the council', path: async (page) => `${await firstProcess(page)}/opinion` },
  fixed('questions', '/questions'),
  fixed('sign-in', '/sign-in'),
  fixed('status', '/status'),
  fixed('ledger', '/status/ledger'),
  fixed('ledger of one rule', '/status/ledger?rule=negative&state=all'),
  fixed('ledger, nothing found', '/status/ledger?rule=row-floor'),
  {
    name: 'ledger entry of a project',
    path: (page) => firstLink(page, '/status/ledger?rule=digit-error', 'main th a[href^="/status/ledger/"]'),
  },
  {
    name: 'ledger entry of a government',
    path: (page) => firstLink(page, '/status/ledger?rule=not-reported', 'main th a[href^="/status/ledger/"]'),
  },
  { name: 'receipt', path: (page) => firstLink(page, '/g/1111000', 'main a[href*="/receipt/"]') },
  fixed('not found', '/g/9999999'),
];

export const WIDTHS = [360, 1280] as const;

export interface LocalizedKind extends PageKind {
  language: Language;
  /** One of the two languages of each kind, by turns: what is looked at in one language alone is looked at in both over the kinds. */
  turn: boolean;
}

/** Every page kind in both languages. */
export const LOCALIZED: LocalizedKind[] = PAGE_KINDS.flatMap((kind, index) =>
  LANGUAGES.map((language, at) => ({ ...kind, language, turn: index % 2 === at })),
);

/** What was found once stands: each of the pages that depend on data is looked for once by each worker. */
const found = new Map<string, string>();

export async function open(page: Page, kind: PageKind, language: Language): Promise<void> {
  const path = found.get(kind.name) ?? (await kind.path(page));
  found.set(kind.name, path);
  await page.goto(localPath(language, path));
}
