import { expect, test } from '@playwright/test';

test('a journalist goes from the status to a discrepancy, its project and the rows behind its amount', async ({
  page,
}) => {
  await page.goto('/status');
  await page.locator('main a[href="/status/ledger"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('자료 점검 장부');
  await page.getByLabel('규칙', { exact: true }).selectOption('digit-error');
  await page.getByRole('button', { name: '거르기' }).click();
  await expect(page).toHaveURL(/rule=digit-error/);
  const row = page.locator('main tr', { hasText: '마을안길 포장공사' });
  await expect(row).toContainText('34,000,000,000원');
  await row.locator('th a').click();
  await expect(page).toHaveURL(/\/status\/ledger\/[a-z2-7]{16}$/);
  await expect(page.getByRole('main')).toContainText('100배');
  const entry = page.url();
  await page.locator('main a[href*="/receipt/"]').first().click();
  await expect(page.getByRole('main')).toContainText('34,000,000,000');
  await page.goto(entry);
  await page.locator('main a[href^="/p/"]').first().click();
  await expect(page.locator(`main a[href="${new URL(entry).pathname}"]`)).toBeVisible();
});

test('a government says what does not fit and leads to it; one without anything says so', async ({
  page,
}) => {
  await page.goto('/g/4575000');
  await expect(page.locator('section[aria-labelledby="checks"]')).toContainText('자릿수가 다른 예산현액');
  await page.locator('section[aria-labelledby="checks"] p a').last().click();
  await expect(page).toHaveURL(/government=4575000&year=\d{4}/);
  await expect(page.locator('main tbody tr').first()).toContainText('임실군');
  await page.goto('/en/g/1111000');
  await expect(page.locator('section[aria-labelledby="checks"]')).toContainText(
    /Nothing found in [\d,]+ checks/,
  );
});

test('the ledger as data says the same: JSON with base rates, CSV with every entry', async ({
  page,
  request,
}) => {
  const answer = await request.get('/api/ledger?rule=overspent');
  expect(answer.headers()['content-type']).toContain('application/json');
  const document = (await answer.json()) as {
    total: number;
    items: { page: string; observed: { spent: { value: number; receipt: string } } }[];
    rules: { rule: string; checked: number; found: number }[];
  };
  expect(document.items.length).toBe(document.total);
  const rule = document.rules.find((one) => one.rule === 'overspent');
  expect(rule?.found).toBe(document.total);
  expect(rule?.checked).toBeGreaterThan(10_000);
  const [first] = document.items;
  if (first === undefined) throw new Error('nothing overspent in the demo data');
  const { value, receipt } = first.observed.spent;
  const derived = (await (await request.get(`${receipt}?format=json`)).json()) as { value: number };
  expect(derived.value).toBe(value);
  await page.goto(first.page);
  await expect(page.locator(`data[value="${value}"]`).first()).toBeVisible();
  expect((await request.get('/api/ledger?rule=nothing')).status()).toBe(400);
  const csv = await (await request.get('/api/ledger?rule=overspent&format=csv')).text();
  expect(csv.trim().split('\r\n')).toHaveLength(document.total + 1);
});

for (const path of [
  '/status/ledger/aaaaaaaaaaaaaaaa',
  '/status/ledger/AAAA',
  '/en/status/ledger/aaaaaaaaaaaaaaaa/x',
]) {
  test(`${path} names nothing: a whole page that says so, with status 404`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain('찾으시는 페이지가 없습니다');
  });
}
