import { expect, test } from '@playwright/test';
import { newSeed } from '@/lib/ballot/recovery';
import { messages } from '@/lib/content/messages';
import type { ElectionData } from '@/lib/domain/ballot/election-data';
import type { Ballot } from '@/lib/domain/ballot/types';
import { differing } from '@/tests/e2e/support/answers';
import { castAs, electionOf, openVote } from '@/tests/e2e/support/ballots';
import { comeAs, someVoter } from '@/tests/e2e/support/come-as';
import { steadyMetrics } from '@/tests/e2e/support/metrics';
import { type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import {
  type Answers,
  everyAnswer,
  everywhere,
  type Reader,
  readersOf,
  sameAgain,
} from '@/tests/e2e/support/readers';
import { routeOf, siteRoutes } from '@/tests/e2e/support/site-routes';
import type { LookedAt } from '@/tests/e2e/support/vote-addresses';

/**
 * While a vote goes on nothing that the site answers depends on what was chosen: every route is asked for, a ballot is cast, and every
 * address says the same as before, to the byte and the ETag.
 */

/** Routes that are not asked for, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/api/act/[action]': 'takes forms',
  '/api/auth/[...nextauth]': 'the way back from an identity provider',
  '/api/sign-in': 'the way to an identity provider: every answer has a secret of its own',
  '/api/ballot/[id]/cast': 'takes a ballot, and answers with its receipt',
  '/api/ballot/[id]/counter': 'tells a device how often it has voted, for its signature',
  '/api/ballot/[id]/credential': 'signs what a device has made',
  '/api/internal/invalidate': 'the door of the site’s own server',
  '/questions/[number]': 'a question and its answer: there may be none',
  '/api/metrics': 'compared line by line, without clocks and counts of requests',
};

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

const EMPTY: Ballot = { void: false, choices: [], points: null };

/** A track where no other test casts, and a ballot for the first of its projects. */
function trackAlone({ rules, tracks }: ElectionData) {
  const track = Object.keys(tracks).find((key) => !['general', 'youth'].includes(key)) ?? '';
  const ballot = rules.vote?.ballots.find((one) => one.track === track);
  const project = ballot?.projects[0];
  if (ballot === undefined || project === undefined) throw new Error('no other track is voted on');
  const points = ballot.points === null ? null : [1];
  const chosen: Ballot = { void: false, choices: [project.number], points };
  return { track, title: project.title, chosen };
}

const REFUSED = `>${messages('ko').member.refused}`;

/** Routes that nobody was shown a page of, or asked for data; and those left out that are not there. */
function notSeen(answers: Answers): string[] {
  const routes = siteRoutes();
  const leftOut = Object.keys(LEFT_OUT);
  const seen = new Set<string | null>(leftOut);
  for (const found of answers.values())
    for (const [path, { status, text }] of found)
      if (path.startsWith('/api/') || (status === 200 && !text.includes(REFUSED)))
        seen.add(routeOf(routes, path));
  return [
    ...routes.filter((route) => !seen.has(route)),
    ...leftOut.filter((route) => !routes.includes(route)),
  ];
}

test('nothing tells what was chosen while the vote goes on: no page, answer, order, ETag, file or metric', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const site = baseURL ?? '';
  const id = await openVote(page);
  const election = await electionOf(page, id);
  const { track, title, chosen } = trackAlone(election);
  const vote: LookedAt = { id, tracks: Object.keys(election.tracks), title };
  const [place = ''] = election.rules.title.ko.split(' ');
  await comeAs(page.context(), await someVoter(database, { process: id, track }), site);
  const seed = newSeed();
  const cast = (ballot: Ballot) => castAs(page, { id, track, seed, ballot });
  // The first cast asks for the credential, which is shown to the person; the second changes nothing but the box.
  await cast(EMPTY);
  const anybody = await browser.newContext({ baseURL: site });
  const readers: Reader[] = [
    { who: 'anybody', request: anybody.request, everywhere: true },
    { who: 'who casts', request: page.request, everywhere: false },
    ...(await readersOf(browser, site, place)),
  ];
  const addresses = await everywhere(anybody.request, vote);
  const before = await everyAnswer(readers, vote, addresses);
  expect.soft(notSeen(before)).toEqual([]);
  const metrics = await steadyMetrics(page.request);
  await cast(chosen);
  expect.soft(await steadyMetrics(page.request)).toEqual(metrics);
  expect(metrics.join('\n')).not.toContain(id);
  const after = await sameAgain(readers, before);
  for (const [who, answers] of before)
    expect.soft(differing(answers, after.get(who) ?? new Map()), who).toEqual([]);
  // The ballots, the result and the sealed ballots are not there for anybody, whether or not they will be.
  for (const name of ['numbers.json', 'result.json', 'ballots.jsonl', `${track}.pb`, 'no-such-file.json'])
    for (const { who } of readers)
      expect(after.get(who)?.get(`/api/ballot/${id}/files/${name}`)?.status, `${who}: ${name}`).toBe(404);
});
