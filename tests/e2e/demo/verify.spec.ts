import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { TestLedger } from '@/tests/e2e/support/ledger';
import { PHONE } from '@/tests/e2e/support/people';
import { processOf } from '@/tests/e2e/support/proposals';

// The site lets its pages ask one second host, the real one (whole-vote.spec.ts). These tests have another.
test.use({ bypassCSP: true });

let ledger: TestLedger;
let verify: string;
let folder: string;
test.beforeEach(async ({ page, context }) => {
  const process_ = await processOf(page);
  verify = `${process_}/verify`;
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-copy-'));
  ledger = await TestLedger.of(process_.replace('/participate/', ''));
  await ledger.standIn(context);
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

const found = (page: Page) => page.locator('.verify-found');
const marks = (page: Page) => found(page).locator('.verify-mark').allInnerTexts();
/** As the vote page keeps it, from the next page on. */
const keep = (page: Page, casts: object) =>
  page.addInitScript(([key, text]) => localStorage.setItem(key, text), [
    `gotgan.ballot.${ledger.election}`,
    JSON.stringify(casts),
  ] as const);
const line = (page: Page, name: string) => found(page).locator('.verify-check', { hasText: name });

test.describe('on a phone', () => {
  test.use(PHONE);

  test('a voter finds the vote in the ledger and with the second host, and later that the ledger was changed', async ({
    page,
  }) => {
    const kept = await ledger.cast();
    await keep(page, { general: kept });
    await page.goto(verify);
    await expect(found(page)).toHaveAttribute('data-verdict', 'waits');
    await expect(line(page, '장부의 약속')).toContainText('맞음');
    await expectClean(page);

    await ledger.take(kept);
    await ledger.take(null, 3);
    const second = await ledger.copyIn(folder);
    ledger.mirror = second.url;
    await page.reload();
    await expect(page.getByRole('heading', { name: '이 표는 장부에 그대로 있습니다' })).toBeVisible();
    expect(await marks(page)).toEqual(['맞음', '맞음', '맞음', '맞음', '맞음', '확인 못 함']);
    await expectClean(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '확인 기록 저장' }).click();
    const record = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(record)).toMatchObject({ format: 'gotgan-evidence/1', verdict: 'in-ledger' });
    expect(record).not.toContain('choices');

    // The tree is made anew, with another leaf in the place of this one, and all of it is signed.
    const { leaves } = ledger;
    [ledger.leaves, ledger.heads] = [[], []];
    await ledger.take(null, leaves.length + 1);
    await page.reload();
    await expect(found(page)).toHaveAttribute('data-verdict', 'wrong');
    await expect(line(page, '다른 기관의 사본')).toContainText('문제');
    await expect(line(page, '전에 본 장부')).toContainText('문제');
    await expect(page.getByRole('heading', { name: '이렇게 하십시오' })).toBeVisible();
    await expectClean(page);
    await second.close();
  });

  test('a receipt that was forged is none, by the keyboard alone and by its file', async ({ page }) => {
    const [kept, other] = [await ledger.cast(), await ledger.cast()];
    await ledger.take(kept);
    await page.goto(verify);
    const field = page.getByLabel('영수증 번호');
    await expect(field).toBeEnabled();
    await field.focus();
    await page.keyboard.type('ABCD');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: '영수증 번호가 아닙니다' })).toBeVisible();
    await field.fill(other.code.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await expect(found(page)).toHaveAttribute('data-verdict', 'open');
    await expect(line(page, '장부에 있다는 증명')).toContainText('확인 못 함');

    const file = page.getByLabel('영수증 파일');
    const give = (receipt: object) =>
      file.setInputFiles({
        name: 'receipt.json',
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({ election: ledger.election, receipt: { track: 'general', ...receipt } }),
        ),
      });
    await give({ ...kept, promise: other.promise });
    await expect(found(page)).toHaveAttribute('data-verdict', 'wrong');
    await expect(line(page, '장부의 약속')).toContainText('문제');
    await give(kept);
    await expect(found(page)).toHaveAttribute('data-verdict', 'in-ledger');
    ledger.state = 'published';
    await give(other);
    await expect(found(page)).toHaveAttribute('data-verdict', 'wrong');
    await expect(line(page, '장부에 있다는 증명')).toContainText('투표가 끝나');
    await expect(page.getByRole('link', { name: /leaves\.jsonl/ })).toBeVisible();
    await file.setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('없음') });
    await expect(page.getByRole('alert').filter({ hasText: '이 투표의 영수증이 없습니다' })).toBeVisible();
  });
});

test('in English at the address of the receipt, on a wide screen', async ({ page }) => {
  const kept = await ledger.cast();
  await ledger.take(kept);
  await page.goto(`/en${verify}#${kept.code}`);
  await expect(
    page.getByRole('heading', { name: 'This vote is in the ledger, as it was cast' }),
  ).toBeVisible();
  await expect(line(page, 'The proof of being in it')).toContainText('right');
  await expectClean(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says how to check by command', async ({ page, request }) => {
    // What is parsed of <noscript> depends on how scripts were turned off: it is looked for in what was sent.
    const sent = await (await request.get(verify)).text();
    expect(sent).toMatch(/<noscript>[^]*자바스크립트가 필요합니다[^]*<\/noscript>/);
    await page.goto(verify);
    await expect(page.locator('#receipt-code')).toBeDisabled();
    await expect(page.locator('.verify-command')).toContainText('ledger verify --from');
    await expect(page.locator('.verify-command')).toContainText(`--election ${ledger.election} --code`);
  });
});
