import { expect, type Page, test } from '@playwright/test';
import { expectNarrow } from '@/tests/e2e/support/clean';
import { actAs, linkTo, mailTo, PHONE } from '@/tests/e2e/support/people';
import { opened, PLACE } from '@/tests/e2e/support/proposals';

test.use({ ...PHONE, javaScriptEnabled: false });

test('a project is asked about by e-mail, an official answers, and the answer stands beside it', async ({
  page,
  browser,
}) => {
  const address = `ask-${Date.now()}@example.org`;
  const text = `이 사업은 언제 끝납니까? ${Date.now()}`;
  const answer = `내년 6월에 끝납니다. ${Date.now()}`;
  await page.goto('/g/1122000');
  await page.locator('main a[href^="/p/"]').first().click();
  const project = new URL(page.url()).pathname;
  await page.getByRole('link', { name: '이 사업에 대해 묻기' }).click();
  const asking = page.url();
  await ask(page, text, address);

  const link = await linkTo(page, address, '질문을 확인해 주세요');
  await page.goto(link);
  await page.getByRole('button', { name: '질문 공개하기' }).click();
  await expect(page.getByRole('status')).toContainText('질문이 공개되었습니다.');
  await page.getByRole('link', { name: '질문 보기' }).click();
  await expect(page.getByRole('main')).toContainText(text);
  await expect(page.getByRole('main')).toContainText('아직 답변이 없습니다');
  const question = page.url();
  await expectNarrow(page);
  await page.goto(link);
  await page.getByRole('button', { name: '질문 공개하기' }).click();
  await expect(page.getByRole('alert')).toContainText('이미 쓰였거나');
  await page.goto(asking);
  await expect(page.locator('section[aria-labelledby="before"]')).toContainText(text);

  const stranger = await browser.newPage();
  await actAs(stranger, '수원시 예산과', '/desk/questions');
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('질문에 답하기');
  await expect(stranger.getByRole('main')).not.toContainText(text);
  const official = await browser.newPage();
  await actAs(official, `${PLACE} 도로과`, '/desk/questions');
  await answerIt(official, text, answer);

  await opened(page, project, answer);
  const beside = page.locator('section[aria-labelledby="questions"] li').filter({ hasText: text });
  await expect(beside.locator('blockquote')).toContainText(`${PLACE} 도로과`);
  await expect(beside.locator('blockquote time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
  await opened(page, question, answer);
  await expectNarrow(page);
  await page.goto(`/questions?words=${encodeURIComponent(answer.slice(-13))}`);
  await expectNarrow(page);
  await stopMails(page, address, answer);
});

async function ask(page: Page, text: string, address: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('묻기');
  await expect(page.getByRole('main')).toContainText('은평구의 담당자가 답합니다.');
  await expectNarrow(page);
  await page.getByLabel('질문', { exact: true }).fill(text);
  await page.getByLabel('보일 이름').fill('궁금이');
  await page.getByLabel('전자우편 주소').fill(address);
  await page.getByRole('button', { name: '확인 링크 받기' }).click();
  await expect(page.getByRole('alert')).toContainText('나이 확인');
  await expect(page.getByLabel('질문', { exact: true })).toHaveValue(text);
  await page.getByLabel('만 14세 이상입니다').check();
  await page.getByRole('button', { name: '확인 링크 받기' }).click();
  await expect(page.getByRole('status')).toContainText('확인 링크를 보냈습니다.');
}

async function answerIt(page: Page, text: string, answer: string): Promise<void> {
  const item = page.locator('section[aria-labelledby="waiting"] li.question').filter({ hasText: text });
  await item.locator('summary', { hasText: '에 답하기' }).click();
  await item.getByLabel('답변', { exact: true }).fill(answer);
  await item.getByRole('button', { name: '답변 공개하기' }).click();
  await expect(page.getByRole('alert')).toContainText('공개 확인');
  await item.getByLabel('자치단체의 공식 답변으로').check();
  await item.getByRole('button', { name: '답변 공개하기' }).click();
  await expect(page.getByRole('status')).toContainText('답변을 공개했습니다.');
  await expectNarrow(page);
}

/** The answer came by mail, with a link that takes the address away. */
async function stopMails(page: Page, address: string, answer: string): Promise<void> {
  const { text = '' } = await mailTo(page, address, '답변:');
  expect(text).toContain(answer);
  const stop = /https?:\/\/\S+stop=\S+/.exec(text)?.[0] ?? '';
  await page.goto(stop);
  await page.getByRole('button', { name: '주소 지우기' }).click();
  await expect(page.getByRole('status')).toContainText('전자우편 주소를 지웠습니다.');
}
