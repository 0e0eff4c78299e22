import { expect, type Page, test } from '@playwright/test';
import { makeCodes } from '@/lib/services/eligibility/codes';
import { findSetup } from '@/lib/services/eligibility/setup';
import { openVote } from '@/tests/e2e/support/ballots';
import { expectClean } from '@/tests/e2e/support/clean';
import { type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { actAs, giveSecondFactor, PHONE } from '@/tests/e2e/support/people';

test.use(PHONE);
/** The site is asked for a credential, a counter and a receipt, one after the other. */
const SOON = { timeout: 20_000 };

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

/** A code on paper for the general track, as the office hands it out. */
async function codeFor(process: string): Promise<string> {
  const tx = await database.member.connect();
  try {
    const setup = await findSetup(tx, process, 'SHARE');
    if (setup === null) throw new Error('nobody is verified');
    const [code] = await makeCodes(tx, setup, { tracks: ['general'], number: 1, now: new Date() });
    return code ?? '';
  } finally {
    tx.release();
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const code = (page: Page) => page.locator('.ballot-code');

test('somebody without an account is let in by an officer, votes at a kiosk, and leaves nothing on it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const process = await openVote(page);
  const paper = await codeFor(process);
  await actAs(page, '전주시 투표 담당');
  await giveSecondFactor(page);
  await page.goto(`/desk/${process}/kiosk`);
  await page.getByLabel('종이 확인 번호').fill(paper);
  await page.getByRole('radio', { name: '키오스크' }).check();
  await button(page, '확인하고 드리기').click();
  const ticket = (await page.locator('#given ~ p a').getAttribute('href')) ?? '';

  const context = await browser.newContext({ ...PHONE, ...(baseURL === undefined ? {} : { baseURL }) });
  const kiosk = await context.newPage();
  await kiosk.goto(ticket);
  await expect(code(kiosk)).toBeVisible(SOON);
  expect(kiosk.url()).not.toContain(ticket.split('#')[1]);
  await expectClean(kiosk);
  await button(kiosk, /^(계속하기|저장했습니다|투표 시작)/)
    .first()
    .click();
  await kiosk.getByRole('link', { name: '일반 투표하기' }).click();
  await button(kiosk, /^담기: /)
    .first()
    .click();
  await kiosk.getByRole('link', { name: '고른 것 확인하기' }).click();
  await button(kiosk, '투표하기').click();
  await expect(kiosk.getByRole('heading', { name: '일반: 투표를 마쳤습니다' })).toBeVisible(SOON);
  expect(await code(kiosk).innerText()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  await button(kiosk, '마침: 화면 지우기').click();
  await expect(code(kiosk)).toHaveCount(0);
  expect(await kiosk.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await context.cookies()).toEqual([]);
  await context.close();

  // The same person is not let in to paper any more.
  await page.goto(`/desk/${process}/kiosk`);
  await page.getByLabel('종이 확인 번호').fill(paper);
  await page.getByRole('radio', { name: '종이 투표지' }).check();
  await button(page, '확인하고 드리기').click();
  await expect(page.locator('#problems')).toBeVisible();
});
