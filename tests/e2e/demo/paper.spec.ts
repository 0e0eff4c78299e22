import { type Browser, expect, type Page, test } from '@playwright/test';
import { openBallot, readPrivateKey } from '@/lib/ballot/sealing';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { actAsOfficer, addPaperVote, type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';

test.use(PHONE);

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

const siteOf = (baseURL: string | undefined) => baseURL ?? '';

test('an officer lets people in, either to a kiosk or to paper, and prints a bundle', async ({
  page,
  baseURL,
}) => {
  const { process, codes } = await addPaperVote(database, false);
  await actAsOfficer(page, database, '현장 담당', siteOf(baseURL));
  await page.goto(`/desk/${process}/kiosk`);
  await expectClean(page);
  const letIn = async (code: string, way: string) => {
    await page.getByLabel('종이 확인 번호').fill(code);
    await page.getByRole('radio', { name: way }).check();
    await page.getByRole('button', { name: '확인하고 드리기' }).click();
    await page.waitForLoadState('load');
  };
  const [first = '', second = ''] = codes;

  await letIn(first, '키오스크');
  await expect(page.getByRole('status').first()).toContainText('키오스크 표를 드리세요');
  const address = page.locator('#given ~ p a');
  await expect(address).toHaveAttribute(
    'href',
    new RegExp(`/participate/${process}/vote\\?kiosk=1#(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}$`),
  );
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible();
  // Neither the address of the page nor its history has the ticket.
  expect(page.url()).not.toContain('#');
  await expectClean(page);

  await letIn(first, '종이 투표지');
  await expect(page.getByRole('heading', { name: '종이 투표지를 드리세요' })).toBeVisible();
  await letIn(first, '키오스크');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('이미 종이 투표로 확인한 사람입니다');
  await expect(page.getByLabel('종이 확인 번호')).toHaveValue('');
  await expectClean(page);
  await letIn(second, '종이 투표지');
  await expect(page.locator('td[data-label="사람"]').first()).toBeVisible();

  await page.getByRole('link', { name: '종이 투표로' }).click();
  await expect(page.locator('td[data-label="종이로 확인한 사람"]')).toHaveText('2');
  await page.getByLabel('투표소').fill('행궁동 행정복지센터 1층');
  await page.getByLabel('투표지 수').fill('3');
  await page.getByRole('button', { name: '묶음 만들기' }).click();
  await expect(page.getByRole('status')).toHaveText('묶음을 만들었습니다.');
  await expectClean(page);
  // Nothing is entered while voting goes on.
  await expect(page.getByRole('link', { name: /^입력/ })).toHaveCount(0);

  await page.getByRole('link', { name: '투표지 인쇄 (1번 묶음)' }).click();
  await expect(page.locator('.ballot-sheet')).toHaveCount(3);
  await expect(page.locator('.ballot-sheet').nth(2)).toContainText('일련번호 00003');
  await expectClean(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: '표지 인쇄' }).click();
  await page.getByRole('button', { name: '코드 만들기' }).click();
  await expect(page.locator('.bundle-code strong')).toHaveText(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  await expectClean(page);
});

/** Somebody's own browser. */
async function officer(browser: Browser, site: string, name: string): Promise<Page> {
  const page = await browser.newPage(PHONE);
  await actAsOfficer(page, database, name, site);
  return page;
}

async function enter(page: Page, serial: string, choices: readonly RegExp[]): Promise<void> {
  await page.getByLabel('일련번호').fill(serial);
  for (const name of choices) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: '입력하기' }).click();
}

test('two officers enter sheets apart from each other; what both read alike is cast', async ({
  browser,
  baseURL,
}) => {
  const site = siteOf(baseURL);
  const { process, privateKey } = await addPaperVote(database, true);
  const one = await officer(browser, site, '입력 담당 하나');
  await one.goto(`${site}/desk/${process}/paper?bundle=1&show=cover`);
  await one.getByRole('button', { name: '코드 만들기' }).click();
  const code = await one.locator('.bundle-code strong').innerText();
  const sent: string[] = [];
  const two = await officer(browser, site, '입력 담당 둘');
  for (const page of [one, two]) {
    page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
    await page.goto(`${site}/desk/${process}/paper`);
    await page.getByRole('link', { name: '입력 (1번 묶음)' }).click();
    await page.getByLabel('묶음 코드').fill(code.toLowerCase());
  }
  await expectClean(one);

  await one.getByLabel('묶음 코드').fill('0000-0000');
  await enter(one, '1', [/보안등/]);
  await expect(one.getByRole('main').getByRole('alert')).toContainText('이 묶음의 코드가 아니거나');
  await one.getByLabel('묶음 코드').fill(code);
  await enter(one, '1', [/그늘막/, /도서관/]);
  await expect(one.getByRole('main').getByRole('alert')).toContainText('규칙보다 많이 골랐습니다');
  await one.getByRole('checkbox', { name: /그늘막/ }).uncheck();
  await one.getByRole('button', { name: '입력하기' }).click();
  await expect(one.getByRole('status').first()).toContainText('00001: 첫 번째 입력을 받았습니다');
  await expect(one.getByLabel('일련번호')).toBeFocused();

  await enter(two, '1', [/보안등/]);
  await expect(two.getByRole('main').getByRole('alert')).toContainText('두 사람의 입력이 서로 다릅니다');
  await one.reload();
  await expect(one.getByRole('main')).toContainText('00001: 두 입력이 서로 달랐습니다');
  await one.getByLabel('묶음 코드').fill(code);
  await enter(one, '1', [/보안등/, /도서관/]);
  await expect(one.getByRole('status').first()).toContainText('첫 번째 입력을 받았습니다');
  await enter(one, '1', [/보안등/, /도서관/]);
  await expect(one.getByRole('main').getByRole('alert')).toContainText('내가 이미 입력한 투표지입니다');
  await enter(two, '00001', [/도서관/, /보안등/]);
  await expect(two.getByRole('status').first()).toContainText('00001: 두 사람의 입력이 같습니다');

  // One more than were checked in.
  await enter(one, '2', [/보안등/, /도서관/]);
  await expect(one.getByRole('status').first()).toContainText('00002: 첫 번째 입력을 받았습니다');
  await enter(two, '2', [/보안등/, /도서관/]);
  await expect(two.getByRole('main').getByRole('alert')).toContainText(
    '종이로 확인한 사람보다 투표지가 많습니다',
  );
  expect(
    sent.filter((text) => text.replaceAll('-', '').toUpperCase().includes(code.replaceAll('-', ''))),
  ).toEqual([]);
  await expectClean(two);
  await expectNarrow(one);

  const { rows } = await database.owner.query<{ ciphertext: Buffer; key: Buffer; hash: Buffer }>(
    `SELECT b.ciphertext, b.public_key AS key, e.rules_sha256 AS hash FROM ballotbox.ballot b JOIN election e USING (process_id) WHERE process_id = $1`,
    [process],
  );
  const opened = await Promise.all(
    rows.map(async ({ ciphertext, key, hash }) =>
      openBallot(await readPrivateKey(privateKey), Uint8Array.from(ciphertext), {
        election: process,
        track: 'general',
        rulesHash: Uint8Array.from(hash),
        publicKey: Uint8Array.from(key),
        counter: 1,
      }),
    ),
  );
  expect(opened).toEqual([{ void: false, choices: [2, 3], points: null }]);
});

test('in English, on a wide screen', async ({ browser, baseURL }) => {
  const site = siteOf(baseURL);
  const { process } = await addPaperVote(database, true);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await actAsOfficer(page, database, 'Officer', site);
  for (const path of [
    'kiosk',
    'paper',
    'paper?bundle=1&show=sheets',
    'paper?bundle=1&show=cover',
    'paper?bundle=1&show=entry',
  ]) {
    await page.goto(`${site}/en/desk/${process}/${path}`);
    await expectClean(page);
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entering bundle 1');
  await page.getByRole('radio', { name: /^spoiled/ }).check();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('without script people are let in to paper and bundles are prepared', async ({ browser, baseURL }) => {
  const site = siteOf(baseURL);
  const { process, codes } = await addPaperVote(database, false);
  const page = await browser.newPage({ ...PHONE, javaScriptEnabled: false });
  await actAsOfficer(page, database, '현장 담당', site);
  await page.goto(`${site}/desk/${process}/kiosk`);
  await page.getByLabel('종이 확인 번호').fill(codes[0] ?? '');
  await page.getByRole('radio', { name: '종이 투표지' }).check();
  await page.getByRole('button', { name: '확인하고 드리기' }).click();
  await expect(page.getByRole('heading', { name: '종이 투표지를 드리세요' })).toBeVisible();
  await page.getByRole('link', { name: '종이 투표로' }).click();
  await page.getByLabel('투표소').fill('시청 1층');
  await page.getByLabel('투표지 수').fill('2');
  await page.getByRole('button', { name: '묶음 만들기' }).click();
  await page.getByRole('link', { name: '표지 인쇄 (1번 묶음)', exact: true }).click();
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('noscript p')).toContainText('자바스크립트가 필요합니다');
});
