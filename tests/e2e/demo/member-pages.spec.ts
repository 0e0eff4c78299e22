import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { act, actAs, PHONE } from '@/tests/e2e/support/people';
import { deskOf, opened, PLACE, processOf, propose, titleOf } from '@/tests/e2e/support/proposals';
import { isFull } from '@/tests/support/sample';

const DESKTOP = { width: 1280, height: 900 };

test.describe('at desktop width, in English', () => {
  test.use({ viewport: DESKTOP });

  test('a proposal is handed in, commented on, asked back and answered', async ({ page, browser }) => {
    const process = await processOf(page);
    const title = titleOf('A lamp for the alley');
    await actAs(page, '두아이아빠', `${process}/propose`);
    await page.goto(`/en${process}/propose`);
    await page.getByRole('button', { name: 'Begin a new draft' }).click();
    await expect(page).toHaveURL(/\/en\/participate\/.*\/propose\//);
    await page.getByRole('radio', { name: /^General/ }).check();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('Why is it needed?').fill('It is dark.');
    await page.getByLabel('What should be done?').fill('Put a lamp there.');
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Your proposal was handed in.' })).toBeVisible();
    const href = await page.getByRole('link', { name: title }).getAttribute('href');
    const proposal = (href ?? '').replace(/^\/en/, '');
    await page.goto(`/en${proposal}/join`);
    await expect(page.getByRole('main')).toContainText('You cannot agree with a proposal of your own.');
    await page.getByLabel('Text', { exact: true }).fill('It is for the children.');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await expect(page.getByRole('status').first()).toContainText('Your comment was posted.');
    await askIn(browser, proposal);
    await page.goto(`/en${proposal}/edit`);
    await page.getByLabel('Your answer to the department').fill('At the corner.');
    await page.getByRole('button', { name: 'Send the text and the answer' }).click();
    await expect(page.getByRole('status').first()).toContainText('Your answer was sent.');
    await opened(page, `/en${proposal}`, 'At the corner.');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

async function askIn(browser: Browser, proposal: string): Promise<void> {
  const page = await browser.newPage();
  await actAs(page, `${PLACE} 도로과`, '/desk');
  await page.goto(`/en${deskOf(proposal)}`);
  await page.getByLabel('Question').fill('Where exactly?');
  await page.getByRole('button', { name: 'Send the question' }).click();
  await expect(page.getByRole('status').first()).toHaveText('The question was sent.');
  await page.close();
}

/** Looks at pages as somebody: in Korean as on a phone, in English as on a desk; in the sample axe looks at one of the two, by turns. */
async function lookAt(page: Page, paths: readonly string[]): Promise<void> {
  for (const [index, path] of paths.entries()) {
    const look = (turn: number) => (isFull || index % 2 === turn ? expectClean : expectNarrow)(page);
    await page.setViewportSize(PHONE.viewport);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await look(0);
    await page.setViewportSize(DESKTOP);
    await page.goto(`/en${path}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await look(1);
  }
}

test('the pages of residents are clean', async ({ page }) => {
  test.setTimeout(120_000);
  const process = await processOf(page);
  await actAs(page, '두아이아빠');
  const proposal = await propose(page, process, titleOf('살펴보는 제안'));
  const [, id, number] = /participate\/([^/]+)\/proposals\/(\d+)/.exec(proposal) ?? [];
  await page.goto(`${proposal}/join`);
  await act(page, 'discussion.comment', {
    process: id ?? '',
    number: number ?? '',
    parent: '',
    text: '좋습니다.',
  });
  // As the action answers (lib/services/propose/draft-actions.ts).
  const { draft } = (await act(page, 'draft.create', { process: id ?? '' })) as { draft: string };
  await lookAt(page, [
    `${process}/propose`,
    `${process}/propose/${draft}`,
    `${proposal}/join`,
    `${proposal}/join?report=proposal`,
    `${proposal}/edit`,
    `${process}/eligibility`,
    '/questions/ask?about=government:1122000',
    '/questions/confirm',
  ]);
  await page.context().clearCookies();
  await lookAt(page, [`${process}/propose`, `${proposal}/join`, '/questions/ask?about=government:1122000']);
});

test('the pages of officials are clean', async ({ page }) => {
  test.setTimeout(120_000);
  const process = await processOf(page);
  await actAs(page, '두아이아빠');
  const proposal = await propose(page, process, titleOf('업무 화면의 제안'));
  const [, id, number] = /participate\/([^/]+)\/proposals\/(\d+)/.exec(proposal) ?? [];
  await page.context().clearCookies();
  await actAs(page, '느린걸음', `${proposal}/join`);
  await act(page, 'discussion.report', {
    process: id ?? '',
    number: number ?? '',
    comment: '',
    rule: 'advert',
    text: '광고입니다.',
  });
  const desk = process.replace('/participate/', '/desk/');
  await page.context().clearCookies();
  await actAs(page, `${PLACE} 예산과`);
  await lookAt(page, [
    '/desk',
    desk,
    deskOf(proposal),
    `${deskOf(proposal)}?merge=${encodeURIComponent('공원')}`,
    `${desk}/settings`,
    `${desk}/winners`,
    '/desk/moderation',
    '/desk/questions',
    '/desk/people',
  ]);
  await page.context().clearCookies();
  await actAs(page, '감사 담당 (체험)');
  await lookAt(page, ['/desk/audit']);
});
