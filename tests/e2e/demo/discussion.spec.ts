import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectNarrow } from '@/tests/e2e/support/clean';
import { actAs, noticeOf, PHONE, signInByMail } from '@/tests/e2e/support/people';
import { opened, PLACE, processOf, propose, titleOf } from '@/tests/e2e/support/proposals';

test.use({ ...PHONE, javaScriptEnabled: false });

test('a resident agrees and comments, is reported and hidden with a reason, objects, and is shown again', async ({
  page,
  browser,
}) => {
  const title = titleOf('이야기를 나누는 제안');
  await actAs(page, '두아이아빠');
  const proposal = await propose(page, await processOf(page), title);
  const follower = await browser.newPage();
  await actAs(follower, '느린걸음', `${proposal}/join`);
  await follower.getByRole('button', { name: '이 제안의 소식 받기' }).click();
  await expect(follower.locator('.said')).toHaveText('이제 소식을 알려 드립니다.');

  const text = `전단지 나눠 드립니다 ${Date.now()}`;
  const author = await browser.newPage();
  await signInByMail(author, `comment-${Date.now()}@example.org`, '골목지기');
  await say(author, proposal, text);
  await expect(await noticeOf(follower, `‘${title}’에 새 댓글 1개가 달렸습니다`)).toBeVisible();

  await opened(follower, `${proposal}/comments`, text);
  await expectNarrow(follower);
  await follower.getByRole('link', { name: '1번 댓글에 신고하기' }).click();
  await follower.getByLabel('어긴 규정').selectOption({ label: '광고·도배 금지' });
  await follower.getByRole('button', { name: '신고하기' }).click();
  await expect(follower.locator('.said')).toContainText('신고를 받았습니다.');

  const reason = '전단지를 알리는 글입니다.';
  const editor = await hide(browser, text, reason);
  await opened(follower, `${proposal}/comments`, `까닭: ${reason}`);
  await expect(follower.getByRole('main')).toContainText('‘광고·도배 금지’ 규정에 따라 가려졌습니다.');
  await expect(follower.getByRole('main')).not.toContainText(text);

  await object(author, title);
  await opened(follower, `${proposal}/comments`, '글쓴이가 이의를 신청해 다시 살피고 있습니다.');
  await decide(editor, text);
  await opened(follower, `${proposal}/comments`, text);
  await expect(await noticeOf(author, `‘${title}’의 댓글에 대한 이의를 받아들였습니다`)).toBeVisible();
});

async function say(page: Page, proposal: string, text: string): Promise<void> {
  await page.goto(proposal);
  await page.locator(`main a[href="${proposal}/join"]`).first().click();
  await page.getByRole('button', { name: '공감하기' }).click();
  await expect(page.locator('.said')).toHaveText('공감했습니다.');
  await expect(page.getByRole('main')).toContainText('1명이 공감했습니다.');
  await page.getByLabel('내용', { exact: true }).fill(text);
  await page.getByRole('button', { name: '댓글 올리기' }).click();
  await expect(page.locator('.said')).toContainText('댓글을 올렸습니다.');
  await expectNarrow(page);
}

async function hide(browser: Browser, text: string, reason: string): Promise<Page> {
  const editor = await browser.newPage();
  await actAs(editor, `${PLACE} 예산과`, '/desk/moderation');
  const thing = editor.locator('section[aria-labelledby="reported"] li.thing').filter({ hasText: text });
  await expect(thing).toContainText('광고·도배 금지 1건');
  await expect(thing.getByLabel('어긴 규정')).toHaveValue('advert');
  await thing.getByLabel('공개할 까닭').fill(reason);
  await thing.getByRole('button', { name: '가리기', exact: true }).click();
  await expect(editor.locator('.said')).toContainText('댓글을 가렸습니다.');
  await expectNarrow(editor);
  return editor;
}

/** From the notice to the own comment, and the objection to its hiding. */
async function object(page: Page, title: string): Promise<void> {
  await (await noticeOf(page, `‘${title}’에 쓰신 댓글이 가려졌습니다`)).click();
  await expect(page).toHaveURL(/\/proposals\/\d+\/join/);
  await page.getByLabel('이의를 신청하는 까닭').fill('나눔 행사를 알린 것입니다.');
  await page.getByRole('button', { name: '이의 신청하기' }).click();
  await expect(page.locator('.said')).toContainText('이의를 신청했습니다.');
}

/** There is no other editor there: whoever hid it decides. */
async function decide(page: Page, text: string): Promise<void> {
  await page.reload();
  const appeal = page.locator('section[aria-labelledby="appeals"] li').filter({ hasText: text });
  await expect(appeal).toContainText('나눔 행사를 알린 것입니다.');
  await appeal.getByRole('radio', { name: '받아들여 다시 보이기' }).check();
  await appeal.getByLabel('공개할 까닭').fill('나눔 행사는 광고가 아닙니다.');
  await appeal.getByRole('button', { name: '결정하기' }).click();
  await expect(page.locator('.said')).toContainText('이의를 받아들여');
}
