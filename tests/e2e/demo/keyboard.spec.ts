import { expect, type Page, test } from '@playwright/test';
import { openVote } from '@/tests/e2e/support/ballots';
import { focusFault } from '@/tests/e2e/support/keyboard';
import { actAs, giveSecondFactor } from '@/tests/e2e/support/people';
import { PLACE, processOf } from '@/tests/e2e/support/proposals';

/** Everything in a page's main part that something can be done with; of a group of radio buttons one alone is a stop. */
const CONTROLS = 'a[href], button, input:not([type="hidden"]):not([type="radio"]), select, textarea, summary';
const MOST_STOPS = 900;

/** Goes through a page by the tabulator and says what of it was never reached. Wherever it comes to can be seen. */
async function unreached(page: Page): Promise<string[]> {
  await page.evaluate((controls) => {
    const found = [...document.querySelectorAll<HTMLElement>(`main :is(${controls})`)];
    for (const one of found)
      if (one.checkVisibility() && !one.matches(':disabled')) one.dataset['wanted'] = 'yes';
  }, CONTROLS);
  const left = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement) delete focused.dataset['wanted'];
      return document.querySelectorAll('[data-wanted]').length;
    });
  for (let stops = 0; stops < MOST_STOPS && (await left()) > 0; stops += 1) {
    await page.keyboard.press('Tab');
    expect(await focusFault(page), page.url()).toBeNull();
  }
  return page.locator('[data-wanted]').evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)));
}

const deskOf = (process: string) => process.replace('/participate/', '/desk/');

/** Where each journey is gone: who, and the pages of it. */
const JOURNEYS: readonly [string, string | null, (process: string) => string[]][] = [
  ['follower and commenter', '두아이아빠', (process) => [`${process}/proposals/1/join`]],
  ['voter to be', '두아이아빠', (process) => [`${process}/eligibility`]],
  ['asker', null, () => ['/questions/ask?about=government:1122000', '/questions']],
  ['reviewer', `${PLACE} 도로과`, (process) => [deskOf(process), `${deskOf(process)}/1`, '/desk/questions']],
  ['committee', `${PLACE} 위원`, (process) => ['/desk', `${deskOf(process)}/2`]],
  ['editor', `${PLACE} 예산과`, (process) => [`${deskOf(process)}/settings`, '/desk/moderation']],
  ['who links winners', '춘천시 예산과', () => ['/desk']],
  ['account', '두아이아빠', () => ['/account', '/account/notices', '/account/second-factor']],
];

for (const [name, person, pages] of JOURNEYS)
  test(`${name}: everything is reached by the keyboard alone`, async ({ page }) => {
    const process = await processOf(page);
    if (person !== null) await actAs(page, person);
    for (const path of pages(process)) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await unreached(page), path).toEqual([]);
    }
  });

test('who links winners: the whole of a winner is reached by the keyboard alone', async ({ page }) => {
  await actAs(page, '춘천시 예산과', '/desk');
  const list = await page.locator('a[href^="/desk/4211000"]').first().getAttribute('href');
  await page.goto(`${list?.split('?')[0] ?? ''}/winners`);
  expect(await unreached(page)).toEqual([]);
});

test('a vote: its public pages and the desk of its office are reached by the keyboard alone', async ({
  page,
}) => {
  test.slow();
  const id = await openVote(page);
  await actAs(page, '전주시 투표 담당 2');
  await giveSecondFactor(page);
  const desk = ['election', 'paper', 'kiosk', 'eligibility'].map((part) => `/desk/${id}/${part}`);
  const open = ['vote', 'verify', 'result', 'ceremony'].map((part) => `/participate/${id}/${part}`);
  for (const path of [...desk, ...open, `/participate/3014000-${id.split('-')[1]}/result`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await unreached(page), path).toEqual([]);
  }
});

test('a vote that is counted again: everything that can be asked of it is reached by the keyboard alone', async ({
  page,
}) => {
  await page.goto('/participate/recount#sample=mill-village');
  await expect(page.locator('section[aria-labelledby="others"] .note').first()).toContainText(
    '모두 세었습니다',
  );
  expect(await unreached(page)).toEqual([]);
});
