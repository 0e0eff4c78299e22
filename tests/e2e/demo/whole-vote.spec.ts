import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { type SecondHost, startSecondHost } from '@/tests/e2e/support/ledger';
import { type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import {
  addOpenVote,
  castByOthers,
  codeOnPaper,
  comeAsResident,
  lookIntoBox,
} from '@/tests/e2e/support/whole-vote';

/** Where the site under test says that its second host is: there is one, and no other file starts it. Another site names none. */
const { LEDGER_MIRROR_URL } = process.env;
test.use({ ...PHONE, bypassCSP: LEDGER_MIRROR_URL === undefined });

/** The site is asked for a credential, a counter and a receipt, one after the other. */
const SOON = { timeout: 20_000 };
/** As many different people's casts move together (`VOTE_SETTINGS.batch`). */
const BATCH = 50;

let database: SiteDatabase;
let folder: string;
let secondHost: Promise<SecondHost> | undefined;
test.beforeAll(async () => {
  database = await siteDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-second-host-'));
});
test.afterAll(async () => {
  await (await secondHost)?.stop();
  await rm(folder, { recursive: true, force: true });
  await database.release();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name });
const code = (page: Page) => page.locator('.ballot-code');
const found = (page: Page) => page.locator('.verify-found');
const marks = (page: Page) => found(page).locator('.verify-mark').allInnerTexts();
const line = (page: Page, name: string) => found(page).locator('.verify-check', { hasText: name });

/** Shows with a number on paper that one may vote, from the page of the vote on and back to it. */
async function confirm(page: Page, vote: string, number: string): Promise<void> {
  await page.goto(vote);
  await expect(page.getByText('투표 자격을 아직 확인하지 않았습니다.')).toBeVisible();
  await link(page, '투표 자격 확인하기').click();
  await page.getByLabel('종이에 적힌 확인 번호').fill(number);
  await button(page, '확인하기').click();
  await expect(page.getByRole('main')).toContainText('확인되었습니다.');
  await page.goto(vote);
}

/** Saves the recovery code and shows that it is saved. */
async function saveCode(page: Page): Promise<void> {
  const made = await code(page).innerText();
  const [file] = await Promise.all([page.waitForEvent('download'), link(page, '파일로 저장').click()]);
  expect(file.suggestedFilename()).toMatch(/^복구-코드-.*\.txt$/);
  await button(page, '저장했습니다').click();
  await page.getByLabel('저장한 코드의 마지막 네 글자').fill(made.slice(-4));
  await button(page, '계속하기').click();
}

/** @returns the receipt */
async function cast(page: Page): Promise<string> {
  await link(page, '고른 것 확인하기').click();
  await button(page, '투표하기').click();
  await expect(page.getByRole('heading', { name: '일반: 투표를 마쳤습니다' })).toBeFocused(SOON);
  return code(page).innerText();
}

/** What the device keeps of its last cast. */
const keptCounter = (page: Page, id: string) =>
  page.evaluate((key) => {
    // As the page of the vote keeps it (lib/client/ballot/kept.ts).
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { general?: { counter: number } };
    return kept.general?.counter;
  }, `gotgan.ballot.${id}`);

/** A site that names no second host answers here as one that does; all else it says itself. */
async function nameSecondHost(context: BrowserContext, id: string, mirror: string): Promise<void> {
  if (LEDGER_MIRROR_URL !== undefined) return;
  await context.route(new RegExp(`/api/ballot/${id}$`), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), mirror } });
  });
}

/** The sizes of the trees that an address tells of. */
async function sizesAt(page: Page, address: string): Promise<number[]> {
  const { heads } = (await (await page.request.get(address)).json()) as { heads: { size: number }[] };
  return heads.map(({ size }) => size);
}

test('a vote goes from the basket into the ledger and its copy on a second host, and the one cast after it waits', async ({
  page,
  context,
  baseURL: site = '',
}) => {
  test.slow();
  const id = await addOpenVote(database);
  const [vote, verify] = [`/participate/${id}/vote`, `/participate/${id}/verify`];
  const port = Number(new URL(LEDGER_MIRROR_URL ?? 'http://127.0.0.1:0').port || 0);
  secondHost = startSecondHost({ site, election: id, folder, port });
  const others = castByOthers(database, { id, site, number: BATCH - 2 });

  const voting = test.step('a resident votes while others do', async () => {
    await comeAsResident(page, database, site);
    await confirm(page, vote, await codeOnPaper(database, id));
    await expect(page.getByText('지금 투표할 수 있습니다')).toBeVisible();
    await saveCode(page);
    await button(page, /^담기: 골목길 보안등/).click();
    await button(page, /^담기: 마을 텃밭 만들기/).click();
    return cast(page);
  });
  const [first, { url }] = await Promise.all([voting, secondHost, others]);
  const copy = `${url}/${id}/heads.json`;
  await nameSecondHost(context, id, url);

  await test.step('it waits for others: the promise is all there is', async () => {
    await link(page, '내 표 확인하기').click();
    await expect(page).toHaveURL(new RegExp(`${verify}#${first}$`));
    await expect(found(page)).toHaveAttribute('data-verdict', 'waits');
    // One is missing.
    expect(await lookIntoBox(database, id)).toBe(false);
    await page.reload();
    await expect(page.getByRole('heading', { name: '이 표는 아직 장부에 들어가기 전입니다' })).toBeVisible();
    expect(await marks(page)).toEqual(['맞음', '맞음', '기다림', '기다림', '확인 못 함', '확인 못 함']);
    await expect(line(page, '장부의 약속')).toContainText('장부의 열쇠로 서명되어 있습니다');
    await expect(line(page, '다른 기관의 사본')).toContainText('아직 이 투표의 장부가 없습니다');
    expect(await sizesAt(page, `/api/ballot/${id}/heads`)).toEqual([]);
  });

  await test.step('with the last of the batch it is in the ledger, and the second host has the same one', async () => {
    await castByOthers(database, { id, site, number: 1 });
    await lookIntoBox(database, id);
    await expect.poll(() => sizesAt(page, copy), SOON).toEqual([BATCH]);
    const asked: Promise<{ url: string; cookie: boolean }>[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!/\/(?:heads|leaf|heads\.json)(?:\?|$)/.test(url)) return;
      asked.push(request.allHeaders().then((headers) => ({ url, cookie: 'cookie' in headers })));
    });
    await page.reload();
    await expect(page.getByRole('heading', { name: '이 표는 장부에 그대로 있습니다' })).toBeVisible();
    expect(await marks(page)).toEqual(['맞음', '맞음', '맞음', '맞음', '맞음', '확인 못 함']);
    await expect(line(page, '장부에 있다는 증명')).toContainText('증명을 이 기기에서 계산해 맞았습니다');
    await expect(line(page, '다른 기관의 사본')).toContainText('다른 기관의 사본이 같은 장부를 보았습니다');
    await expect(found(page)).toContainText(/50표 가운데 \d+번째/);
    expect(await Promise.all(asked)).toEqual([
      { url: `${site}/api/ballot/${id}/heads`, cookie: false },
      { url: `${site}/api/ballot/${id}/leaf?code=${first}`, cookie: false },
      { url: copy, cookie: false },
    ]);
    await expectClean(page);
  });

  const second = await test.step('the resident votes again', async () => {
    await page.goto(vote);
    await expect(code(page)).toHaveText(first);
    await link(page, '다시 투표하기').click();
    await button(page, /^빼기: 마을 텃밭 만들기/).click();
    return cast(page);
  });

  await test.step('the newer one is this device’s vote and waits; the one before stays in the ledger', async () => {
    expect(second).not.toBe(first);
    expect(await keptCounter(page, id)).toBe(2);
    await page.goto(verify);
    await expect(found(page)).toHaveAttribute('data-verdict', 'waits');
    await expect(found(page).locator('.verify-code')).toHaveText([second]);
    expect(await marks(page)).toEqual(['맞음', '맞음', '맞음', '기다림', '맞음', '맞음']);
    await page.getByLabel('영수증 번호').fill(first);
    await button(page, '확인하기').click();
    await expect(found(page).locator('.verify-code')).toHaveText([first]);
    await expect(found(page)).toHaveAttribute('data-verdict', 'in-ledger');
  });
});
