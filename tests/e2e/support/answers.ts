import type { APIRequestContext } from '@playwright/test';
import { manyAtOnce } from '@/lib/cli/bench/vote-client';

/** What an address answered: all that does not differ at every answer for other reasons. */
export interface Answer {
  status: number;
  /** Where it leads, and the tag where nothing unsteady stands in the body. */
  head: string;
  text: string;
}

/** What differs at every answer for other reasons: the clock, and what a form is signed with. */
const UNSTEADY = [
  /name="_token" value="[^"]*"/g,
  /\\"_token\\",\\"value\\":\\"[^"]*\\"/g,
  /"(?:token|formToken|_token)":"[^"]*"/g,
  /\\"(?:token|formToken|value)\\":\\"[A-Za-z0-9_.-]{20,}\\"/g,
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g,
  /\d{1,2}:\d\d(?::\d\d)?/g,
  /nonce="[^"]*"/g,
  // The code of an invented account's second factor.
  /코드를 보여 드립니다: \d{6}/g,
  // In the report of how the site stands: what servers and jobs do at the moment, and how often pages were made. Of this the metrics have what
  // counts, and are asked for right before and after something is done.
  /"outbox":\{[^}]*\}/g,
  /"(?:instances|jobs)":\[[^\]]*\]/g,
  /<section class="block" aria-labelledby="(?:delivery|instances|worker)">.*?<\/section>/g,
  /"renders":\{"total":[^\]]*\]/g,
  /(?:이 서버가 새로 그린 페이지|Pages rendered by this server)<.*?<\/section>/g,
];
/** What a page says again for its script, in pieces that are cut by length: where a number in it moves, so do the cuts. */
const RESTATED = /<script\b.*?<\/script>/gs;
/** What holds a piece's place until it is there, and what it comes in. */
const PLACES = /<!--.*?-->|<\/?template\b[^>]*>|<div hidden[^>]*>|<\/div>/g;
/** Pages that are made for each visit, piece by piece, as each is ready. They have nothing of a vote: their order tells nothing. */
const IN_PIECES = /^(?:\/en)?\/(?:asof|g|p|receipt|status)\//;

function plainOf(path: string, body: string): string {
  const text = UNSTEADY.reduce((rest, what) => rest.replace(what, '…'), body);
  if (/\/status$/.test(path)) return text.replace(RESTATED, '');
  if (!IN_PIECES.test(path)) return text;
  const pieces = text.replace(RESTATED, '').replace(PLACES, '').split(/(?=<)/);
  return pieces.sort().join('\n');
}

/** Less than what a site takes of one address at once. */
const AT_ONCE = 4;
/** More than a vote has to do with. */
const MOST = 1000;

async function answerOf(request: APIRequestContext, path: string): Promise<Answer> {
  const answer = await request.get(path, { maxRedirects: 0 });
  const body = await answer.text();
  const text = plainOf(path, body);
  const { etag = '', location = '' } = answer.headers();
  // The ETag of a page with a clock in it follows the clock.
  return { status: answer.status(), head: `${location} ${text === body ? etag : ''}`, text };
}

/** Asks for some addresses. @returns what each answered */
export async function ask(
  request: APIRequestContext,
  paths: readonly string[],
): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>();
  await manyAtOnce(paths, AT_ONCE, async (path) => {
    found.set(path, await answerOf(request, path));
  });
  return found;
}

/**
 * Asks for some addresses, then for those that their answers link to, and so on.
 * @param follow whether a link is followed
 * @throws Error where there is no end to it: none is left out silently
 */
export async function crawl(
  request: APIRequestContext,
  seeds: readonly string[],
  follow: (href: string) => boolean,
): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>();
  let next = [...new Set(seeds)];
  while (next.length > 0) {
    if (found.size + next.length > MOST) throw new Error(`more than ${MOST} addresses: ${next.join(' ')}`);
    const answers = await ask(request, next);
    for (const [path, answer] of answers) found.set(path, answer);
    const links = [...answers.values()].flatMap(({ text }) => linksIn(text));
    next = [...new Set(links)].filter((href) => !found.has(href) && follow(href));
  }
  return found;
}

/** The links of a page, without what stands behind a `#`. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** Addresses that answer something else than before, each with the place where it begins. */
export function differing(before: ReadonlyMap<string, Answer>, after: ReadonlyMap<string, Answer>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [old, now] = [whole(before.get(path)), whole(after.get(path))];
    return old === now ? [] : [`${path}: ${whereUnlike(old, now)}`];
  });
}

const whole = (answer: Answer | undefined) =>
  answer === undefined ? 'not asked' : `${answer.status} ${answer.head}\n${answer.text}`;

/** Characters around the first difference. */
const AROUND = 80;

function whereUnlike(old: string, now: string): string {
  let at = 0;
  while (at < old.length && old[at] === now[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return `${near(old)} ⇒ ${near(now)}`;
}
