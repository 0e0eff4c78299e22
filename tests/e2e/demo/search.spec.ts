import { expect, type Page, test } from '@playwright/test';

const WORD = '도서관';
const total = async (page: Page) => Number(await page.locator('[data-total]').getAttribute('data-total'));

test.describe('search without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('words, a facet, its chip, sorting and the next page', async ({ page }) => {
    await page.goto('/search');
    await page.getByRole('searchbox').fill(WORD);
    await page.getByRole('button', { name: '찾기' }).click();
    await expect(page.locator('mark').first()).toHaveText(WORD);
    const all = await total(page);
    expect(all).toBeGreaterThan(0);

    const facet = page.locator('details.facet').first();
    await facet.locator('summary').click();
    const promised = await facet.locator('.choice-count').first().innerText();
    await facet.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: '적용' }).click();
    expect(await total(page)).toBe(Number(promised.replace(/\D/g, '')));

    await page.getByRole('link', { name: /회계연도: .*빼기/ }).click();
    expect(await total(page)).toBe(all);
    await page.getByRole('link', { name: /예산현액 기준으로 정렬/ }).click();
    await expect(page.locator('th[aria-sort="descending"]')).toContainText('예산현액');
    expect(await total(page)).toBe(all);
  });

  test('what cannot be read is named in its place', async ({ page }) => {
    const response = await page.goto('/search?q=%EB%8F%84%EC%84%9C%EA%B4%80&year=abc&goverment=1111000');
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('main')).toContainText('회계연도 ‘abc’');
    await expect(page.getByRole('main')).toContainText('‘goverment’라는 조건은 없습니다');
    expect(await total(page)).toBeGreaterThan(0);
  });

  test('a name of several places offers all of them', async ({ page }) => {
    await page.goto('/search?q=%EC%A4%91%EA%B5%AC');
    for (const name of ['서울중구', '부산중구', '대구중구', '대전중구', '울산중구'])
      await expect(page.locator('section', { has: page.locator('#governments') })).toContainText(name);
  });
});

test('the API answers as the page does, and refuses what it cannot read', async ({ page, request }) => {
  await page.goto(`/search?q=${encodeURIComponent(WORD)}`);
  const found = await request.get(`/api/search?q=${encodeURIComponent(WORD)}&size=5`);
  expect(found.status()).toBe(200);
  const body = (await found.json()) as { total: number; items: unknown[]; next: string; demo_data: boolean };
  expect(body.total).toBe(await total(page));
  expect([body.items.length, body.demo_data]).toEqual([5, true]);
  expect((await request.get(body.next)).status()).toBe(200);

  const refused = await request.get('/api/search?year=abc');
  expect(refused.status()).toBe(400);
  expect(refused.headers()['content-type']).toContain('application/problem+json');
  expect(await refused.json()).toMatchObject({ status: 400, errors: [{ parameter: 'year', value: 'abc' }] });
});
