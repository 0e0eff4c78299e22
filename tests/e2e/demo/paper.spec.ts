import { type Browser, expect, type Page, test } from '@playwright/test';
import { openBallot, readPrivateKey } from '@/lib/ballot/sealing';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { expectFocus, follow, press, tabTo, tick, write } from '@/tests/e2e/support/keyboard';
import { actAsOfficer, addPaperVote, type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';

test.use(PHONE);

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => page.getByRole('button', { name });
const said = (page: Page) => page.getByRole('status').first();
const siteOf = (baseURL: string | undefined) => baseURL ?? '';

test('by the keyboard alone an officer lets people in, either to a kiosk or to paper, and prints a bundle', async ({
  page,
  baseURL,
}) => {
  const { process, codes } = await addPaperVote(database, false);
  await actAsOfficer(page, database, '현장 담당', siteOf(baseURL));
  await page.goto(`/desk/${process}/kiosk`);
  await expectClean(page);
  const letIn = async (code: string, way: '키오스크' | '종이 투표지') => {
    await write(page, page.getByLabel('종이 확인 번호'), code);
    await tick(page, page.getByRole('radio', { name: '키오스크' }));
    const chosen = page.getByRole('radio', { name: way });
    if (!(await chosen.isChecked())) await page.keyboard.press('ArrowDown');
    await expect(chosen).toBeChecked();
    await press(page, button(page, '확인하고 드리기'));
    await page.waitForLoadState('load');
  };
  const [first = '', second = ''] = codes;

  await letIn(first, '키오스크');
  await expect(page.getByRole('status').first()).toContainText('키오스크 입장권을 드리세요');
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

  await follow(page, page.getByRole('link', { name: '종이 투표로' }));
  await expect(page.locator('td[data-label="종이로 확인한 사람"]')).toHaveText('2');
  await write(page, page.getByLabel('투표소'), '행궁동 행정복지센터 1층');
  await write(page, page.getByLabel('투표지 수'), '3');
  await press(page, button(page, '묶음 만들기'));
  await expect(page.getByRole('status')).toHaveText('묶음을 만들었습니다.');
  await expectClean(page);
  // Nothing is entered while voting goes on.
  await expect(page.getByRole('link', { name: /^입력/ })).toHaveCount(0);

  await follow(page, page.getByRole('link', { name: '투표지 인쇄 (1번 묶음)' }));
  await expect(page.locator('.ballot-sheet')).toHaveCount(3);
  await expect(page.locator('.ballot-sheet').nth(2)).toContainText('일련번호 00003');
  await expect(page.locator('.ballot-sheet').first()).toContainText('안전: 1개까지');
  await expectClean(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await follow(page, page.getByRole('link', { name: '표지 인쇄' }));
  await press(page, button(page, '코드 만들기'));
  await expect(page.locator('.bundle-code strong')).toHaveText(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  await expect(button(page, '인쇄하기')).toBeFocused();
  await expectClean(page);
});

/** Somebody's own browser. */
async function officer(browser: Browser, site: string, name: string): Promise<Page> {
  const page = await browser.newPage(PHONE);
  await actAsOfficer(page, database, name, site);
  return page;
}

const writeCode = (page: Page, code: string) => write(page, page.getByLabel('묶음 코드'), code);

/** Ticks or unticks the boxes of a sheet, and sends it. */
async function enter(page: Page, serial: string, boxes: readonly RegExp[]): Promise<void> {
  await write(page, page.getByLabel('일련번호'), serial);
  for (const name of boxes) await tick(page, page.getByRole('checkbox', { name }));
  await press(page, button(page, '입력하기'));
  await expectFocus(page);
}

/** What was wrong is told where the focus goes. */
async function expectTold(page: Page, text: string): Promise<void> {
  const alert = main(page).getByRole('alert');
  await expect(alert).toContainText(text);
  await expect(alert).toBeFocused();
}

async function enterSpoiled(page: Page, serial: string): Promise<void> {
  await write(page, page.getByLabel('일련번호'), serial);
  await tabTo(page, page.getByRole('radio', { name: /^유효/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^훼손/ })).toBeChecked();
  await press(page, button(page, '입력하기'));
}

test('two officers enter sheets apart from each other, by the keyboard alone; what both read alike is cast', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const site = siteOf(baseURL);
  const { process, privateKey } = await addPaperVote(database, true);
  const one = await officer(browser, site, '입력 담당 하나');
  await one.goto(`${site}/desk/${process}/paper?bundle=1&show=cover`);
  await press(one, button(one, '코드 만들기'));
  const code = await one.locator('.bundle-code strong').innerText();
  const sent: string[] = [];
  const two = await officer(browser, site, '입력 담당 둘');
  for (const page of [one, two]) {
    page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
    await page.goto(`${site}/desk/${process}/paper`);
    await follow(page, page.getByRole('link', { name: '입력 (1번 묶음)' }));
    await writeCode(page, page === one ? '0000-0000' : code.toLowerCase());
  }
  await expectClean(one);

  await enter(one, '1', [/보안등/]);
  await expectTold(one, '이 묶음의 코드가 아니거나');
  await writeCode(one, code);
  await enter(one, '1', [/그늘막/]);
  await expectTold(one, '한 분야에서 규칙보다 많이 골랐습니다');
  await enter(one, '1', [/도서관/]);
  await expectTold(one, '규칙보다 많이 골랐습니다');
  await enter(one, '1', [/그늘막/]);
  await expect(said(one)).toContainText('00001: 첫 번째 입력을 받았습니다');
  await expect(one.getByLabel('일련번호')).toBeFocused();

  await enter(two, '1', [/보안등/]);
  await expectTold(two, '두 사람의 입력이 서로 다릅니다');
  await one.reload();
  await expect(main(one)).toContainText('00001: 두 입력이 서로 달랐습니다');
  await writeCode(one, code);
  await enter(one, '1', [/보안등/, /도서관/]);
  await expect(said(one)).toContainText('첫 번째 입력을 받았습니다');
  await enter(one, '1', [/보안등/, /도서관/]);
  await expectTold(one, '내가 이미 입력한 투표지입니다');
  await enter(two, '00001', [/보안등/, /도서관/]);
  await expect(said(two)).toContainText('00001: 두 사람의 입력이 같습니다');

  // One more than were checked in. What is ticked stands still.
  await enter(one, '2', []);
  await expect(said(one)).toContainText('00002: 첫 번째 입력을 받았습니다');
  await enter(two, '2', [/보안등/, /도서관/]);
  await expectTold(two, '종이로 확인한 사람보다 투표지가 많습니다');

  await enterSpoiled(one, '3');
  await expect(said(one)).toContainText('00003: 첫 번째 입력을 받았습니다');
  for (const [serial, told] of [
    ['3', '00003: 두 사람의 입력이 같습니다'],
    ['2', '00002: 두 사람의 입력이 서로 다릅니다'],
  ] as const) {
    await enterSpoiled(two, serial);
    await expect(main(two)).toContainText(told);
  }
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

  const unused = one.getByLabel('쓰지 않고 돌아온 투표지 수');
  await write(one, unused, '3');
  await press(one, button(one, '입력 마치기'));
  await expect(one.locator('#problems')).toContainText('묶음의 투표지보다 많습니다');
  await write(one, unused, '1');
  await press(one, button(one, '입력 마치기'));
  await expect(said(one)).toHaveText('묶음의 입력을 마쳤습니다.');
  await expect(one.locator('td[data-label="쓰지 않음"]')).toHaveText('1 · 돌아오지 않음 1');
});

test('in English, on a wide screen', async ({ browser, baseURL }) => {
  const site = siteOf(baseURL);
  const { process } = await addPaperVote(database, true);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await actAsOfficer(page, database, 'Officer', site);
  for (const [path, title] of [
    ['kiosk', 'Paper trial budget: letting people in'],
    ['paper', 'Paper trial budget: votes on paper'],
    ['paper?bundle=1&show=sheets', 'Sheets of bundle 1'],
    ['paper?bundle=1&show=cover', 'Cover of bundle 1'],
    ['paper?bundle=1&show=entry', 'Entering bundle 1'],
  ] as const) {
    await page.goto(`${site}/en/desk/${process}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expectClean(page);
  }
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
