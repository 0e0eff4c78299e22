import type { APIRequestContext, Browser } from '@playwright/test';
import { DEMO_DEPARTMENT } from '@/prisma/demo/participation/accounts';
import { type Answer, ask, crawl, linksIn } from '@/tests/e2e/support/answers';
import { giveSecondFactor, signIn } from '@/tests/e2e/support/people';
import {
  isOfVote,
  type LookedAt,
  otherAddresses,
  ownAddresses,
  publicAddresses,
} from '@/tests/e2e/support/vote-addresses';

/** Somebody who looks at the site, in a browser of their own. */
export interface Reader {
  who: string;
  request: APIRequestContext;
  /** Whether they look at everything, not only at what is there for those who are signed in. */
  everywhere: boolean;
}

async function readerOf(browser: Browser, site: string, who: string): Promise<Reader> {
  const context = await browser.newContext({ baseURL: site });
  const { request } = context;
  await signIn(request, site, who);
  const isOfficer = who.endsWith('투표 담당');
  if (isOfficer || who.startsWith('운영자')) await giveSecondFactor(await context.newPage());
  return { who, request, everywhere: isOfficer };
}

/** A resident, and somebody of every role of the place whose vote it is: invented people. */
export async function readersOf(browser: Browser, site: string, place: string): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const who of [
    '느린걸음',
    `${place} ${DEMO_DEPARTMENT}`,
    `${place} 위원`,
    `${place} 예산과`,
    `${place} 투표 담당`,
    '감사 담당 (체험)',
    '운영자 (체험)',
  ])
    readers.push(await readerOf(browser, site, who));
  return readers;
}

/** By reader and address. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, Answer>>;

/** Everything that has to do with a vote, and what else the site has. A page is made at this visit, and kept after it. */
export async function everywhere(request: APIRequestContext, vote: LookedAt): Promise<string[]> {
  const seeds = [...publicAddresses(vote), ...ownAddresses(vote)];
  const found = await crawl(request, seeds, (href) => isOfVote(href, vote));
  const links = [...found.values()].flatMap(({ text }) => linksIn(text));
  return [...found.keys(), ...otherAddresses(vote, links)];
}

/** What every reader is answered, there and where they are led from there. */
export async function everyAnswer(
  readers: readonly Reader[],
  vote: LookedAt,
  addresses: readonly string[],
): Promise<Answers> {
  const found = new Map<string, Map<string, Answer>>();
  for (const { who, request, everywhere: all } of readers) {
    const seeds = all ? addresses : ownAddresses(vote);
    found.set(
      who,
      await crawl(request, seeds, (href) => isOfVote(href, vote) && (all || href.startsWith('/desk/'))),
    );
  }
  return found;
}

/** The same addresses again. */
export async function sameAgain(readers: readonly Reader[], before: Answers): Promise<Answers> {
  const found = new Map<string, Map<string, Answer>>();
  for (const { who, request } of readers)
    found.set(who, await ask(request, [...(before.get(who)?.keys() ?? [])]));
  return found;
}
