import { type NextRequest, NextResponse } from 'next/server';
import {
  isKnownDiscrepancy,
  isKnownGovernment,
  isKnownProcess,
  isKnownProject,
  isKnownProposal,
  isKnownQuestion,
  proposalInto,
  isKnownReceipt,
  redirectOfGovernment,
} from '@/lib/http/known-ids';
import { internalPath, matchRoute, type Route, splitLanguage, withCode } from '@/lib/http/routes';
import { isOwnPage, isSignedIn } from '@/lib/http/sign-in-door';
import { asOfTarget } from '@/lib/domain/history';
import { localPath } from '@/lib/domain/language';

/** A path that no route has: the app answers it with its whole not-found page, and stores nothing. */
const UNMATCHED = '/-/-/-';

/** Files and routes without language, which the app serves as they are. */
const AS_THEY_ARE =
  /^\/(?:api\/.+|_next\/(?:static|webpack-hmr).*|favicon\.svg|error\.css|samples\/[a-z-]+\.pb|robots\.txt|sitemap\.xml)$/;

/** Where there is nothing to turn away or to lead elsewhere, the door is not even asked: of a cast it would be a fifth of the work. */
export const config = { matcher: ['/((?!api/ballot/|_next/static/).*)'] };

/**
 * The site's door. Korean stands at the root and English under /en; inside, every page stands under its language. What
 * does not exist is turned away here, since a page that finds nothing would answer with an empty body and be kept on disk.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, searchParams } = request.nextUrl;
  if (AS_THEY_ARE.test(pathname)) return NextResponse.next();
  const { language, rest, redirect } = splitLanguage(pathname);
  if (redirect) return redirectTo(request, localPath(language, rest));
  const dated = rest === '/asof' ? asOfTarget(searchParams) : null;
  if (dated !== null) return leadTo(request, localPath(language, dated));
  if (isReceiptData(rest, searchParams)) return rewriteTo(request, `/api${rest}`);
  const route = matchRoute(rest, searchParams, new Date().getUTCFullYear() + 1);
  if (route === null) return rewriteTo(request, UNMATCHED);
  const verdict = await lookUp(route);
  if (verdict === 'unknown') return rewriteTo(request, UNMATCHED);
  if (verdict !== 'known') return redirectTo(request, localPath(language, withCode(rest, ...verdict.codes)));
  const elsewhere = await leadsTo(request, route, rest);
  if (elsewhere !== null) return leadTo(request, localPath(language, elsewhere));
  return rewriteTo(request, internalPath(language, rest));
}

/** Another page that has to be, or is better, read first; null: this one. Where the database does not answer, the page decides. */
async function leadsTo(request: NextRequest, route: Route, rest: string): Promise<string | null> {
  const merged = await mergedAddress(route, rest, request.nextUrl.searchParams).catch(() => null);
  return merged ?? ((await isForOthers(request, rest)) ? signInFirst(request, rest) : null);
}

/** Where a proposal went that was merged into another one, unless its own page is asked for. */
async function mergedAddress(
  { process }: Route,
  rest: string,
  query: URLSearchParams,
): Promise<string | null> {
  const number = process?.proposal ?? null;
  if (process === null || number === null || query.has('own')) return null;
  if (rest !== `/participate/${process.id}/proposals/${number}`) return null;
  const into = await proposalInto(process.id, number);
  return into === null ? null : `/participate/${process.id}/proposals/${into}#merged`;
}

/** Whether somebody has to sign in first. Where the database does not answer, the page decides. */
async function isForOthers(request: NextRequest, rest: string): Promise<boolean> {
  return isOwnPage(rest) && !(await isSignedIn(request).catch(() => true));
}

/** Whoever has to sign in first comes back then. A page cannot send them there itself: its answer has begun when it knows who asks. */
function signInFirst({ nextUrl }: NextRequest, rest: string): string {
  return `/sign-in?next=${encodeURIComponent(`${rest}${nextUrl.search}`)}`;
}

/** What a form asked for stands at an address of its own. */
function leadTo(request: NextRequest, address: string): NextResponse {
  return NextResponse.redirect(new URL(address, request.url), 307);
}

/**
 * A receipt asked for as data is answered by its own route (a page and a route cannot share one address), and what is
 * wrong with its address too: in the form that was asked for.
 */
function isReceiptData(rest: string, query: URLSearchParams): boolean {
  const format = query.get('format');
  return rest.startsWith('/receipt/') && (format === 'json' || format === 'csv');
}

type Verdict = 'known' | 'unknown' | { codes: [from: string, to: string] };

/** Where the database does not answer, the page decides: pages from the cache are served on. */
async function lookUp(route: Route): Promise<Verdict> {
  try {
    return await lookUpIn(route);
  } catch {
    return 'known';
  }
}

async function lookUpIn(route: Route): Promise<Verdict> {
  if (!(await exists(route))) return 'unknown';
  const { lafCd } = route;
  const newer = lafCd === null ? null : await redirectOfGovernment(lafCd);
  return lafCd === null || newer === null ? 'known' : { codes: [lafCd, newer] };
}

async function exists(route: Route): Promise<boolean> {
  const { lafCd, projectId, receipt, discrepancyId, process, question } = route;
  if (question !== null) return isKnownQuestion(question);
  if (receipt !== null) return isKnownReceipt(receipt);
  if (discrepancyId !== null) return isKnownDiscrepancy(discrepancyId);
  if (projectId !== null) return isKnownProject(projectId);
  if (process !== null) return isKnownPartOf(process);
  return lafCd === null || isKnownGovernment(lafCd);
}

async function isKnownPartOf({ id, proposal }: NonNullable<Route['process']>): Promise<boolean> {
  return proposal === null ? isKnownProcess(id) : isKnownProposal(id, proposal);
}

function rewriteTo(request: NextRequest, pathname: string): NextResponse {
  return NextResponse.rewrite(withPath(request, pathname));
}

function redirectTo(request: NextRequest, pathname: string): NextResponse {
  return NextResponse.redirect(withPath(request, pathname), 308);
}

/** The address asked for with another path: never another host, whatever the path begins with. */
function withPath(request: NextRequest, pathname: string): URL {
  const url = new URL(request.url);
  url.pathname = pathname;
  return url;
}
