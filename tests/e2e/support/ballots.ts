import { expect, type Page } from '@playwright/test';
import { newSeed } from '@/lib/ballot/recovery';
import { castBody, counterBody, credentialOf, makeCast, voterOf } from '@/lib/ballot/voter';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import { ballotElection, type ElectionData } from '@/lib/domain/ballot/election-data';
import type { Ballot } from '@/lib/domain/ballot/types';

/** The vote as the site tells it. */
export async function electionOf(page: Page, id: string): Promise<ElectionData> {
  const answer = await page.request.get(`/api/ballot/${id}`);
  expect(answer.status()).toBe(200);
  // As the route answers.
  return (await answer.json()) as ElectionData;
}

/** The process of the demonstration whose vote is on. */
export async function openVote(page: Page): Promise<string> {
  await page.goto('/participate');
  const links = await page
    .locator('main a[href^="/participate/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const id of new Set(
    links.flatMap((href) => /^\/participate\/(\d{7}-\d{4}(?:-\d+)?)$/.exec(href)?.[1] ?? []),
  )) {
    const answer = await page.request.get(`/api/ballot/${id}`);
    if (answer.status() === 200 && ((await answer.json()) as ElectionData).state === 'on') return id;
  }
  throw new Error('no vote is on');
}

/** Casts a ballot as a device does, by requests: for whoever is signed in on the page. @returns the receipt code */
export async function castAs(
  page: Page,
  { id, track, ballot, seed = newSeed() }: { id: string; track: string; ballot: Ballot; seed?: Bytes },
): Promise<{ code: string; leaf: string; promise: string }> {
  const election = ballotElection(await electionOf(page, id));
  if (election === null) throw new Error('the vote has no key');
  const voter = await voterOf(election, track, seed);
  await page.goto('/account');
  const token = await page.locator('input[name="_token"]').first().inputValue();
  const headers = { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' };
  const signed = await page.request.post(`/api/ballot/${id}/credential`, {
    headers,
    data: { track, blinded: voter.blinded, _token: token },
  });
  expect(signed.status(), await signed.text()).toBe(200);
  const credential = await credentialOf(voter, ((await signed.json()) as { signature: string }).signature);
  const counted = await page.request.post(`/api/ballot/${id}/counter`, {
    headers,
    data: await counterBody(voter),
  });
  const { counter } = (await counted.json()) as { counter: number };
  const cast = await makeCast(voter, credential, ballot, counter + 1);
  const taken = await page.request.post(`/api/ballot/${id}/cast`, { headers, data: castBody(cast) });
  expect(taken.status(), await taken.text()).toBe(200);
  return ((await taken.json()) as { receipt: { code: string; leaf: string; promise: string } }).receipt;
}
