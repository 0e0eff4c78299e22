import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { actAs, noticeOf, PHONE, signOut } from '@/tests/e2e/support/people';
import { deskOf, opened, PLACE, processOf, stepsOf, titleOf } from '@/tests/e2e/support/proposals';

/** A picture as a phone takes it, but small. */
const picture = async () => ({
  name: 'IMG_0001.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer(),
});

/** The title of a proposal that was there before, with words of our own: it is found like. */
async function titleLike(page: Page, process: string): Promise<{ like: string; title: string }> {
  await page.goto(`${process}/proposals?sort=number`);
  const like = await page.locator('main tbody th a').first().innerText();
  return { like, title: titleOf(like) };
}

async function fillIn(page: Page, title: string): Promise<void> {
  await page.getByRole('radio', { name: /^일반/ }).check();
  await page.getByLabel('제목', { exact: true }).fill(title);
  await page.getByLabel('왜 필요합니까').fill('  비가 오면\r\n\r\n물이 고입니다. ');
  await page.getByLabel('무엇을 합니까').fill('배수로를 30미터 놓습니다.');
  await page.getByLabel('예상하는 비용').fill('1,200만원');
  await page.getByLabel('장소 설명').fill('불광천 해담는다리 옆');
  await page.getByLabel('위도').fill('37.6017');
  await page.getByLabel('경도').fill('126.9165');
}

test.describe('on a phone, without JavaScript', () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test('a proposal is begun, gone on with elsewhere, handed in, asked back and answered', async ({
    page,
    browser,
  }) => {
    const process = await processOf(page);
    const { like, title } = await titleLike(page, process);
    await begin(page, process, { like, title });
    const draft = new URL(page.url()).pathname;
    await signOut(page);
    await page.goto(draft);
    await expect(page).toHaveURL(/\/sign-in\?next=/);

    const elsewhere = await browser.newPage();
    const proposal = await handIn(elsewhere, process, title);
    await opened(page, `${process}/proposals`, title);
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('img', { name: '물이 고인 길 (크게 보기)' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('불광천 해담는다리 옆');
    await expect(page.getByRole('img', { name: /^약도:/ })).toBeVisible();
    await expectNarrow(page);

    await askBack(browser, proposal);
    await answer(elsewhere, proposal, title);
    await opened(page, proposal, '제안자가 답함');
    const { kinds, dated } = await stepsOf(page);
    expect(kinds).toEqual(['제안을 냄', '제안자에게 보완을 요청함', '제안자가 답함']);
    expect(dated).toBe(3);
    await expect(page.locator('.steps')).toContainText('배수로를 어디까지 놓자는 것입니까?');
    await expect(page.locator('.steps')).toContainText('다리에서 놀이터까지입니다.');
    await page.getByRole('link', { name: '고치기 전의 글 1편' }).click();
    await expect(page.getByRole('main')).toContainText('배수로를 30미터 놓습니다.');
  });
});

/** Signs in on the way, saves a draft, looks at what there is already, adds a picture. */
async function begin(page: Page, process: string, { like, title }: { like: string; title: string }) {
  await page.goto(process);
  await page.getByRole('main').getByRole('link', { name: '제안 쓰기' }).click();
  await page.getByRole('link', { name: '로그인하고 쓰기' }).click();
  await page.getByRole('button', { name: '느린걸음' }).click();
  await expect(page).toHaveURL(new RegExp(`${process}/propose$`));
  await page.getByRole('button', { name: '새 초안 쓰기' }).click();
  await fillIn(page, title);
  await page.getByRole('button', { name: '초안 저장' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: '초안을 저장했습니다.' })).toBeVisible();
  const help = page.locator('section[aria-labelledby="help"]');
  await expect(help.getByRole('link', { name: like, exact: true }).first()).toBeVisible();
  await expect(help.getByRole('heading', { name: '이미 있는 예산' })).toBeVisible();
  await expect(help.getByRole('heading', { name: '비슷한 사업에 든 돈' })).toBeVisible();
  await page.getByLabel('그림 파일').setInputFiles(await picture());
  await page.getByLabel('그림 설명').fill('물이 고인 길');
  await page.getByRole('button', { name: '그림 올리기' }).click();
  await expect(page.getByRole('status').filter({ hasText: '그림을 올리고' })).toBeVisible();
  const src = await page.getByRole('img', { name: '물이 고인 길' }).getAttribute('src');
  const image = await page.request.get(src ?? '');
  expect(image.headers()['content-type']).toBe('image/webp');
  await expectNarrow(page);
}

/** Goes on with the draft in another browser. @returns the proposal's path */
async function handIn(page: Page, process: string, title: string): Promise<string> {
  await actAs(page, '느린걸음', `${process}/propose`);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('제목', { exact: true })).toHaveValue(title);
  await expect(page.getByLabel('왜 필요합니까')).toHaveValue('비가 오면\n\n물이 고입니다.');
  await page.getByLabel('무엇이 좋아집니까').fill('비 온 뒤에도 걸을 수 있습니다.');
  await page.getByRole('button', { name: '제안 내기' }).click();
  await expect(page.getByRole('status')).toHaveText('제안을 냈습니다. 단계가 바뀌면 알려 드립니다.');
  const mine = page.locator('section[aria-labelledby="mine"]').getByRole('link', { name: title });
  await expect(mine).toHaveText(new RegExp(`^제안 [\\d,]+번: ${title}$`));
  return (await mine.getAttribute('href')) ?? '';
}

async function askBack(browser: Browser, proposal: string) {
  const reviewer = await browser.newPage();
  await actAs(reviewer, `${PLACE} 도로과`, deskOf(proposal));
  await reviewer.getByLabel('질문').fill('배수로를 어디까지 놓자는 것입니까?');
  await reviewer.getByRole('button', { name: '질문 보내기' }).click();
  await expect(reviewer.getByRole('status')).toHaveText('질문을 보냈습니다.');
  await reviewer.close();
}

async function answer(page: Page, proposal: string, title: string) {
  await (await noticeOf(page, `제안에 대한 질문이 있습니다 (도로과): ‘${title}’`)).click();
  await expect(page).toHaveURL(new RegExp(`${proposal}$`));
  await page.goto(`${proposal}/edit`);
  await expect(page.getByRole('blockquote')).toHaveText('배수로를 어디까지 놓자는 것입니까?');
  await page.getByLabel('부서에 하는 답').fill('다리에서 놀이터까지입니다.');
  await page.getByLabel('무엇을 합니까').fill('배수로를 다리에서 놀이터까지 45미터 놓습니다.');
  await expectNarrow(page);
  await page.getByRole('button', { name: '고친 글과 답 보내기' }).click();
  await expect(page.getByRole('status')).toHaveText('답을 보냈습니다. 부서가 다시 검토합니다.');
}

/** Goes there by the tabulator alone; where it stands is seen on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    expect(seen, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))).toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the tabulator never came there');
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.insertText(text);
}

test.describe('on a phone', () => {
  test.use(PHONE);

  test('a proposal is written and handed in by the keyboard alone', async ({ page }) => {
    const process = await processOf(page);
    const title = titleOf('자판으로 쓴 제안');
    await page.goto(`/sign-in?next=${process}/propose`);
    await tabTo(page, page.getByRole('button', { name: '두아이아빠' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/propose$/);
    await tabTo(page, page.getByRole('button', { name: '새 초안 쓰기' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/propose\/[0-9a-f-]{36}$/);
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('Space');
    await type(page, '제목', title);
    await type(page, '왜 필요합니까', '어두워서 넘어집니다.');
    await type(page, '무엇을 합니까', '등을 답니다.');
    // The map is picked on by the arrow keys, and its fields say where.
    await tabTo(page, page.getByLabel('장소 설명'));
    await page.keyboard.insertText('골목');
    await tabTo(page, page.getByRole('button', { name: '제안 내기' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '제안을 냈습니다.' })).toBeVisible();
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  });

  test('what is written is kept by itself, and two browsers do not overwrite one another', async ({
    page,
    browser,
  }) => {
    const process = await processOf(page);
    const title = titleOf('저절로 남는 초안');
    await actAs(page, '두아이아빠', `${process}/propose`);
    await page.getByRole('button', { name: '새 초안 쓰기' }).click();
    // The script is there once the map is.
    await expect(page.getByRole('button', { name: '확대' })).toBeVisible();
    await page.getByLabel('제목', { exact: true }).fill(title);
    await expect(page.getByText(/^저장됨/)).toBeVisible();
    const other = await browser.newPage({ javaScriptEnabled: false });
    await actAs(other, '두아이아빠', new URL(page.url()).pathname);
    await expect(other.getByLabel('제목', { exact: true })).toHaveValue(title);
    await other.getByLabel('왜 필요합니까').fill('다른 기기에서 쓴 까닭');
    await other.getByRole('button', { name: '초안 저장' }).first().click();
    await page.getByLabel('왜 필요합니까').fill('먼저 연 기기에서 쓴 까닭');
    await expect(page.getByText('다른 기기에서 저장한 더 새로운 글이 있습니다.')).toBeVisible();
    await page.getByRole('button', { name: '두 글 비교하기' }).click();
    await expect(page.getByRole('heading', { name: '다른 기기에서 저장한 글이 있습니다' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('다른 기기에서 쓴 까닭');
    await expect(page.getByRole('main')).toContainText('먼저 연 기기에서 쓴 까닭');
    await expectClean(page);
    await page.getByRole('button', { name: '지금 보낸 글로 바꾸기' }).click();
    await expect(page.getByLabel('왜 필요합니까')).toHaveValue('먼저 연 기기에서 쓴 까닭');
    await page.getByText('초안 버리기', { exact: true }).first().click();
    await page.getByRole('button', { name: '초안 버리기' }).click();
    await expect(page.getByRole('status')).toHaveText('초안을 버렸습니다.');
  });
});
