import { expect, type Locator, type Page, test } from '@playwright/test';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import { expectClean } from '@/tests/e2e/support/clean';
import { press } from '@/tests/e2e/support/keyboard';
import { type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import { addOpenVote, comeAsVoter, type NewTrack, passCode } from '@/tests/e2e/support/whole-vote';

test.use(PHONE);

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

const VOTE = { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] } as const;
const RULES: Pick<TrackRules, 'ties' | 'increment' | 'seedSource'> = {
  ties: 'mincost',
  increment: null,
  seedSource: null,
};
/** Each has four projects of 120,000,000 won. */
const TRACKS: readonly NewTrack[] = [
  {
    key: 'village',
    name: '동네',
    ceiling: 300_000_000,
    rules: {
      ...{ ...RULES, ballot: 'approval', most: 4, rule: 'greedy_by_votes' },
      vote: { ...VOTE, fields: [], knapsack: true },
    },
  },
  {
    key: 'young',
    name: '청년',
    ceiling: 500_000_000,
    rules: {
      ...{ ...RULES, ballot: 'cumulative', most: 3, rule: 'greedy_by_score' },
      vote: { ...VOTE, fields: [], points: 10 },
    },
  },
  {
    key: 'teens',
    name: '청소년',
    ceiling: 500_000_000,
    rules: {
      ...{ ...RULES, ballot: 'ordinal', most: 3, rule: 'mes_borda+add1u', increment: '1000' },
      vote: { ...VOTE, fields: [] },
    },
  },
];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
/** To the list of tracks. */
const back = (page: Page) => page.locator('a[href="#ballot"]');
const bar = (page: Page) => page.getByRole('region', { name: '고른 것' });
const chosen = (page: Page) => page.locator('.ballot-item-chosen strong:first-child');
const alert = (page: Page, text: string) => page.locator('.field-error', { hasText: text });

/** What the device keeps of what is being chosen. */
const keyOf = (id: string) => `gotgan.draft.${id}`;
const draftOf = (page: Page, id: string) => page.evaluate((key) => localStorage.getItem(key), keyOf(id));

/** Nothing is changed by it, not even what the device keeps, and the bar says why. */
async function expectNothing(page: Page, id: string, work: () => Promise<void>, why: string): Promise<void> {
  const [before, list] = [await draftOf(page, id), await chosen(page).allInnerTexts()];
  await work();
  await expect(bar(page).getByRole('status')).toHaveText(why);
  expect(await draftOf(page, id)).toBe(before);
  expect(await chosen(page).allInnerTexts()).toEqual(list);
}

/** Presses what leads to another step, by the keyboard; the focus goes to its heading, and on from there. */
async function pressOn(page: Page, control: Locator, title: string | RegExp): Promise<void> {
  await press(page, control);
  await expect(page.getByRole('heading', { name: title })).toBeFocused();
  await page.keyboard.press('Tab');
}

/** The numbers of a track's projects. */
const numbersOf = (at: number) => [1, 2, 3, 4].map((number) => 4 * at + number);

test('a ceiling, points and ranks hold at the edge, and a draft that was tampered with is not sent', async ({
  page,
  baseURL: site = '',
}) => {
  const id = await addOpenVote(database, TRACKS);
  await comeAsVoter(page, database, { id, site });
  const asked: string[] = [];
  page.on('request', (request) => {
    const part = /\/api\/ballot\/[^/]+\/(cast|credential|counter)$/.exec(request.url())?.[1];
    if (part !== undefined) asked.push(part);
  });
  await page.goto(`/participate/${id}/vote`);
  await passCode(page);

  await test.step('동네: a basket never costs more than the ceiling', async () => {
    await link(page, '동네 투표하기').click();
    await expect(page.getByText('비용을 더해 300,000,000원 안에서 4개까지 고를 수 있습니다.')).toBeVisible();
    await button(page, '담기: 골목길 보안등').click();
    await button(page, '담기: 마을 텃밭 만들기').click();
    await expect(bar(page)).toContainText('240,000,000원 / 300,000,000원');
    const why = '담으면 예산을 60,000,000원 넘습니다. 다른 사업을 빼면 고를 수 있습니다.';
    const third = button(page, '담기: 놀이터 그늘막 설치');
    await expect(third).toHaveAccessibleDescription(why);
    await expectNothing(page, id, () => third.click({ force: true }), why);
    await expect(bar(page)).toContainText('4개 중 2개');
    await expect(bar(page)).toContainText('240,000,000원 / 300,000,000원');
    await expectClean(page);
    await button(page, '빼기: 골목길 보안등').click();
    await expect(bar(page)).toContainText('120,000,000원 / 300,000,000원');
    await third.click();
    await expect(bar(page)).toContainText('240,000,000원 / 300,000,000원');
  });

  await test.step('청년: no more points are given than there are', async () => {
    await back(page).click();
    await link(page, '청년 투표하기').click();
    await button(page, '담기: 골목길 보안등').click();
    const points = page.getByLabel('점수: 골목길 보안등');
    await points.fill('10');
    await expect(bar(page)).toContainText('10점 중 0점 남음');
    const why = '줄 점수가 남아 있지 않습니다. 다른 사업의 점수를 줄이면 줄 수 있습니다.';
    await expectNothing(page, id, () => button(page, '1점 더하기: 골목길 보안등').click(), why);
    await expectNothing(page, id, () => points.fill('11'), why);
    await expectNothing(
      page,
      id,
      () => button(page, '담기: 작은 도서관 책 사기').click({ force: true }),
      why,
    );
    await expect(points).toHaveValue('10');
    await expectNothing(
      page,
      id,
      () => points.fill('0'),
      '고른 사업에는 1점 이상 줍니다. 주지 않으려면 빼십시오.',
    );
  });

  await test.step('청소년: ranked by the keyboard, no more than may be', async () => {
    await pressOn(page, back(page), /고르기$/);
    await pressOn(page, link(page, '청소년 투표하기'), '청소년: 사업 고르기');
    for (const title of ['골목길 보안등', '작은 도서관 책 사기', '마을 텃밭 만들기'])
      await press(page, button(page, `담기: ${title}`));
    await press(page, button(page, '한 순위 위로: 마을 텃밭 만들기'));
    await expect(bar(page).getByRole('status')).toHaveText('마을 텃밭 만들기: 2순위');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(bar(page).getByRole('status')).toHaveText('마을 텃밭 만들기: 1순위');
    await expectNothing(
      page,
      id,
      () => press(page, button(page, '담기: 놀이터 그늘막 설치')),
      '이미 3개를 골랐습니다. 하나를 빼면 고를 수 있습니다.',
    );
    await expectClean(page);
    await press(page, link(page, '고른 것 확인하기'));
    const ranks = page.getByRole('list', { name: '고른 사업' }).getByRole('listitem');
    await expect(ranks).toContainText(['마을 텃밭 만들기', '골목길 보안등', '작은 도서관 책 사기']);
  });

  await test.step('a draft over every limit is shown why, and nothing leaves the device', async () => {
    const [village, young, teens] = [numbersOf(0), numbersOf(1), numbersOf(2)];
    const baskets = {
      village: { choices: village.slice(0, 3), points: [] },
      young: { choices: young.slice(0, 2), points: [10, 1] },
      teens: { choices: teens, points: [] },
    };
    const kept = JSON.stringify({ at: Date.now() + 60_000, baskets });
    await page.evaluate(([key, text]) => localStorage.setItem(key ?? '', text ?? ''), [keyOf(id), kept]);
    await page.reload();
    for (const [track, why] of [
      ['teens', '이미 3개를 골랐습니다.'],
      ['village', '예산을 60,000,000원 넘습니다.'],
      ['young', '줄 점수가 남아 있지 않습니다.'],
    ] as const) {
      await page.evaluate((hash) => (window.location.hash = hash), `#ballot/${track}/review`);
      await expect(alert(page, why)).toBeVisible();
      const send = button(page, '투표하기');
      await expect(send).toHaveAttribute('aria-disabled', 'true');
      await send.click({ force: true });
      await expect(alert(page, why)).toBeVisible();
    }
    expect(asked).toEqual([]);
  });

  await test.step('within the limits it is sent', async () => {
    await page.evaluate((hash) => (window.location.hash = hash), '#ballot/teens/choose');
    await button(page, '빼기: 골목길 보안등').click();
    await link(page, '고른 것 확인하기').click();
    await button(page, '투표하기').click();
    await expect(page.getByRole('heading', { name: '청소년: 투표를 마쳤습니다' })).toBeVisible({
      timeout: 20_000,
    });
    expect(asked).toEqual(['credential', 'counter', 'cast']);
  });
});
