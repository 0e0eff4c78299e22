import { createHash } from 'node:crypto';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { newSeed } from '@/lib/ballot/recovery';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import type { Ballot } from '@/lib/domain/ballot/types';
import type { RulesDocument } from '@/lib/domain/participation/rules-document';
import { castAs, electionOf, openVote } from '@/tests/e2e/support/ballots';
import { actAs, giveSecondFactor } from '@/tests/e2e/support/people';

/**
 * While a vote goes on nothing that the site answers depends on what was chosen: every address that has to do with the vote is asked for, a
 * ballot is cast, and every address says the same as before, to the byte and the ETag.
 */
const PARTS = [
  '',
  '/proposals',
  '/vote',
  '/verify',
  '/result',
  '/ceremony',
  '/winners',
  '/opinion',
  '/eligibility',
];
const FILES = [
  'rules.json',
  'heads.json',
  'leaves.jsonl',
  'numbers.json',
  'result.json',
  'ballots.jsonl',
  'statements.json',
  'no-such-file.json',
];

function seedsOf(id: string, tracks: readonly string[]): string[] {
  const pages = [
    '/participate',
    '/participate/method',
    '/',
    '/search?q=놀이터',
    '/sitemap.xml',
    ...PARTS.map((part) => `/participate/${id}${part}`),
  ];
  const data = [
    '',
    '/heads',
    '/me',
    '/leaf?code=0000-0000-0000-0000',
    ...[...FILES, ...tracks.map((track) => `${track}.pb`)].map((name) => `/files/${name}`),
  ];
  return [
    ...pages,
    ...pages.map((path) => `/en${path}`),
    ...['', '/election', '/paper', '/kiosk', '/settings', '/winners'].map((part) => `/desk/${id}${part}`),
    ...data.map((part) => `/api/ballot/${id}${part}`),
    `/api/participate/${id}/now`,
    `/api/participate/${id}/opinion?format=json`,
  ];
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
];

/** Links of a page that have to do with the vote; of the proposals the first few. */
function linksIn(body: string, id: string): string[] {
  const links = [...body.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return links.filter(
    (href) =>
      href.includes(id) &&
      !/\/propose|\/sign-in|receipt|\/edit/.test(href) &&
      !/proposals\/\d{2,}/.test(href),
  );
}

async function crawl(
  request: APIRequestContext,
  seeds: readonly string[],
  id: string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const open = [...seeds];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (found.has(path) || found.size > 400) continue;
    const answer = await request.get(path, { maxRedirects: 0 });
    const body = await answer.text();
    const plain = UNSTEADY.reduce((text, what) => text.replace(what, '…'), body);
    // The ETag of a page with a clock in it follows the clock.
    const etag = plain === body ? (answer.headers()['etag'] ?? '') : '';
    found.set(
      path,
      `${answer.status()} ${etag} ${createHash('sha256').update(plain).digest('hex')} ${plain}`,
    );
    open.push(...linksIn(body, id));
  }
  return found;
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}

/** Choices that a ballot of a track may have. */
function someChoices(rules: RulesDocument, track: string) {
  const ballot = rules.vote?.ballots.find((one) => one.track === track);
  const choices = ballot?.projects.slice(0, 1).map(({ number }) => number) ?? [];
  return { void: false, choices, points: ballot?.points == null ? null : choices.map(() => 1) };
}

async function asPerson(page: Page, who: string | null): Promise<void> {
  await page.context().clearCookies();
  if (who === null) return;
  await actAs(page, who);
  if (who.includes('투표 담당') || who.includes('운영자')) await giveSecondFactor(page);
}

/** What every reader is answered. */
async function everyAnswer(
  page: Page,
  readers: readonly (string | null)[],
  seeds: readonly string[],
  id: string,
) {
  const found = new Map<string, string>();
  for (const who of readers) {
    await asPerson(page, who);
    for (const [path, answer] of await crawl(page.request, seeds, id))
      found.set(`${who ?? 'anybody'} ${path}`, answer);
  }
  return found;
}

test('nothing tells what was chosen while the vote goes on: no page, answer, order, ETag, file or metric', async ({
  page,
}) => {
  test.slow();
  const id = await openVote(page);
  const { rules, tracks } = await electionOf(page, id);
  const [place = ''] = rules.title.ko.split(' ');
  // Where no other test casts.
  const track = Object.keys(tracks).find((key) => !['general', 'youth'].includes(key)) ?? '';
  const readers = [null, `${place} 예산과`, `${place} 투표 담당`, '감사 담당', '운영자'];
  const cast = async (ballot: Ballot, seed: Bytes) => {
    await asPerson(page, '두아이아빠');
    await castAs(page, { id, track, seed, ballot });
  };
  const seed = newSeed();
  // The first cast asks for the credential, which is shown to the person; the second changes nothing but the box.
  await cast({ void: false, choices: [], points: null }, seed);
  const seeds = seedsOf(id, Object.keys(tracks));
  // The first visit makes a page, and sends it in other pieces than those that it is kept in.
  await everyAnswer(page, [null], seeds, id);
  const before = await everyAnswer(page, readers, seeds, id);
  await cast(someChoices(rules, track), seed);
  const after = await everyAnswer(page, readers, seeds, id);
  expect(before.size).toBeGreaterThan(200);
  expect(differing(before, after)).toEqual([]);
  // The ballots, the result and the sealed ballots are not there for anybody, whether or not they will be.
  for (const name of ['numbers.json', 'result.json', 'ballots.jsonl', `${track}.pb`, 'no-such-file.json'])
    for (const who of readers)
      expect(after.get(`${who ?? 'anybody'} /api/ballot/${id}/files/${name}`)?.slice(0, 3), name).toBe('404');
  const metrics = await page.request.get('/api/metrics');
  expect(await metrics.text()).not.toContain(id);
});
