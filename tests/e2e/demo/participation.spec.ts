import { expect, type Locator, type Page, test } from '@playwright/test';
import { decidedProcesses, firstProcess, firstProposal } from '@/tests/e2e/support/pages';

/** Goes there by the tabulator alone, as who uses no mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the tabulator never came there');
}

const answerOf = (phase: string | null, next: { phase: string | null; at: string } | null, at: string) => ({
  phase,
  ends: phase === null ? null : (next?.at ?? null),
  next,
  at,
});

test('from the home page to a proposal and back, by the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.locator('header a[href="/participate"]'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/participate$/);
  await tabTo(page, page.locator('main tbody th a').first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/participate\/\d{7}-\d{4}(-\d+)?$/);
  const process = page.url();
  await tabTo(page, page.locator('section[aria-labelledby="newest"] tbody th a').first());
  const title = await page.locator('section[aria-labelledby="newest"] tbody th a').first().innerText();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/proposals\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.locator('.steps li').first()).toContainText('제안을 냄');
  await page.goBack();
  await expect(page).toHaveURL(process);
});

test('the states lead to the filtered list; filters live in the address and work without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  const process = await firstProcess(page);
  await page.goto(process);
  const row = page.locator('section[aria-labelledby="states"] tbody tr').filter({ hasText: '부적격' });
  const expected = await row.locator('td[data-label="제안 수"]').innerText();
  await row.locator('a').click();
  await expect(page).toHaveURL(/\/proposals\?state=infeasible$/);
  await expect(page.getByRole('main')).toContainText(`조건에 맞는 제안은 ${expected}건입니다.`);
  await expect(page.locator('#filter-state')).toHaveValue('infeasible');

  const plain = await browser.newPage({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await plain.goto(`${process}/proposals`);
  await plain.locator('#filter-state').selectOption('won');
  await plain.locator('#filter-sort').selectOption('cost');
  await plain.getByRole('main').getByRole('button').click();
  await expect(plain).toHaveURL(/state=won&sort=cost/);
  const costs = await plain.locator('td[data-label="비용 (원)"]').allInnerTexts();
  const amounts = costs.map((cost) => Number(/[\d,]+/.exec(cost)?.[0].replaceAll(',', '')));
  expect(amounts.length).toBeGreaterThan(1);
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  await plain.close();
});

test('what nothing meets says so, and leads back to all', async ({ page }) => {
  const process = await firstProcess(page);
  await page.goto(`${process}/proposals?track=nothing`);
  await expect(page.locator('.empty')).toContainText('조건에 맞는 제안이 없습니다');
  await page.locator('.empty a').click();
  await expect(page).toHaveURL(new RegExp(`${process}/proposals$`));
  await expect(page.locator('main tbody tr').first()).toBeVisible();
});

test('the line of now comes from the server, keeps its place and switches by itself', async ({ page }) => {
  const process = await firstProcess(page);
  const ends = '2026-09-14T09:00:00Z';
  const answers = [
    answerOf('voting', { phase: 'counting', at: ends }, '2026-09-14T08:59:58Z'),
    answerOf('counting', null, ends),
  ];
  let asked = 0;
  let letAnswer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letAnswer = resolve));
  await page.route('**/api/participate/*/now', async (route) => {
    await held;
    await route.fulfill({ json: answers[Math.min(asked, 1)] });
    asked += 1;
  });
  await page.goto(process);
  const line = page.locator('.now');
  await expect(line).toContainText('확인하고 있습니다');
  const before = await line.boundingBox();
  const html = await (await page.request.get(process)).text();
  expect(html.replaceAll(/<script[\s\S]*?<\/script>/g, '')).not.toContain('지금: ');
  letAnswer();
  await expect(line).toContainText('지금: 주민투표 (2026년 9월 14일 18:00까지)');
  expect(await line.boundingBox()).toEqual(before);
  await expect(line).toContainText('지금: 개표');
  expect(await line.boundingBox()).toEqual(before);
});

test('the line of now keeps its place on a phone, and says where to look when it cannot tell', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const process = await firstProcess(page);
  await page.route('**/api/participate/*/now', (route) => route.fulfill({ status: 503 }));
  await page.goto(process);
  const line = page.locator('.now');
  await expect(line).toContainText('확인하고 있습니다');
  const before = await line.boundingBox();
  await expect(line).toContainText('아래 일정의 날짜를 보십시오');
  expect(await line.boundingBox()).toEqual(before);
});

test('which phase it is now is answered by the server’s clock, and never kept', async ({ page, request }) => {
  const process = await firstProcess(page);
  const answer = await request.get(`/api${process}/now`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  const body = (await answer.json()) as { phase: string | null; at: string };
  expect(Math.abs(Date.parse(body.at) - Date.now())).toBeLessThan(60_000);
  for (const id of ['9999999-2027', '1111000-1999', 'x', '1111000']) {
    const missing = await request.get(`/api/participate/${id}/now`);
    expect(missing.status()).toBe(404);
    expect(missing.headers()['content-type']).toContain('application/problem+json');
    expect(await missing.json()).toMatchObject({ status: 404, instance: `/api/participate/${id}/now` });
  }
});

test('without JavaScript the dates say what the line of now would', async ({ page, browser, baseURL }) => {
  const process = await firstProcess(page);
  const plain = await browser.newPage({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await plain.goto(process);
  await expect(plain.locator('.now noscript p')).toBeVisible();
  await expect(plain.locator('.now noscript p')).toContainText('아래 일정의 날짜로 알 수 있습니다');
  const rows = plain.locator('section[aria-labelledby="schedule"] tbody tr');
  expect(await rows.count()).toBeGreaterThan(3);
  for (const row of await rows.all())
    await expect(row.locator('time').first()).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  await expect(plain.locator('section[aria-labelledby="result"]')).toContainText(/선정 \d+건 가운데 \d+건/);
  await plain.close();
});

test('a merged proposal leads to where it went, says so on its own page, and is named there', async ({
  page,
}) => {
  const merged = await firstProposal(page, 'merged');
  await page.goto(`${merged}?own`);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await expect(page.locator('.notice').first()).toContainText('다른 제안에 합쳐졌습니다');
  await page.locator('.notice a').first().click();
  const into = page.url();
  expect(into).not.toContain(merged);
  await expect(page.locator('section[aria-labelledby="merged"]')).toContainText(title);
  await expect(page.locator(`section[aria-labelledby="merged"] a[href="${merged}?own"]`)).toBeVisible();
  // Its address leads to where it went.
  await page.goto(merged);
  await expect(page).toHaveURL(`${into}#merged`);
});

test('what was spent on a winner leads to its receipt', async ({ page }) => {
  const winners = page.locator('section[aria-labelledby="result"] tbody th a');
  const paths: string[] = [];
  for (const process of await decidedProcesses(page)) {
    await page.goto(process);
    paths.push(
      ...(await winners.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))),
    );
  }
  const receipt = page.locator('section[aria-labelledby="projects"] data[data-receipt]');
  for (const path of paths) {
    await page.goto(path);
    if ((await receipt.count()) > 0) break;
  }
  const shown = await receipt.first().getAttribute('value');
  await receipt.first().click();
  await expect(page).toHaveURL(/\/receipt\//);
  await expect(page.getByRole('main').locator(`data[value="${shown}"]`).first()).toBeVisible();
});

test('on a phone rows are lists of labels; in English what residents wrote stays Korean', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const process = await firstProcess(page);
  await page.goto(`${process}/proposals`);
  await expect(page.locator('main tbody td').first()).toHaveCSS('display', 'flow-root');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/en${process}/proposals`);
  await expect(page.locator('main tbody th a span').first()).toHaveAttribute('lang', 'ko');
  await page.locator('main tbody th a').first().click();
  await expect(page).toHaveURL(/\/en\/participate\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('heading', { name: 'Every step' })).toBeVisible();
});

test('what does not exist is a whole page that says so, with status 404', async ({ page, request }) => {
  const process = await firstProcess(page);
  for (const path of [
    '/participate/9999999-2027',
    '/participate/9999999-2027/proposals',
    `${process}/proposals/999999999`,
    `${process}/proposals/01`,
    `${process}/results`,
  ]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).toContain('찾으시는 페이지가 없습니다');
  }
});
