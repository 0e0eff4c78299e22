import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { expectClean } from '@/tests/e2e/support/clean';
import { actAs } from '@/tests/e2e/support/people';

const PHONE = { viewport: { width: 360, height: 740 } };

/** The path of a participatory budget that takes proposals now. */
async function proposing(page: Page): Promise<string> {
  await page.goto('/participate');
  const links = await page
    .locator('main tbody th a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const path of links) {
    const now: unknown = await (await page.request.get(`/api${path}/now`)).json();
    if (typeof now === 'object' && now !== null && 'phase' in now && now.phase === 'proposing') return path;
  }
  throw new Error('no participatory budget takes proposals');
}

async function begin(page: Page, process: string): Promise<void> {
  await page.goto(`${process}/propose`);
  await page.getByRole('button', { name: '새 초안 쓰기' }).click();
  await page.waitForURL(/\/propose\/[0-9a-f-]{36}$/);
}

const title = (page: Page) => page.getByLabel('제목', { exact: true });
const why = (page: Page) => page.getByLabel('왜 필요합니까');
const save = (page: Page) => page.getByRole('button', { name: '초안 저장' }).first().click();

async function fill(page: Page, text: string): Promise<void> {
  await page.locator('input[name="track"]').first().check();
  await title(page).fill(text);
  await why(page).fill('그늘이 없습니다.');
  await page.getByLabel('무엇을 합니까').fill('그늘막 두 개를 둡니다.');
}

test.describe('on a phone, without JavaScript', () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test('a proposal is written, kept, put right and handed in', async ({ page }) => {
    await actAs(page, '느린걸음', '/participate');
    const process = await proposing(page);
    await begin(page, process);
    const draft = page.url();
    await title(page).fill('시장 앞 쉼터 의자');
    await save(page);
    await expect(page.getByRole('status').first()).toHaveText('초안을 저장했습니다.');
    await page.goto(draft);
    await expect(title(page)).toHaveValue('시장 앞 쉼터 의자');
    await page.getByLabel('예상하는 비용').fill('조금');
    await page.getByRole('button', { name: '제안 내기' }).click();
    await expect(page.locator('#problems')).toContainText('예상하는 비용: 금액으로 읽을 수 없습니다.');
    await expect(page.getByLabel('예상하는 비용')).toHaveValue('조금');
    await fill(page, '시장 앞 쉼터 의자');
    await page.getByLabel('예상하는 비용').fill('1,200만원');
    await page
      .getByLabel('그림 파일')
      .setInputFiles({ name: 'park.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('\x7fELF\x02\x01') });
    await page.getByLabel('그림 설명').fill('시장 앞');
    await page.getByRole('button', { name: '그림 올리기' }).click();
    await expect(page.locator('#problems')).toContainText('받을 수 있는 그림이 아닙니다.');
    const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#7a9' } })
      .jpeg()
      .toBuffer();
    await page.getByLabel('그림 파일').setInputFiles({ name: 'park.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('button', { name: '그림 올리기' }).click();
    await expect(page.getByAltText('시장 앞')).toBeVisible();
    await page.getByRole('button', { name: '제안 내기' }).click();
    await expect(page.getByRole('status').first()).toHaveText(
      '제안을 냈습니다. 단계가 바뀌면 알려 드립니다.',
    );
    await page.getByRole('link', { name: '시장 앞 쉼터 의자' }).last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('시장 앞 쉼터 의자');
    await expect(page.locator('main')).toContainText('1,200만원');
    await expect(page.getByAltText('시장 앞')).toBeVisible();
    // The draft is no draft any more: its address leads to the proposal.
    const proposal = page.url();
    await page.goto(draft);
    await page
      .getByRole('main')
      .getByRole('link', { name: /^제안 \d+번 보기$/ })
      .click();
    await expect(page).toHaveURL(proposal);
  });
});

test('a draft is saved by itself, and never written over in silence from another device', async ({
  browser,
  baseURL,
  page,
}) => {
  await actAs(page, '두아이아빠', '/participate');
  await begin(page, await proposing(page));
  await title(page).fill('마을버스 정류장 그늘막');
  await expect(page.locator('.autosave')).toHaveText(/^저장됨 \d\d:\d\d$/);
  await expect(page.locator('.live-help')).toContainText('비슷한');
  const context = await browser.newContext({ ...PHONE, ...(baseURL === undefined ? {} : { baseURL }) });
  const phone = await context.newPage();
  await actAs(phone, '두아이아빠', '/participate');
  await phone.goto(page.url());
  await expect(title(phone)).toHaveValue('마을버스 정류장 그늘막');
  await expect(phone.locator('.autosave')).toContainText('저장함');
  await why(phone).fill('전화로 쓴 까닭');
  await expect(phone.locator('.autosave')).toHaveText(/^저장됨/);
  await why(page).fill('집에서 쓴 까닭');
  await expect(page.locator('.autosave')).toContainText('다른 기기에서 저장한 더 새로운 글');
  await page.getByRole('button', { name: '두 글 비교하기' }).click();
  await expect(page.getByText('전화로 쓴 까닭')).toBeVisible();
  await expect(page.getByText('집에서 쓴 까닭')).toBeVisible();
  await expectClean(page);
  await page.getByRole('button', { name: '지금 보낸 글로 바꾸기' }).click();
  await expect(why(page)).toHaveValue('집에서 쓴 까닭');
  await phone.reload();
  await expect(why(phone)).toHaveValue('집에서 쓴 까닭');
  await context.close();
});

test('a draft that is handed in from two tabs is one proposal', async ({ page, context }) => {
  await actAs(page, '두아이아빠', '/participate');
  await begin(page, await proposing(page));
  await fill(page, '두 탭에서 낸 제안');
  await save(page);
  await page.waitForURL(/said=/);
  const other = await context.newPage();
  await other.goto(page.url());
  const submit = (tab: Page) => tab.getByRole('button', { name: '제안 내기' }).click();
  await Promise.all([submit(page), submit(other)]);
  for (const tab of [page, other]) await tab.waitForURL(/\/propose\?said=proposed$/);
  await page.reload();
  await expect(page.getByRole('link', { name: /두 탭에서 낸 제안/ })).toHaveCount(1);
});

test('the pages of writing are clean, at phone width, in English and in the dark', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...PHONE,
    colorScheme: 'dark',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await actAs(page, '두아이아빠', '/participate');
  const process = await proposing(page);
  await begin(page, process);
  await expect(page.locator('.picker-map svg').first()).toBeVisible();
  await expectClean(page);
  await page.goto(`/en${process}/propose`);
  await expectClean(page);
  await page.goto(`/en${process}/proposals/1/edit`);
  await expectClean(page);
  await page.goto(`${process}/proposals/1/versions`);
  await expectClean(page);
  await context.close();
});
