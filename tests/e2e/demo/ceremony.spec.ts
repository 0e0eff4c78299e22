import { expect, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { freeze, newProcess, officials, takeShare } from '@/tests/e2e/support/election';
import { PHONE } from '@/tests/e2e/support/people';
import { opened } from '@/tests/e2e/support/proposals';

test.use(PHONE);

/** Presses Tab until the focus is on a control of this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const own = (await focused.count()) === 0 ? '' : await focused.innerText();
    if (own.trim() === name) return;
  }
  throw new Error(`${name} is not reached`);
}

test('the ceremony asks for nothing once it is loaded, and tells what is mistyped', async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000);
  const as = officials(browser);
  const id = await newProcess(browser, as, 1);
  await freeze(as, id);
  await opened(page, `/participate/${id}/ceremony`, '인터넷을 끊으세요');
  await expectClean(page);
  const asked: string[] = [];
  await page.route('**/*', async (route) => {
    asked.push(`${route.request().method()} ${route.request().url()}`);
    await route.abort();
  });

  await tabTo(page, '열쇠 만들고 나누기');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: '조각 1: 의회' })).toBeFocused();
  await tabTo(page, '내 조각 보기');
  await page.keyboard.press('Enter');
  await expect(page.locator('.share-code')).toBeVisible();
  await expectClean(page);
  const share = await page.locator('.share-code').innerText();
  const back = page.locator('#typed-back');
  const check = page.getByRole('button', { name: '맞는지 확인하고 화면에서 지우기' });
  await back.fill((share.startsWith('A') ? 'B' : 'A') + share.slice(1));
  await check.click();
  await expect(page.getByRole('alert').filter({ hasText: '잘못 입력했습니다' })).toBeVisible();
  await back.fill(share);
  await check.click();

  const shares = [share];
  for (let holder = 1; holder < 5; holder += 1) shares.push(await takeShare(page));
  const type = async (text: string) => {
    await page
      .getByLabel(/^조각 입력/)
      .last()
      .fill(text);
    await page.getByRole('button', { name: '조각 넣기' }).click();
  };
  await type(shares[1] ?? '');
  await expect(page.getByText('조각 2 (의회): 맞습니다.')).toBeVisible();
  await type(shares[1] ?? '');
  await expect(page.getByRole('alert').filter({ hasText: '이미 넣은 조각입니다' })).toBeVisible();
  await type('0000');
  await expect(page.getByRole('alert').filter({ hasText: '잘못 입력했습니다' })).toBeVisible();
  await expect(page.getByText('공개 문서 받기')).toHaveCount(0);
  await type(shares[3] ?? '');
  await type(shares[4] ?? '');
  await expect(page.getByRole('heading', { level: 2, name: '공개 문서 받기' })).toBeFocused();
  await expectClean(page);
  await page.getByRole('button', { name: '모두 지우기' }).click();
  const text = await page.locator('body').innerText();
  for (const one of shares) expect(text).not.toContain(one);
  expect(asked).toEqual([]);
});
