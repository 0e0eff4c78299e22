import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { electionOf } from '@/tests/e2e/support/ballots';
import { actAs, PHONE } from '@/tests/e2e/support/people';

/** The site is asked for a credential, a counter and a receipt, one after the other. */
const SOON = { timeout: 20_000 };

/** The path of a participatory budget on which people vote now. */
async function voting(page: Page): Promise<string> {
  await page.goto('/participate');
  const links = await page
    .locator('main tbody th a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const path of links) {
    const now: unknown = await (await page.request.get(`/api${path}/now`)).json();
    if (typeof now === 'object' && now !== null && 'phase' in now && now.phase === 'voting') return path;
  }
  throw new Error('nobody votes now');
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const add = (page: Page) => button(page, /^담기: /);
const bar = (page: Page) => page.getByRole('region', { name: '고른 것' });
const code = (page: Page) => page.locator('.ballot-code');

/** Makes a recovery code, saves it as a file, and shows that it is saved. */
async function saveCode(page: Page): Promise<string> {
  const made = await code(page).innerText();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '파일로 저장' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain(made);
  await button(page, '저장했습니다').click();
  await expect(code(page)).toHaveCount(0);
  const last = page.getByLabel('저장한 코드의 마지막 네 글자');
  await last.fill('0000');
  await button(page, '계속하기').click();
  await expect(page.getByRole('alert').filter({ hasText: '마지막 네 글자가 다릅니다' })).toBeVisible();
  await last.fill(made.slice(-4).toLowerCase());
  await button(page, '계속하기').click();
  return made;
}

/** How many a ballot of 일반 may choose. */
async function mostOf(page: Page, path: string): Promise<number> {
  const { rules } = await electionOf(page, path.split('/')[2] ?? '');
  return rules.vote?.ballots.find(({ name }) => name.ko === '일반')?.most ?? 0;
}

/** Chooses as many; a field that is full says so, and the next project is taken. */
async function choose(page: Page, number: number): Promise<void> {
  const chosen = page.locator('.ballot-item-chosen');
  for (let at = 0; (await chosen.count()) < number;) {
    const before = await chosen.count();
    await add(page).nth(at).click({ force: true });
    if ((await chosen.count()) === before) at += 1;
  }
}

async function cast(page: Page): Promise<string> {
  await bar(page).getByRole('link', { name: '고른 것 확인하기' }).click();
  await button(page, '투표하기').click();
  await expect(page.getByRole('heading', { name: '일반: 투표를 마쳤습니다' })).toBeFocused(SOON);
  const receipt = await code(page).innerText();
  expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  return receipt;
}

test.describe('on a phone', () => {
  test.use(PHONE);
  test.setTimeout(180_000);

  test('somebody saves the code, fills the basket, goes on elsewhere, votes, votes again and takes it back', async ({
    page,
    browser,
    baseURL,
  }) => {
    await actAs(page, '느린걸음', '/participate');
    const path = `${await voting(page)}/vote`;
    await page.goto(path);
    await expect(page.getByText('지금 투표할 수 있습니다')).toBeVisible();
    await expect(page.getByText('아직 발급되지 않음.').first()).toBeVisible();
    await expect(code(page)).toBeVisible();
    await expectClean(page);
    const recovery = await saveCode(page);

    await page.getByRole('link', { name: '일반 투표하기' }).click();
    const most = await mostOf(page, path);
    await expect(page.getByText(`${most}개까지 고를 수 있습니다.`)).toBeVisible();
    await expect(bar(page)).toContainText('아직 투표하지 않음');
    await choose(page, most);
    await expect(bar(page)).toContainText(`${most}개 중 ${most}개`);
    // What cannot be chosen is no dead button: it says why.
    await add(page).first().click({ force: true });
    await expect(bar(page)).toContainText(`이미 ${most}개를 골랐습니다. 하나를 빼면 고를 수 있습니다.`);
    await expect(bar(page)).toContainText(`${most}개 중 ${most}개`);
    const chosen = await page.locator('.ballot-item-chosen').count();
    expect(chosen).toBe(most);
    await expectClean(page);
    const order = await page.locator('.ballot-list strong').allInnerTexts();
    await expect(page.getByText('초안을 저장했습니다.')).toBeVisible(SOON);
    await page.reload();
    await expect(page.locator('.ballot-list strong').first()).toBeVisible();
    expect(await page.locator('.ballot-list strong').allInnerTexts()).toEqual(order);

    const context = await browser.newContext({ ...PHONE, ...(baseURL === undefined ? {} : { baseURL }) });
    const other = await context.newPage();
    await actAs(other, '느린걸음', path);
    await other.getByText('다른 기기에서 만든 코드가 있습니다').click();
    await other.getByLabel('복구 코드', { exact: true }).fill(recovery.replaceAll('-', ' ').toLowerCase());
    await button(other, '이 코드로 계속하기').click();
    await expect(other.getByText(`${most}개 고름`)).toBeVisible();
    await other.getByRole('link', { name: '일반 투표하기' }).click();
    await expect(bar(other)).toContainText(`${most}개 중 ${most}개`);
    await context.close();

    const casts: Promise<Record<string, string>>[] = [];
    page.on('request', (request) => {
      if (/\/(cast|counter)$/.test(request.url())) casts.push(request.allHeaders());
    });
    const first = await cast(page);
    await expectClean(page);
    for (const headers of await Promise.all(casts)) expect(Object.keys(headers)).not.toContain('cookie');
    expect(casts).toHaveLength(2);
    await expect(page.getByRole('link', { name: '내 표 확인하기' })).toHaveAttribute(
      'href',
      `${path.replace('/vote', '/verify')}#${first}`,
    );

    await page.reload();
    await expect(code(page)).toHaveText(first);
    await page.getByRole('link', { name: '다시 투표하기' }).click();
    await button(page, /^빼기: /)
      .first()
      .click();
    await expect(bar(page)).toContainText(`${most}개 중 ${most - 1}개`);
    await expect(bar(page)).toContainText(`투표 완료 · 영수증 ${first}`);
    const second = await cast(page);
    expect(second).not.toBe(first);

    await page.getByRole('link', { name: '투표 거두기' }).click();
    await button(page, '표 거두기').click();
    await expect(page.getByRole('heading', { name: '일반: 투표를 거두었습니다' })).toBeVisible(SOON);
    expect(await code(page).innerText()).not.toBe(second);
  });
});

test.describe('without JavaScript', () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test('the rules, the projects and the other ways to vote can be read', async ({ page }) => {
    const path = `${await voting(page)}/vote`;
    // What is parsed of <noscript> depends on how scripts were turned off: it is looked for in what was sent.
    const sent = await (await page.request.get(path)).text();
    expect(sent).toMatch(/<noscript>[^]*투표소의 투표 기기를 쓰거나 종이로[^]*<\/noscript>/);
    await page.goto(path);
    await expect(page.getByText('투표 규칙 해시')).toBeVisible();
    await expect(page.getByRole('link', { name: '로그인하고 투표하기' })).toBeVisible();
    await page.getByText('투표에 오르는 사업').first().click();
    await expect(page.getByRole('table').first().getByRole('link').first()).toBeVisible();
  });
});

test.describe('at a desk, in English and in the dark', () => {
  test.use({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
  test.setTimeout(120_000);

  test('somebody votes by keyboard alone', async ({ page }) => {
    await actAs(page, '두아이아빠', '/participate');
    await page.goto(`/en${await voting(page)}/vote`);
    const recovery = await code(page).innerText();
    await expectClean(page);
    await press(page, button(page, 'I have saved it'));
    await expect(page.getByLabel('The last four characters')).toBeFocused();
    await page.keyboard.type(recovery.slice(-4));
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('link', { name: 'Vote in Young adults' }));
    const heading = page.getByRole('heading', { name: 'Young adults: choose projects' });
    await expect(heading).toBeFocused();
    await press(page, button(page, /^Choose: /).first());
    await press(page, button(page, /^One point more: /).first());
    await expect(page.getByRole('region', { name: 'Chosen so far' })).toContainText('8 of 10 points left');
    await expectClean(page);
    await press(page, page.getByRole('link', { name: 'Review' }));
    await expect(page.getByText('8 points are left; what is not given is lost.')).toBeVisible();
    await expectClean(page);
    await press(page, button(page, 'Cast my ballot'));
    await expect(page.getByRole('heading', { name: 'Young adults: you have voted' })).toBeFocused(SOON);
    await expectClean(page);
  });
});

/** Goes from one place of the page to the next until it is there, then presses it. */
async function press(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 150; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('it cannot be reached by the keyboard');
}
