import { randomBytes } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { giveKioskTicket } from '@/lib/services/ballot/kiosk-ticket';
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

/** A kiosk's page for somebody whom an officer has let in. @returns the page, and where it is opened */
async function comeToKiosk(browser: Browser, process: string): Promise<{ kiosk: Page; ticket: string }> {
  const key = randomBytes(32);
  await database.owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, $2, 'codes', 'general', current_date)`,
    [process, key],
  );
  const tx = await database.member.connect();
  const ticket = await giveKioskTicket(tx, process, key, new Date());
  tx.release();
  const context = await browser.newContext(PHONE);
  return { kiosk: await context.newPage(), ticket: `/participate/${process}/vote?kiosk=1#${ticket}` };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const code = (page: Page) => page.locator('.ballot-code');
const field = (page: Page) => page.getByRole('textbox', { name: '입장 번호' });
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
const NOTHING = '[{},{}]';

/** From the recovery code to the list. */
async function begin(kiosk: Page): Promise<void> {
  await expect(code(kiosk)).toBeVisible(SOON);
  await button(kiosk, '계속하기').click();
  await kiosk.getByRole('link', { name: '일반 투표하기' }).click();
}

async function castFirst(kiosk: Page): Promise<void> {
  await button(kiosk, /^담기: /)
    .first()
    .click();
  await kiosk.getByRole('link', { name: '고른 것 확인하기' }).click();
  await button(kiosk, '투표하기').click();
}

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
  await begin(kiosk);
  await castFirst(kiosk);
  await expect(kiosk.getByRole('heading', { name: '일반: 투표를 마쳤습니다' })).toBeVisible(SOON);
  expect(await code(kiosk).innerText()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  await expect.poll(() => kept(kiosk)).toBe(NOTHING);
  await button(kiosk, '마침: 화면 지우기').click();
  await expect(code(kiosk)).toHaveCount(0);
  expect(await kept(kiosk)).toBe(NOTHING);
  expect(await context.cookies()).toEqual([]);
  await context.close();

  // The same person is not let in to paper any more.
  await page.goto(`/desk/${process}/kiosk`);
  await page.getByLabel('종이 확인 번호').fill(paper);
  await page.getByRole('radio', { name: '종이 투표지' }).check();
  await button(page, '확인하고 드리기').click();
  await expect(page.locator('#problems')).toBeVisible();
});

test('a kiosk that is loaded anew on the way to the receipt goes on, and keeps nothing once it is there', async ({
  page,
  browser,
}) => {
  test.slow();
  const process = await openVote(page);
  const { kiosk, ticket } = await comeToKiosk(browser, process);
  await kiosk.goto(ticket);
  await begin(kiosk);
  // The site has signed, but the answer is lost with the page.
  await kiosk.route('**/credential', async (route) => {
    await route.fetch();
    await route.abort();
  });
  const signed = kiosk.waitForEvent('requestfailed', (request) => request.url().endsWith('/credential'));
  await castFirst(kiosk);
  await signed;
  await kiosk.unroute('**/credential');
  await kiosk.reload();
  await expect(kiosk.getByText('하던 투표를 이어 갑니다')).toBeVisible(SOON);
  expect(await kept(kiosk)).not.toContain('choices":[');

  // The ballot is on its way, and the answer is lost again.
  await kiosk.goto(`/participate/${process}/vote?kiosk=1#ballot/general`);
  await kiosk.route('**/cast', (route) => route.abort());
  const sent = kiosk.waitForRequest('**/cast');
  await castFirst(kiosk);
  await sent;
  const held = await kept(kiosk);
  expect(held).toContain('ciphertext');
  expect(held).not.toContain(ticket.split('#')[1]);
  await kiosk.unroute('**/cast');
  await kiosk.reload();
  await expect(kiosk.getByRole('heading', { name: '일반: 투표를 마쳤습니다' })).toBeVisible(SOON);
  await expect.poll(() => kept(kiosk)).toBe(NOTHING);
  await kiosk.reload();
  await expect(field(kiosk)).toBeVisible(SOON);
  await kiosk.context().close();
});

test('a kiosk that nobody touches is cleared, and what another has left is not gone on with', async ({
  page,
  browser,
}) => {
  test.slow();
  const process = await openVote(page);
  const { kiosk, ticket } = await comeToKiosk(browser, process);
  const next = await comeToKiosk(browser, process);
  await kiosk.clock.install();
  await kiosk.goto(ticket);
  await expect(code(kiosk)).toBeVisible(SOON);
  await button(kiosk, '계속하기').click();
  await expect.poll(() => kept(kiosk)).toContain('gotgan.voter');
  await kiosk.clock.fastForward(170_000);
  await expect(kiosk.getByText('곧 화면을 지웁니다')).toBeVisible(SOON);
  await kiosk.clock.fastForward(11_000);
  await expect(field(kiosk)).toBeVisible(SOON);
  expect(await kept(kiosk)).toBe(NOTHING);

  // Somebody else’s ticket, where the one before has gone away in the middle.
  await field(kiosk).fill(ticket.split('#')[1] ?? '');
  await button(kiosk, '시작하기').click();
  await expect(code(kiosk)).toBeVisible(SOON);
  await button(kiosk, '계속하기').click();
  await expect.poll(() => kept(kiosk)).toContain('gotgan.voter');
  await kiosk.goto('/');
  await kiosk.goto(next.ticket);
  await expect(code(kiosk)).toBeVisible(SOON);
  expect(await kept(kiosk)).not.toContain('gotgan.voter');
  await next.kiosk.context().close();
  await kiosk.context().close();
});
