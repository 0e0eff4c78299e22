import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { freeze, newProcess, officials } from '@/tests/e2e/support/election';
import { expectFocus, press, write } from '@/tests/e2e/support/keyboard';
import { PHONE } from '@/tests/e2e/support/people';
import { opened } from '@/tests/e2e/support/proposals';

test.use(PHONE);

const button = (page: Page, name: string) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });
const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

/** What is printed shows nowhere in a test: that it was asked for does. */
const countPrints = (page: Page) =>
  page.evaluate(() => {
    window.print = () => {
      const { dataset } = document.documentElement;
      dataset['prints'] = String(Number(dataset['prints'] ?? 0) + 1);
    };
  });

async function saved(page: Page, name: RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await press(page, page.getByRole('link', { name }));
  return readFileSync(await (await download).path(), 'utf8');
}

/** A holder looks at their share, prints and saves it, and covers it. */
async function look(page: Page, number: number): Promise<string> {
  const title = page.getByRole('heading', { level: 2, name: new RegExp(`^조각 ${number}: `) });
  await expect(title).toBeFocused();
  await press(page, button(page, '내 조각 보기'));
  await expect(title).toBeFocused();
  const share = await page.locator('.share-code').innerText();
  await press(page, button(page, '인쇄하기'));
  expect(await saved(page, /파일로 받기/)).toContain(share);
  await press(page, button(page, '조각 가리기'));
  await expect(page.locator('.share-code')).toHaveCount(0);
  await expect(button(page, '내 조각 보기')).toBeFocused();
  return share;
}

async function typeBack(page: Page, share: string): Promise<void> {
  await write(page, page.locator('#typed-back'), share);
  await press(page, button(page, '맞는지 확인하고 화면에서 지우기'));
}

const shareField = (page: Page, turn: number) => page.getByRole('textbox', { name: `조각 입력 (${turn}/3)` });

async function typeShare(page: Page, turn: number, share: string): Promise<void> {
  await write(page, shareField(page, turn), share);
  await press(page, button(page, '조각 넣기'));
}

test('the ceremony is held by the keyboard alone, asks for nothing once it is loaded, and tells what is mistyped', async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000);
  const as = officials(browser);
  const id = await newProcess(browser, as, 1);
  await freeze(as, id);
  const room = `/participate/${id}/ceremony`;
  await page.setViewportSize({ width: 1280, height: 800 });
  await opened(page, `/en${room}`, 'cut it now');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: making the key of the vote$/);
  await expectClean(page);
  await page.setViewportSize(PHONE.viewport);
  await opened(page, room, '인터넷을 끊으세요');
  await expectClean(page);
  await countPrints(page);
  const asked: string[] = [];
  await page.route('**/*', async (route) => {
    asked.push(`${route.request().method()} ${route.request().url()}`);
    await route.abort();
  });

  await press(page, button(page, '열쇠 만들고 나누기'));
  await expect(heading(page, '조각 1: 의회')).toBeFocused();
  const shares = [await look(page, 1)];
  const [share = ''] = shares;
  await press(page, button(page, '내 조각 보기'));
  await expect(page.locator('.share-code')).toBeVisible();
  await expectClean(page);
  await write(page, page.getByLabel('공개 문서에 적을 이름이나 직위'), '의회 사무과장');
  await typeBack(page, (share.startsWith('A') ? 'B' : 'A') + share.slice(1));
  await expect(alert(page, '잘못 입력했습니다')).toBeVisible();
  await expect(page.locator('#typed-back')).toBeFocused();
  await typeBack(page, share);
  for (let holder = 2; holder <= 5; holder += 1) {
    shares.push(await look(page, holder));
    await typeBack(page, (shares[holder - 1] ?? '').toLowerCase().replaceAll('-', ' '));
  }
  expect(await page.locator('html').getAttribute('data-prints')).toBe('5');

  await expect(heading(page, '시험 투표지 열어 보기')).toBeFocused();
  await typeShare(page, 1, shares[1] ?? '');
  await expect(page.getByText('조각 2 (의회): 맞습니다.')).toBeVisible();
  await expect(shareField(page, 2)).toBeFocused();
  await expect(shareField(page, 2)).toHaveValue('');
  await typeShare(page, 2, shares[1] ?? '');
  await expect(alert(page, '이미 넣은 조각입니다')).toBeVisible();
  await typeShare(page, 2, '0000');
  await expect(alert(page, '잘못 입력했습니다')).toBeVisible();
  await expectFocus(page);
  await expect(page.getByText('공개 문서 받기')).toHaveCount(0);
  await typeShare(page, 2, shares[3] ?? '');
  await expect(shareField(page, 3)).toBeFocused();
  await typeShare(page, 3, shares[4] ?? '');
  await expect(heading(page, '공개 문서 받기')).toBeFocused();
  await expectClean(page);
  expect(JSON.parse(await saved(page, /^공개 문서 받기/))).toMatchObject({
    election: id,
    test: 'opened with shares 2,4,5',
    holders: [{ name: '의회 사무과장' }, { body: '의회' }, { body: '감사부서' }, {}, {}],
  });
  await press(page, button(page, '모두 지우기'));
  await expect(heading(page, '모두 지웠습니다')).toBeFocused();
  const text = await page.locator('body').innerText();
  for (const one of shares) expect(text).not.toContain(one);
  await press(page, button(page, '처음부터 다시 하기'));
  await expect(heading(page, '확인하기')).toBeFocused();
  expect(asked).toEqual([]);
});
