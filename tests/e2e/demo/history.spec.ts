import { expect, type Page, test } from '@playwright/test';

/** The day of a government's newest figures, which the form on its page offers. */
async function newestDay(page: Page, code: string): Promise<string> {
  await page.goto(`/g/${code}`);
  return page.locator('#as-of-date').inputValue();
}

test('from a government to an earlier date, to a project of that date, and back to the present', async ({
  page,
}) => {
  const day = await newestDay(page, '1111000');
  await page.locator('form[action="/asof"]').getByRole('button').click();
  await expect(page).toHaveURL(new RegExp(`/asof/${day}/g/1111000$`));
  await expect(page.locator('.notice').first()).toContainText('지금의 페이지');
  await page.locator(`#projects ~ * a[href^="/asof/${day}/p/"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/asof/${day}/p/[a-z2-7]{16}$`));
  await page.locator('.notice').first().getByRole('link', { name: '지금의 페이지' }).click();
  await expect(page).toHaveURL(/\/p\/[a-z2-7]{16}$/);
});

test('figures of an earlier date have receipts of that date and run, and come to the same', async ({
  page,
  request,
}) => {
  const day = await newestDay(page, '1111000');
  await page.goto(`/asof/${day}/g/1111000`);
  const figures = await page.locator('main data[data-receipt][data-unit="won"]').all();
  expect(figures.length).toBeGreaterThan(20);
  const sample = figures.slice(0, 12);
  const runs = new Set<string>();
  for (const figure of sample) {
    const [value, receipt] = [await figure.getAttribute('value'), await figure.getAttribute('data-receipt')];
    const [, run = '', asOf] = /^\/receipt\/(\d+)\/([\d-]+)\//.exec(receipt ?? '') ?? [];
    expect(asOf).toBe(day);
    runs.add(run);
    const answer = await request.get(`${receipt}${receipt?.includes('?') ? '&' : '?'}format=json`);
    const document: unknown = await answer.json();
    expect(document).toMatchObject({ value: Number(value), as_of: day, run: Number(run) });
  }
  expect(runs.size).toBe(1);
});

test('the address with its run is fixed, in both languages, and no search engine lists it', async ({
  page,
}) => {
  const day = await newestDay(page, '1111000');
  await page.goto(`/asof/${day}/g/1111000`);
  await page.getByRole('link', { name: '바뀌지 않는 주소' }).click();
  await expect(page).toHaveURL(/\?known=\d+$/);
  await expect(page.locator('.notice').first()).toContainText('바뀌지 않습니다');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await page.getByRole('link', { name: /English/ }).click();
  await expect(page).toHaveURL(/\/en\/asof\/.+\?known=\d+$/);
  await expect(page.locator('.notice').first()).toContainText('never changes');
});

test('days before the data and days to come say so', async ({ page }) => {
  await page.goto('/asof/1999-01-01/g/1111000');
  await expect(page.locator('.empty')).toContainText('자료는');
  await expect(page.locator('main data')).toHaveCount(0);
  await page.goto('/asof/2199-01-01/g/1111000');
  await expect(page.locator('.empty')).toContainText('아직 오지 않은 날');
  const impossible = await page.goto('/asof/2026-02-30/g/1111000');
  expect(impossible?.status()).toBe(200);
  await expect(page.locator('.empty')).toContainText('달력에 없는 날');
  expect((await page.goto('/asof/june/g/1111000'))?.status()).toBe(404);
});

test('what changed between two dates: everything since before the data, nothing within a day', async ({
  page,
}) => {
  const day = await newestDay(page, '1111000');
  await page.goto(`/g/1111000/changes?from=1999-01-01&to=${day}`);
  await expect(page.locator('.notice')).toContainText('자료는');
  const names = await page.locator('tbody th a[href^="/p/"]').count();
  expect(names).toBe(50);
  const first = await page.locator('tbody th a[href^="/p/"]').first().getAttribute('href');
  await page.getByRole('link', { name: '다음 사업들' }).click();
  await expect(page).toHaveURL(/after=\d+-[a-z2-7]{16}/);
  await expect(page.locator('tbody th a').first()).not.toHaveAttribute('href', first ?? '');
  await page.goto(`/g/1111000/changes?from=${day}&to=${day}`);
  await expect(page.locator('.empty')).toContainText('바뀐 것이 없습니다');
});

test('the dates of changes live in the address and work without JavaScript', async ({ browser, baseURL }) => {
  const page = await browser.newPage({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await page.goto('/g/1111000/changes');
  await page.locator('#changes-from').fill('1999-01-01');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).toHaveURL(/from=1999-01-01&to=\d{4}-\d{2}-\d{2}/);
  await expect(page.getByRole('heading', { name: /합계/ })).toBeVisible();
  await page.close();
});
