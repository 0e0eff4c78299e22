import { type Language, localPath } from '@/lib/domain/language';
import { PROCESS_ID } from '@/lib/domain/process/ids';
import { parseReceipt, type ReceiptAddress } from '@/lib/domain/receipt';

/** What a path of the site names, so that the door can look it up before a page is asked for. */
export interface Route {
  /** Every government code in the path. */
  lafCd: string | null;
  projectId: string | null;
  receipt: ReceiptAddress | null;
  /** An entry of the ledger of data checks. */
  discrepancyId: string | null;
  /** A participatory budget, and a proposal of it where the path names one. */
  process: { id: string; proposal: number | null } | null;
  /** A question's number. */
  question: number | null;
}

const NOTHING_TO_LOOK_UP: Route = {
  lafCd: null,
  projectId: null,
  receipt: null,
  discrepancyId: null,
  process: null,
  question: null,
};
const FIRST_YEAR = 1990;
/** Pages that know who is asking. */
const MEMBER_PAGES = [
  '/sign-in',
  '/sign-in/mailed',
  '/sign-in/link',
  '/account',
  '/account/begin',
  '/account/guardian',
  '/account/guardian/agree',
  '/account/notices',
  '/account/second-factor',
  '/questions',
  '/questions/ask',
  '/questions/confirm',
  '/desk',
  '/desk/questions',
  '/desk/moderation',
  '/desk/people',
  '/desk/audit',
];
const PAGES = [
  '/',
  '/search',
  '/glossary',
  '/asof',
  '/status',
  '/status/ledger',
  '/participate',
  '/participate/recount',
  '/participate/method',
  ...MEMBER_PAGES,
];

/**
 * Splits the language off a path: `/en/g/1111000` → en and `/g/1111000`; without prefix it is Korean.
 * `redirect` is true where the address has another, proper form: the Korean prefix, which no address of the site
 * carries, or slashes at the end.
 */
export function splitLanguage(path: string): { language: Language; rest: string; redirect: boolean } {
  const prefix = /^\/(ko|en)(?=\/|$)/.exec(path)?.[1];
  // One slash in front, so that `/ko//host` never becomes the address of another host.
  const rest = `/${path.slice(prefix === undefined ? 0 : 3).replace(/^\/+|\/+$/g, '')}`;
  const language = prefix === 'en' ? 'en' : 'ko';
  return { language, rest, redirect: localPath(language, rest) !== path };
}

/**
 * What the path (without language) names, or null when the site has no such path. Only what stands here exists:
 * everything else is answered by the page that says so, and nothing is stored for it.
 * @param newestYear the last fiscal year that can have a page
 */
export function matchRoute(path: string, query: URLSearchParams, newestYear: number): Route | null {
  const [head, ...rest] = path.slice(1).split('/');
  if (PAGES.includes(path)) return NOTHING_TO_LOOK_UP;
  if (head === 'g') return governmentRoute(rest, newestYear);
  if (head === 'p') return projectRoute(rest);
  if (head === 'status') return ledgerRoute(rest);
  if (head === 'participate') return processRoute(rest);
  if (head === 'questions') return questionRoute(rest);
  if (head === 'desk') return deskRoute(rest);
  if (head === 'asof') return datedRoute(rest, newestYear);
  return head === 'receipt' ? receiptRoute(rest, query) : null;
}

/** Whether a text has the form of a participatory budget's id: the government's code, the fiscal year, a number where there are several. */
export function isProcessId(text: string): boolean {
  return PROCESS_ID.test(text);
}

/** Nine digits fit the column of numbers; each proposal has one address, so that zeros in front are none of it. */
const PROPOSAL_NUMBER = /^[1-9]\d{0,8}$/;

function processRoute([id, part, number, sub, ...more]: string[]): Route | null {
  if (id === undefined || !isProcessId(id) || more.length > 0) return null;
  const route = (proposal: number | null) => ({ ...NOTHING_TO_LOOK_UP, process: { id, proposal } });
  if (part === undefined || part === 'proposals') return proposalRoute(route, number, sub);
  return partRoute(part, number) && sub === undefined ? route(null) : null;
}

type RouteTo = (proposal: number | null) => Route;

/** A list of proposals, one of them, or what is said and done about it. */
function proposalRoute(route: RouteTo, number: string | undefined, sub: string | undefined): Route | null {
  if (number === undefined) return route(null);
  if (!PROPOSAL_NUMBER.test(number)) return null;
  return sub === undefined || PROPOSAL_PARTS.includes(sub) ? route(Number(number)) : null;
}

const PROCESS_PARTS = ['opinion', 'eligibility', 'winners', 'vote', 'verify', 'result', 'ceremony'];
const PROPOSAL_PARTS = ['comments', 'join', 'edit', 'versions'];
/** Pages of a process beside its proposals; drafts have an id of their own. */
function partRoute(part: string, id: string | undefined): boolean {
  if (part === 'propose') return id === undefined || isUuid(id);
  return id === undefined && PROCESS_PARTS.includes(part);
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** A question by its number. */
function questionRoute([number, ...more]: string[]): Route | null {
  const isNumber = number !== undefined && PROPOSAL_NUMBER.test(number) && more.length === 0;
  return isNumber ? { ...NOTHING_TO_LOOK_UP, question: Number(number) } : null;
}

/** What officials do for a process, and for one of its proposals. */
function deskRoute([id, part, ...more]: string[]): Route | null {
  if (id === undefined || !isProcessId(id) || more.length > 0) return null;
  // Drafts too: the page says what is not there, or not theirs.
  if (part === undefined || DESK_PARTS.includes(part)) return NOTHING_TO_LOOK_UP;
  return PROPOSAL_NUMBER.test(part)
    ? { ...NOTHING_TO_LOOK_UP, process: { id, proposal: Number(part) } }
    : null;
}

const DESK_PARTS = ['settings', 'eligibility', 'winners', 'election', 'paper', 'kiosk'];

function ledgerRoute([part, id, ...more]: string[]): Route | null {
  if (part !== 'ledger' || id === undefined || !/^[a-z2-7]{16}$/.test(id) || more.length > 0) return null;
  return { ...NOTHING_TO_LOOK_UP, discrepancyId: id };
}

function governmentRoute([lafCd, part, ...more]: string[], newestYear: number): Route | null {
  if (lafCd === undefined || !/^\d{7}$/.test(lafCd) || more.length > 0) return null;
  const known = part === undefined || part === 'projects' || part === 'changes' || isYear(part, newestYear);
  return known ? { ...NOTHING_TO_LOOK_UP, lafCd } : null;
}

/** A page of an earlier date: what is wrong with the date, the page says. Lists have none. */
function datedRoute([day, ...page]: string[], newestYear: number): Route | null {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const [head, ...rest] = page;
  if (head === undefined) return NOTHING_TO_LOOK_UP;
  if (head === 'p') return projectRoute(rest);
  const isPage = head === 'g' && rest[1] !== 'projects' && rest[1] !== 'changes';
  return isPage ? governmentRoute(rest, newestYear) : null;
}

function isYear(text: string, newest: number): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= newest;
}

function projectRoute([id, ...more]: string[]): Route | null {
  if (id === undefined || !/^[a-z2-7]{16}$/.test(id) || more.length > 0) return null;
  return { ...NOTHING_TO_LOOK_UP, projectId: id };
}

function receiptRoute(segments: string[], query: URLSearchParams): Route | null {
  const receipt = parseReceipt(segments, query);
  return receipt === null ? null : { ...NOTHING_TO_LOOK_UP, receipt };
}

/** The same page of the government that took the code over. */
export function withCode(path: string, from: string, to: string): string {
  return path.replace(`/g/${from}`, `/g/${to}`);
}

/** Where a page stands inside of the app: always under its language. */
export function internalPath(language: Language, path: string): string {
  return language === 'en' ? localPath('en', path) : path === '/' ? '/ko' : `/ko${path}`;
}
