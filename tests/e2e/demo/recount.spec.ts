import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';

const PATH = '/participate/recount';
const MILL = `${PATH}#sample=mill-village`;

const election = (end: string, votes: readonly string[], projects = ['a;6', 'b;5', 'c;4']) =>
  [
    `META\nkey;value\ndescription;A small vote\nbudget;10\nvote_type;approval\nrule;greedy\ncurrency;EUR\ndate_end;${end}`,
    'PROJECTS\nproject_id;cost',
    ...projects,
    'VOTES\nvoter_id;vote',
    ...votes.map((vote, at) => `${at + 1};${vote}`),
    '',
  ].join('\n');

async function choose(page: Page, text: string): Promise<void> {
  const field = page.locator('#pb-file');
  await expect(field).toBeEnabled();
  await field.setInputFiles({ name: 'vote.pb', mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** The projects that won, in their order. */
const winners = (page: Page) =>
  page.locator('section[aria-labelledby="result"] tbody tr:not(.lost) th').allInnerTexts();

test('a sample is counted from its address, and nothing is sent', async ({ page, baseURL }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !request.url().startsWith(baseURL ?? '')) sent.push(request.url());
  });
  await page.goto(MILL);
  await expect(page.locator('#result')).toBeVisible();
  expect((await winners(page)).map((name) => /#(\S+)/.exec(name)?.[1])).toEqual(['1', '2', '3', '12']);
  await expect(page.locator('section[aria-labelledby="result"] .lead')).toContainText('149,000,000원');
  await expect(page.locator('section[aria-labelledby="others"] .note').first()).toContainText(
    '18개 방식을 모두',
  );
  expect(page.url()).toContain('#sample=mill-village&rule=greedy_by_votes&ties=mincost&step=1000');
  expect(sent.filter((url) => !/^(data|blob):/.test(url))).toEqual([]);
});

test('another rule counts at once, with its rounds; the address keeps it, and brings it back', async ({
  page,
}) => {
  await page.goto(MILL);
  await expect(page.locator('#result')).toBeVisible();
  await expect(page.locator('#rounds')).toHaveCount(0);
  await page.locator('#rule').selectOption('mes_cost');
  await expect(page.locator('#rounds')).toBeVisible();
  await expect(page.locator('section[aria-labelledby="losers"]')).toContainText('고른 사람들에게');
  const won = await winners(page);
  expect(won.length).toBeGreaterThan(4);
  await page.reload();
  await expect(page.locator('#rule')).toHaveValue('mes_cost');
  await expect.poll(() => winners(page)).toEqual(won);
});

test('a file of one’s own: what would have been enough, and the result as a file', async ({ page }) => {
  await page.goto(`/en${PATH}`);
  await choose(page, election('2020', ['a,b', 'a,b', 'a,c']));
  await expect(page.locator('section[aria-labelledby="result"] .lead')).toContainText('10 EUR');
  expect(await winners(page)).toEqual(['a', 'c']);
  await page.getByRole('button', { name: /^b: count at what cost/ }).click();
  await expect(page.getByText('At a cost of 4 EUR it would have been funded, at 5 EUR not')).toBeVisible();
  await page.getByRole('button', { name: /^b: count with how many/ }).click();
  await expect(page.getByText('With 1 more votes it would have been funded')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the result (JSON)' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ rule: 'greedy_by_votes', winners: ['a', 'c'], cost: 10 });
});

test('a file is dropped', async ({ page }) => {
  await page.goto(PATH);
  await expect(page.locator('#pb-file')).toBeEnabled();
  const dataTransfer = await page.evaluateHandle(
    (text) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], 'vote.pb'));
      return dropped;
    },
    election('2020', ['a', 'c']),
  );
  await page.dispatchEvent('.drop', 'drop', { dataTransfer });
  await expect(page.locator('#result')).toBeVisible();
  // One vote each: the cheaper one comes first.
  expect(await winners(page)).toEqual(['c', 'a']);
});

test('another budget is counted by the keyboard alone', async ({ page }) => {
  await page.goto(MILL);
  const slider = page.getByRole('slider', { name: '예산: 처음의 몇 %' });
  await slider.focus();
  await slider.press('End');
  const outcome = page.locator('.supposed');
  await expect(outcome).toContainText('새로 선정');
  await expect(outcome).toContainText('어린이 놀이터 그늘막');
  await expect(page.locator('#what-if-budget')).toHaveValue('300000000');
  await page.locator('#what-if-budget').fill('1000000');
  await expect(outcome).toContainText('이제 0개가 선정됩니다. 드는 돈: 0원.');
  await expect(outcome).toContainText('더는 선정되지 않음');
});

test('nobody is told what would win while a vote goes on', async ({ page }) => {
  await page.goto(PATH);
  await choose(page, election('31.12.2999', ['a', 'b']));
  await expect(page.locator('section[aria-labelledby="what-if"]')).toContainText('31.12.2999');
  await expect(page.getByRole('slider')).toHaveCount(0);
});

test('a file that cannot be counted is told line by line; the next one is counted', async ({ page }) => {
  await page.goto(PATH);
  await choose(page, election('2020', ['a', 'z']));
  const alert = page.getByRole('alert').filter({ hasText: '셀 수 없습니다' });
  await expect(alert).toContainText('17번째 줄 없는 사업을 고른 표입니다.');
  await expect(page.locator('#result')).toHaveCount(0);
  await page.locator('#pb-file').setInputFiles({
    name: 'latin.pb',
    mimeType: 'text/plain',
    buffer: Buffer.from([0x4d, 0xe9, 0xff]),
  });
  await expect(page.getByRole('alert').filter({ hasText: 'UTF-8' })).toBeVisible();
  await choose(page, election('2020', ['a', 'c']));
  await expect(page.locator('#result')).toBeVisible();
});

/** A worker that never comes to an end with this rule, and says when it is ended. */
async function endless(page: Page, rule: string): Promise<void> {
  await page.addInitScript((slow) => {
    window.Worker = class extends Worker {
      override postMessage(message: { question: { choice?: { rule: string } } }) {
        if (message.question.choice?.rule !== slow) super.postMessage(message);
      }
      override terminate() {
        const { dataset } = document.documentElement;
        dataset['ended'] = String(Number(dataset['ended'] ?? 0) + 1);
        super.terminate();
      }
    };
  }, rule);
}

test('a count can be stopped, and another choice ends it too', async ({ page }) => {
  await endless(page, 'mes_card');
  await page.goto(MILL);
  const status = page.getByRole('status').first();
  await expect(status).toHaveText(/다 세었습니다/);
  const ended = async () => Number(await page.locator('html').getAttribute('data-ended'));
  const before = await ended();
  await page.locator('#rule').selectOption('mes_card');
  await expect(status).toHaveText('세고 있습니다.');
  await page.getByRole('button', { name: '그만두기' }).click();
  await expect(status).toHaveText(/세기를 그만두었습니다/);
  expect(await ended()).toBe(before + 1);
  await page.locator('#rule').selectOption('mes_cost');
  await expect(status).toHaveText(/다 세었습니다/);
  await page.locator('#rule').selectOption('mes_card');
  await page.locator('#rule').selectOption('greedy_no_skip');
  await expect(status).toHaveText(/다 세었습니다/);
  await expect(page.locator('section[aria-labelledby="result"] code')).toHaveText('greedy_no_skip');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in a result (${colorScheme}), and it fits a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(`${PATH}#sample=harbour-town`);
    await expect(page.locator('section[aria-labelledby="others"] .note').first()).toContainText(
      '모두 세었습니다',
    );
    await expectClean(page);
  });

test('without JavaScript the page says what it would do, and names the commands', async ({
  browser,
  request,
}) => {
  // What is parsed of <noscript> depends on how scripts were turned off: it is looked for in what was sent.
  expect(await (await request.get(PATH)).text()).toMatch(
    /<noscript>[^]*자바스크립트가 필요합니다[^]*<\/noscript>/,
  );
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(PATH);
  await expect(page.getByText('npm run -s gotgan -- tally')).toBeVisible();
  await expect(page.locator('#pb-file')).toBeDisabled();
  await page.close();
});
