import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { actAsOfficer, type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import { addOpenVote, boxOf, castByOthers, endVote, whileLedgerIsHeld } from '@/tests/e2e/support/whole-vote';

test.use(PHONE);

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => page.getByRole('button', { name });
const closing = (page: Page) => page.getByRole('heading', { name: '투표 마감하기' });
const section = (page: Page, id: string) => main(page).locator(`section[aria-labelledby="${id}"]`);
/** A step in the order in which a vote goes on. */
const step = (page: Page, name: string) =>
  section(page, 'timeline')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** Somebody's own browser. */
async function officer(browser: Browser, site: string, name: string): Promise<Page> {
  const page = await browser.newPage(PHONE);
  await actAsOfficer(page, database, name, site);
  return page;
}

test('when voting is over, one officer proposes to close the box and another one closes it', async ({
  browser,
  page,
  baseURL: site = '',
}) => {
  test.slow();
  const id = await addOpenVote(database);
  const office = `${site}/desk/${id}/election`;
  const receipts = await castByOthers(database, { id, site, number: 3 });
  const leavesOf = async () => {
    const answers = receipts.map((code) => page.request.get(`/api/ballot/${id}/leaf?code=${code}`));
    return (await Promise.all(answers)).map((answer) => answer.status());
  };
  const first = await officer(browser, site, '마감 담당 하나');
  const second = await officer(browser, site, '마감 담당 둘');

  await test.step('while people vote nobody can', async () => {
    await first.goto(office);
    await expect(step(first, '투표 끝')).toContainText('다음 차례');
    await expect(button(first, '연장을 제안하기')).toBeVisible();
    await expect(closing(first)).toHaveCount(0);
    await expect(button(first, '마감을 제안하기')).toHaveCount(0);
  });

  await test.step('nor while what came in time is dealt with', async () => {
    // The rules give it ten minutes.
    await endVote(database, id, 1);
    await first.goto(office);
    await expect(closing(first)).toBeVisible();
    await button(first, '마감을 제안하기').click();
    await expect(first.locator('#problems')).toContainText('제때 도착한 표를 아직 처리하고 있습니다');
    expect(await boxOf(database, id)).toEqual({ waiting: 3, closedAt: null });
    expect(await leavesOf()).toEqual([404, 404, 404]);
  });

  await whileLedgerIsHeld(database, id, async () => {
    await test.step('then one officer proposes it, and cannot confirm it', async () => {
      await endVote(database, id, 11);
      await button(first, '마감을 제안하기').click();
      await expect(first.getByRole('status')).toHaveText('제안했습니다. 다른 담당자가 확인하면 됩니다.');
      await expect(first.getByRole('heading', { name: '확인을 기다립니다: 투표 마감' })).toBeVisible();
      await expect(main(first)).toContainText('제안한 사람은 확인할 수 없습니다.');
      await expect(button(first, '확인하기')).toHaveCount(0);
      expect(await confirmOwn(first)).toContain('own-decision');
      await expectClean(first);
    });
    await test.step('another one confirms it', async () => {
      await second.goto(office);
      await expect(main(second)).toContainText('마감 담당 하나');
      await expectClean(second);
      await button(second, '확인하기').focus();
      // The answer comes when the box is closed; a click would wait for it.
      await second.keyboard.press('Enter');
      await expect.poll(() => outcomeOf(id)).toBe('confirmed');
    });
  });

  await test.step('the box is closed, and what waited is in the ledger', async () => {
    await expect(second.getByRole('status')).toHaveText('투표를 마감합니다. 잠시 뒤에 닫힙니다.');
    await expect.poll(async () => (await boxOf(database, id)).closedAt).not.toBeNull();
    expect((await boxOf(database, id)).waiting).toBe(0);
    expect(await leavesOf()).toEqual([200, 200, 200]);
    for (const one of [first, second]) {
      await one.goto(office);
      await expect(step(one, '투표 마감')).toContainText('끝남');
      await expect(step(one, '결과 발표')).toContainText('다음 차례');
      await expect(closing(one)).toHaveCount(0);
    }
    await expect(section(second, 'decisions')).toContainText('마감 담당 둘');
    await expectClean(second);
    await page.goto(`/participate/${id}/vote`);
    await expect(main(page)).toContainText('투표가 끝났고 개표를 기다립니다');
  });
});

/** Confirms what waits as its form would, if it had one. @returns the site's answer */
async function confirmOwn(page: Page): Promise<string> {
  const valueOf = (name: string) => page.locator(`input[name="${name}"]`).first().inputValue();
  const answer = await page.request.post('/api/act/election.answer', {
    headers: {
      accept: 'application/json',
      origin: new URL(page.url()).origin,
      'sec-fetch-site': 'same-origin',
    },
    form: { _token: await valueOf('_token'), decision: await valueOf('decision'), outcome: 'confirmed' },
  });
  return answer.text();
}

/** What was answered to the last decision of a vote. */
async function outcomeOf(id: string): Promise<string | null | undefined> {
  const { rows } = await database.owner.query<{ outcome: string | null }>(
    'SELECT outcome FROM election_decision WHERE process_id = $1 ORDER BY id DESC LIMIT 1',
    [id],
  );
  return rows[0]?.outcome;
}
