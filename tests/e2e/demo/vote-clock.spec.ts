import { expect, type Page, test } from '@playwright/test';
import { electionOf } from '@/tests/e2e/support/ballots';
import { type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import { addOpenVote, comeAsVoter, endVoteIn, passCode } from '@/tests/e2e/support/whole-vote';

test.use(PHONE);

/** A busy machine may need so long. */
const SOON = { timeout: 20_000 };

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name });
const cast = (page: Page) => page.getByRole('button', { name: '투표하기', exact: true });
const ended = (page: Page) => page.getByRole('heading', { name: '이 기기에서 보낸 표' });
const until = (at: Date) => at.getTime() - Date.now();

/** @returns how long it took, in seconds */
async function openAnew(page: Page): Promise<number> {
  const began = performance.now();
  await page.reload();
  await expect(cast(page)).toHaveAttribute('aria-disabled', 'false', SOON);
  return (performance.now() - began) / 1000;
}

/** The vote ends in so many seconds, and the site knows it. */
async function moveEnd(page: Page, id: string, seconds: number): Promise<Date> {
  const ends = await endVoteIn(database, id, seconds);
  await expect.poll(async () => (await electionOf(page, id)).ends).toBe(ends.toISOString());
  return ends;
}

/** The vote ends soon, and the page is opened anew before that: how soon, the machine decides. */
async function endSoon(page: Page, id: string): Promise<Date> {
  const ends = await moveEnd(page, id, 6 + 2 * (await openAnew(page)));
  await openAnew(page);
  expect(until(ends)).toBeGreaterThan(0);
  return ends;
}

/** No step of voting is there: nothing can be chosen, nothing sent. */
async function expectNoButton(page: Page): Promise<void> {
  await expect(ended(page)).toBeVisible();
  await expect(page.locator('.vote-clock')).toContainText('투표가 끝났습니다');
  await expect(page.locator('.ballot').getByRole('button')).toHaveCount(0);
  await expect(page.locator('.ballot a[href^="#ballot"]')).toHaveCount(0);
  await expect(page.getByText('지금 투표할 수 있습니다')).toHaveCount(0);
  await expect(
    page.locator('.notice', { hasText: '제때 도착한 표를 받아 마무리하고 있습니다' }),
  ).toBeVisible();
}

test('at its end, to the second, a vote has no button any more, and what is sent after it is refused', async ({
  page,
  context,
  baseURL: site = '',
}) => {
  test.slow();
  const id = await addOpenVote(database);
  const vote = `/participate/${id}/vote`;
  await comeAsVoter(page, database, { id, site });
  await page.goto(vote);
  await passCode(page);
  await button(page, '담기: 골목길 보안등').click();
  await link(page, '고른 것 확인하기').click();
  await expect(cast(page)).toBeVisible();
  // The process's own page, which is the same for everybody, stands open beside it.
  const process = await context.newPage();

  await test.step('the button goes by itself, not before and not after', async () => {
    const ends = await endSoon(page, id);
    await process.goto(`/participate/${id}`);
    await expect(process.locator('.now')).toContainText('지금: 주민투표', SOON);
    await page.evaluate(() => (document.body.dataset['same'] = 'yes'));
    // The page looks each second; a busy machine later.
    await cast(page).waitFor({ state: 'detached', timeout: until(ends) + 5000 });
    expect(until(ends)).toBeLessThanOrEqual(0);
    await expectNoButton(page);
    // It is still the page that was open.
    await expect(page.locator('body')).toHaveAttribute('data-same', 'yes');
    await expect(process.locator('.now')).toContainText('모든 단계가 끝났습니다.', SOON);
  });

  await test.step('it is not back after a reload, nor where somebody goes back', async () => {
    await page.goBack();
    await expectNoButton(page);
    await page.reload();
    await expectNoButton(page);
    await page.goto(`/participate/${id}`);
    await page.goBack();
    await expectNoButton(page);
  });

  await test.step('a cast that comes after the end is refused, and says so', async () => {
    await moveEnd(page, id, 3600);
    await page.goto(`${vote}#ballot/general/review`);
    const ends = await endSoon(page, id);
    await page.route('**/cast', async (route) => {
      await page.waitForTimeout(until(ends) + 500);
      await route.continue();
    });
    const answer = page.waitForResponse(/\/cast$/);
    await cast(page).click();
    expect(await (await answer).json()).toMatchObject({ code: 'closed' });
    await expect(
      page.getByRole('alert').filter({ hasText: '투표가 끝나 이 표는 받지 않았습니다.' }),
    ).toBeVisible();
    await expect(cast(page)).toHaveCount(0);
    await button(page, '고르기로 돌아가기').click();
    await expectNoButton(page);
    await page.reload();
    await expectNoButton(page);
  });
});
