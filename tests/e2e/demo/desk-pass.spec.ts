import { randomBytes } from 'node:crypto';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { seal } from '@/lib/auth/seal';
import { readEnv } from '@/lib/env';
import { expectClean } from '@/tests/e2e/support/clean';
import { actAsOfficer, type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import { addOpenVote } from '@/tests/e2e/support/whole-vote';

test.use(PHONE);
const SOON = { timeout: 20_000 };

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

/** A vote whose people are confirmed by the identity provider of the tests. @returns the process */
async function addVoteByProvider({ owner }: SiteDatabase): Promise<string> {
  const process = await addOpenVote(database);
  await owner.query('DELETE FROM identity.eligibility_process WHERE process_id = $1', [process]);
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'oidc', $2, $3)`,
    [process, `oidc:${readEnv().OIDC_ISSUER}`, seal(`eligibility ${process}`, randomBytes(32))],
  );
  return process;
}

const number = (page: Page) => page.locator('.desk-pass-number');

/** Signs in with the provider, whose form comes though somebody is signed in there. @returns the pass */
async function showOneself(terminal: Page, login: string): Promise<string> {
  await terminal.getByRole('link', { name: '본인 확인 시작하기' }).click();
  await terminal.locator('input[name="login"]').fill(login);
  await terminal.locator('input[name="password"]').fill('anything');
  await terminal.getByRole('button', { name: /sign-in/i }).click();
  const consent = terminal.getByRole('button', { name: /continue/i });
  await expect(consent.or(number(terminal))).toBeVisible(SOON);
  if (await consent.isVisible()) await consent.click();
  return number(terminal).innerText(SOON);
}

async function letIn(officer: Page, pass: string, way: string): Promise<void> {
  await officer.getByLabel('현장 확인 번호').fill(pass);
  await officer.getByRole('radio', { name: way }).check();
  await officer.getByRole('button', { name: '확인하고 드리기' }).click();
  await officer.waitForLoadState('load');
}

/** Of this site, in a browser that the provider uses too. */
async function keptBy(context: BrowserContext, page: Page): Promise<unknown[]> {
  const cookies = await context.cookies();
  const own = cookies.filter(({ name }) => name.includes('next-auth') || name.includes('gotgan'));
  return [
    ...own,
    ...(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])),
  ];
}

test('people show an identity provider who they are at the desk, and are let in without an account', async ({
  page: officer,
  browser,
  baseURL,
}) => {
  test.slow();
  const process = await addVoteByProvider(database);
  await actAsOfficer(officer, database, '현장 담당', baseURL ?? '');
  await officer.goto(`/desk/${process}/kiosk`);
  await expectClean(officer);
  const address = await officer.locator('#showing ~ p .key').innerText();
  const context = await browser.newContext(PHONE);
  const terminal = await context.newPage();
  await terminal.goto(address);
  await expectClean(terminal);

  const kim = await showOneself(terminal, 'desk-kim');
  expect(terminal.url()).not.toContain('#');
  expect(await keptBy(context, terminal)).toEqual([]);
  await expectClean(terminal);
  await terminal.getByRole('button', { name: '번호 지우기' }).click();
  await expect(number(terminal)).toHaveCount(0);
  await letIn(officer, kim.toLowerCase(), '종이 투표지');
  await expect(officer.getByRole('heading', { name: '종이 투표지를 드리세요' })).toBeVisible();
  await letIn(officer, kim, '종이 투표지');
  await expect(officer.getByRole('main').getByRole('alert')).toContainText('쓸 수 없는 번호입니다');

  // The provider knows the last one still: whoever comes next signs in all the same, and is somebody else.
  await letIn(officer, await showOneself(terminal, 'desk-lee'), '키오스크');
  await expect(officer.getByRole('status').first()).toContainText('키오스크 입장권을 드리세요');
  // One person, however often they come.
  await terminal.reload();
  await letIn(officer, await showOneself(terminal, 'desk-kim'), '키오스크');
  await expect(officer.getByRole('main').getByRole('alert')).toContainText(
    '이미 종이 투표로 확인한 사람입니다',
  );

  // Who breaks off at the provider is told, and nothing of it is left.
  await terminal.getByRole('link', { name: '본인 확인 시작하기' }).click();
  await terminal.getByRole('link', { name: /cancel/i }).click();
  await expect(terminal.getByRole('main').getByRole('alert')).toContainText('로그인을 마치지 않았습니다');
  expect(await keptBy(context, terminal)).toEqual([]);
  await context.close();
});
