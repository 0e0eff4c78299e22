import AxeBuilder from '@axe-core/playwright';
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

test('the query language narrows, and what it cannot read is pointed at', async ({ page, request }) => {
  await page.goto(`/search?q=${encodeURIComponent('도서관 지역:서울 지출>1억 -건립')}`);
  expect(await total(page)).toBeGreaterThan(0);
  await page.goto(`/search?q=${encodeURIComponent('도서관 year:25 "작은')}`);
  await expect(page.locator('.query-problems mark')).toHaveText(['25', '"작은']);
  await expect(page.getByRole('main')).toContainText('회계연도 ‘25’');

  const refused = await request.get(`/api/search?q=${encodeURIComponent('도서관 year:25')}`);
  expect(refused.status()).toBe(400);
  expect(await refused.json()).toMatchObject({
    errors: [{ parameter: 'q', value: '25', start: 9, end: 11 }],
  });
});

test('a slip of the key is mended, and said', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('도셔관')}`);
  await expect(page.getByRole('main')).toContainText('‘도서관’');
  expect(await total(page)).toBeGreaterThan(0);
});

test('suggestions: / leads to the field, arrows choose, Enter follows, Escape closes', async ({ page }) => {
  await page.goto('/search');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: '검색어' });
  await expect(field).toBeFocused();
  await field.pressSequentially('도서');
  const offers = page.getByRole('listbox', { name: '검색어 제안' }).getByRole('option');
  await expect(offers.first()).toBeVisible();
  await expect(offers.filter({ hasText: '도서관' }).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(offers).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(offers.first()).toHaveAttribute('aria-selected', 'true');
  const chosen = (await offers.first().locator('[lang]').innerText()).trim();
  expect(chosen).toContain('도서');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.locator('main tbody th a').first()).toHaveText(chosen);
});

test('suggestions offer governments by name, in the language of the page', async ({ page, request }) => {
  await page.goto('/en');
  const field = page.locator('#home-q');
  await field.pressSequentially('횡성');
  const offer = page.getByRole('option').first();
  await expect(offer).toContainText('government');
  await offer.click();
  await expect(page).toHaveURL(/\/en\/g\/4272000$/);
  const answer = await request.get(`/api/suggest?q=${encodeURIComponent('횡성')}`);
  expect(await answer.json()).toMatchObject({ governments: [{ page: '/g/4272000' }] });
  expect((await request.get(`/api/suggest?q=${'x'.repeat(61)}`)).status()).toBe(400);
});
