import { type Browser, expect, type Page, test } from '@playwright/test';
import { act, giveSecondFactor, PHONE, signIn } from '@/tests/e2e/support/people';

/** The government whose processes these tests make: no other test looks it up. */
const PLACE = '성북구';
const CODE = '1118000';
/** So that what is made stands behind every other process in their list. */
const YEAR = '2001';
const HOUR = 3_600_000;

/** A moment as a form takes it, in Korean time. @param hours from now */
export const inHours = (hours: number) =>
  new Date(Date.now() + (hours + 9) * HOUR).toISOString().slice(0, 19);

/** Each official of the government in a browser of their own, on a page that has a form. */
export type Officials = (role: '예산과' | '도로과' | '위원' | '투표 담당' | '투표 담당 2') => Promise<Page>;

export function officials(browser: Browser): Officials {
  const known = new Map<string, Promise<Page>>();
  return (role) => {
    const page = known.get(role) ?? come(browser, `${PLACE} ${role}`);
    known.set(role, page);
    return page;
  };
}

/** @param name one of the invented people's */
async function come(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await signIn(page.request, test.info().project.use.baseURL ?? '', name);
  if (name.includes('투표 담당')) await giveSecondFactor(page);
  await page.goto('/account');
  return page;
}

/** A process with proposals on the ballot, before its vote. Takes the same actions as the forms do. @returns its id */
export async function newProcess(browser: Browser, as: Officials, proposals: number): Promise<string> {
  const editor = await as('예산과');
  const title = `투표 시험 ${Date.now().toString(36)}`;
  const about = { titleKo: title, titleEn: title, summaryKo: '시험', summaryEn: 'A test' };
  const ceiling = '500,000,000';
  // As the action answers (lib/services/process/create.ts).
  const id = (await act(editor, 'process.create', {
    government: CODE,
    year: YEAR,
    ceiling,
    ...about,
  })) as string;
  const track = { nameKo: '일반', nameEn: 'General', whoKo: '누구나', whoEn: 'Everybody', ceiling };
  await act(editor, 'process.save-track', { process: id, key: '', ...track });
  await setSchedule(editor, id, 48);
  await act(editor, 'process.publish', { process: id });
  const resident = await come(browser, '느린걸음');
  const numbers: number[] = [];
  for (let count = 1; count <= proposals; count += 1) numbers.push(await handIn(resident, id, count));
  await resident.context().close();
  for (const number of numbers) await review(as, id, number);
  return id;
}

/** The phases of the process: proposals are taken until the vote begins, in so many hours. @param editor their page */
export async function setSchedule(editor: Page, id: string, votingIn: number): Promise<void> {
  await act(editor, 'process.set-schedule', {
    process: id,
    'proposing-begins': inHours(-240),
    'proposing-ends': inHours(votingIn - 1),
    'voting-begins': inHours(votingIn),
    'voting-ends': inHours(votingIn + 240),
    'counting-begins': inHours(votingIn + 240),
    'counting-ends': inHours(votingIn + 264),
  });
}

async function handIn(resident: Page, process: string, count: number): Promise<number> {
  // As the actions answer (lib/services/propose).
  const draft = (await act(resident, 'draft.create', { process })) as { draft: string; version: number };
  const made = (await act(resident, 'proposal.submit', {
    draft: draft.draft,
    version: String(draft.version),
    track: 'track-1',
    title: `쉼터 의자 ${count}`,
    need: '앉을 곳이 없습니다.',
    content: '의자를 놓습니다.',
    place: '정릉천',
  })) as { number: number };
  return made.number;
}

async function review(as: Officials, process: string, number: number): Promise<void> {
  const reviewer = await as('도로과');
  await act(reviewer, 'review.judge', {
    ...{ process, number: String(number), version: await versionOf(reviewer, process, number) },
    ...{ judgement: 'feasible', cost: `${10 + number},000,000`, reason: '검토했습니다.' },
  });
  const committee = await as('위원');
  const version = await versionOf(committee, process, number);
  await act(committee, 'review.screen', {
    ...{ process, picked: `${number}.${version}` },
    ...{ outcome: 'in', reason: '심사했습니다.' },
  });
}

/** The last step of a proposal, as the desk's forms say it. */
async function versionOf(page: Page, process: string, number: number): Promise<string> {
  const html = await (await page.request.get(`/desk/${process}/${number}`)).text();
  const [, version] = /name="version" value="(\d+)"/.exec(html) ?? [];
  const [, picked] = /name="picked" value="\d+\.(\d+)"/.exec(html) ?? [];
  return version ?? picked ?? '';
}

/** How its votes are counted and its ballots filled in; then its rules are frozen. */
export async function freeze(as: Officials, id: string): Promise<void> {
  await act(await as('예산과'), 'process.set-rules', {
    ...{ process: id, key: 'track-1', ballot: 'approval', most: '3' },
    ...{ rule: 'greedy_by_votes', ties: 'mincost', here: 'yes', least: '1' },
  });
  await act(await as('투표 담당'), 'election.freeze', { process: id, minutes: '30', by: 'length' });
}

/** The share that a holder sees, typed back from paper and cleared from the screen. */
export async function takeShare(page: Page): Promise<string> {
  await page.getByRole('button', { name: '내 조각 보기' }).click();
  const share = await page.locator('.share-code').innerText();
  await page.getByRole('button', { name: '조각 가리기' }).click();
  const typed = share.toLowerCase().replaceAll('-', ' ');
  await page.locator('#typed-back').fill(typed);
  await page.getByRole('button', { name: '맞는지 확인하고 화면에서 지우기' }).click();
  await expect(page.locator('.share-code')).toHaveCount(0);
  return share;
}
