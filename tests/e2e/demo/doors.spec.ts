import { expect, test } from '@playwright/test';

/** Headers on every answer, languages, and what does not exist. */
const PATHS = [
  '/',
  '/en',
  '/g/1111000',
  '/search?q=a',
  '/status',
  '/api/status',
  '/favicon.svg',
  '/nothing/here',
  '/g/9999999',
  '/robots.txt',
];

for (const path of PATHS) {
  test(`${path} carries the security headers`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    // Nothing from elsewhere, but for the second host of the ledger where one is named.
    const policy = headers['content-security-policy'] ?? '';
    expect(policy.replace(` ${process.env.LEDGER_MIRROR_URL ?? '-'}`, '')).not.toMatch(/https?:/);
    expect(headers['referrer-policy']).toBeTruthy();
    expect(headers['permissions-policy']).toBeTruthy();
    expect(headers['x-powered-by']).toBeUndefined();
  });
}

for (const path of [
  '/nothing',
  '/g/9999999',
  '/en/g/0000000',
  '/p/aaaaaaaaaaaaaaaa',
  '/g/abc',
  '/receipt/1/2',
  '/g/1111000/20x5',
]) {
  test(`${path} is a whole page that says so, with status 404`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(404);
    const html = await answer.text();
    expect(html).toContain('<h1');
    expect(html).toContain('찾으시는 페이지가 없습니다');
  });
}

test('Korean stands at the root: /ko goes there', async ({ request }) => {
  const answer = await request.get('/ko/g/1111000', { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers()['location']).toMatch(/\/g\/1111000$/);
});

test('a code that changed one to one leads to the new one', async ({ request }) => {
  const answer = await request.get('/g/4771000', { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers()['location']).toMatch(/\/g\/2772000$/);
});

test('nothing is loaded from elsewhere', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  for (const path of ['/', '/g/1111000', '/search?q=%EB%8F%84%EC%84%9C%EA%B4%80', '/status'])
    await page.goto(path);
  expect(elsewhere).toEqual([]);
});

test('the pages break no rule of their own policy', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  for (const path of ['/', '/g/1111000', '/g/1111000/projects', '/search', '/status']) await page.goto(path);
  expect(refused).toEqual([]);
});

test('demo data say so on every page, and robots are told not to index', async ({ page }) => {
  for (const path of ['/', '/g/1111000', '/en/g/1111000', '/search?q=a']) {
    await page.goto(path);
    expect(await page.title()).toMatch(/시범|demo/i);
    await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute('content', /noindex/);
  }
});
