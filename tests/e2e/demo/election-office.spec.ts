import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { inHours, newProcess, officials, setSchedule, takeShare } from '@/tests/e2e/support/election';
import { choose, give, press, tabTo, write, writeTime } from '@/tests/e2e/support/keyboard';
import { act, PHONE } from '@/tests/e2e/support/people';
import { opened } from '@/tests/e2e/support/proposals';

test.use(PHONE);

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => page.getByRole('button', { name });
const said = (page: Page) => page.getByRole('status');

test('by the keyboard alone the office freezes the rules, two officers open the vote with the key of five holders, and extend it', async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000);
  const as = officials(browser);
  const id = await newProcess(browser, as, 4);
  const [editor, first, second] = [await as('예산과'), await as('투표 담당'), await as('투표 담당 2')];
  const office = `/desk/${id}/election`;

  await test.step('the editor sees the share of unique ballots before the number of choices is fixed', async () => {
    await editor.goto(`/desk/${id}/settings`);
    const unique = editor.locator('.unique');
    await expect(unique).toContainText('제안 4개, 투표자 3,000명일 때');
    await write(editor, editor.getByLabel('예상하는 투표자 수'), '20');
    await press(editor, button(editor, '다시 어림하기'));
    await expect(unique).toContainText('투표자 20명일 때');
    await press(editor, editor.locator('summary', { hasText: '일반: 세는 방식' }));
    await choose(editor, editor.getByLabel('투표 방법', { exact: true }), '예산 한도 안에서 고르기');
    await write(editor, editor.getByLabel('고를 수 있는 제안 수'), '3');
    await choose(editor, editor.getByLabel('이 포털에서 투표'), '예');
    const least = editor.getByLabel('골라야 하는 가장 적은 수');
    await write(editor, least, '4');
    const save = editor.locator('#rules-form-track-1').getByRole('button', { name: '저장' });
    await press(editor, save);
    await expect(editor.locator('#problems')).toContainText('고를 수 있는 수보다 많습니다.');
    // From what was wrong to the field.
    await press(editor, editor.locator('#problems a'));
    await expect(least).toBeFocused();
    await write(editor, least, '1');
    await press(editor, save);
    await expect(said(editor)).toContainText('저장했습니다');
    await expect(editor.locator('#rules-of-track-1 + p')).toContainText('예산 한도 안에서 고르기');
    await expect(unique).toContainText('지금 정한 수');
    await expectClean(editor);
    await act(first, 'eligibility.choose-verifier', { process: id, version: '0', verifier: 'codes' });
    // From two hours ago on: what is opened late begins at once.
    await setSchedule(editor, id, -2);
  });

  await test.step('an officer freezes them', async () => {
    await first.goto(office);
    await expectClean(first);
    await press(first, button(first, '규칙 고정하기'));
    await expect(said(first)).toHaveText('규칙을 고정했습니다.');
    await press(first, first.locator('summary', { hasText: '고정 되돌리기' }));
    await press(first, button(first, '고정 되돌리기'));
    await expect(said(first)).toHaveText('고정을 되돌렸습니다.');
    await write(first, first.getByLabel('연장하는 가장 짧은 장애'), '20');
    await choose(first, first.getByLabel('마감을 옮기는 방법'), '다음 날 같은 시각으로 (하루 단위)');
    await press(first, button(first, '규칙 고정하기'));
    await expect(said(first)).toHaveText('규칙을 고정했습니다.');
    await opened(page, `/participate/${id}`, '투표 규칙 해시');
    await opened(page, `/participate/${id}/proposals`, '투표 규칙 해시');
    await expectNarrow(page);
  });

  const document = await test.step('five holders make the key without a network', () =>
    holdCeremony(page, id));

  await test.step('the officer registers it, and the second one opens the vote', async () => {
    await first.goto(office);
    await give(first, first.getByLabel('공개 문서 (ceremony.json)'), document);
    await press(first, button(first, '열쇠 등록하기'));
    await expect(said(first)).toHaveText('열쇠를 등록했습니다.');
    await expect(main(first)).toContainText('공개 열쇠의 지문');
    await press(first, button(first, '투표 열기를 제안하기'));
    await expect(main(first)).toContainText('제안한 사람은 확인할 수 없습니다.');
    await expect(button(first, '확인하기')).toHaveCount(0);
    await second.goto(office);
    await expectClean(second);
    await press(second, button(second, '확인하기'));
    await expect(said(second)).toHaveText('투표를 열었습니다.');
  });

  await test.step('after an outage they extend it, and everybody reads why', async () => {
    await writeTime(second, second.getByLabel('장애가 시작된 때'), inHours(-1.5));
    await writeTime(second, second.getByLabel('장애가 끝난 때'), inHours(-1.25));
    await write(second, second.getByLabel('까닭'), '통신망 장애로 투표 화면이 열리지 않았습니다.');
    await press(second, button(second, '연장을 제안하기'));
    await expect(second.locator('#problems')).toContainText('규칙이 정한 가장 짧은 장애보다 짧아');
    await writeTime(second, second.getByLabel('장애가 끝난 때'), inHours(-0.5));
    await press(second, button(second, '연장을 제안하기'));
    await expect(said(second)).toContainText('제안했습니다.');
    await first.goto(office);
    await press(first, button(first, '확인하기'));
    await expect(said(first)).toHaveText('투표를 연장했습니다.');
    await expectNarrow(first);
    await opened(page, `/participate/${id}`, '통신망 장애로 투표 화면이 열리지 않았습니다.');
    await expect(main(page)).toContainText('투표 기간이 늘어났습니다');
  });

  await test.step('where they vote everybody sees which rules were frozen', async () => {
    const hash = await first.locator('.rules-hash code').first().getAttribute('title');
    await page.goto(`/participate/${id}/vote`);
    await press(page, page.locator('.rules-hash summary'));
    await expect(page.locator('.rules-hash p code')).toHaveText(hash ?? '');
    const file = page.getByRole('link', { name: '규칙 파일 (rules.json)' });
    await tabTo(page, file);
    const bytes = await (await page.request.get((await file.getAttribute('href')) ?? '')).body();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    await expectClean(page);
  });

  await test.step('in English at a desk', async () => {
    const desk = `/en/desk/${id}`;
    const pages: readonly [Page, string, RegExp][] = [
      [editor, `${desk}/settings`, /: settings$/],
      [first, `${desk}/election`, /: the vote$/],
      [first, `${desk}/eligibility`, /^Who may vote, settings: /],
      [first, `/en/participate/${id}/ceremony`, /: making the key of the vote$/],
      [page, `/en/participate/${id}/vote`, /^Vote: /],
    ];
    for (const [who, path, title] of pages) {
      await who.setViewportSize({ width: 1280, height: 800 });
      await who.goto(path);
      await expect(who.getByRole('heading', { level: 1 })).toHaveText(title);
      await expectClean(who);
    }
  });
});

/** @returns the path of the public document */
async function holdCeremony(page: Page, id: string): Promise<string> {
  await opened(page, `/participate/${id}/ceremony`, '투표 열쇠 만들기');
  await expect(page.getByRole('status').first()).toContainText('이제 인터넷을 끊으세요');
  await page.context().setOffline(true);
  await expect(page.getByRole('status').first()).toHaveText('인터넷이 끊겨 있습니다.');
  await page.getByRole('button', { name: '열쇠 만들고 나누기' }).click();
  const shares: string[] = [];
  for (const body of ['의회', '의회', '감사부서', '주민참여예산위원회', '주민참여예산위원회']) {
    await expect(
      page.getByRole('heading', { level: 2, name: `조각 ${shares.length + 1}: ${body}` }),
    ).toBeVisible();
    shares.push(await takeShare(page));
  }
  for (const [turn, place] of [4, 0, 2].entries()) {
    await page.getByRole('textbox', { name: `조각 입력 (${turn + 1}/3)` }).fill(shares[place] ?? '');
    await page.getByRole('button', { name: '조각 넣기' }).click();
  }
  await expect(page.getByText(/합친 열쇠는 처음 만든 열쇠와 같습니다/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '공개 문서 받기' }).click(),
  ]);
  const path = await download.path();
  const text = readFileSync(path, 'utf8');
  for (const share of shares) expect(text).not.toContain(share);
  expect(JSON.parse(text)).toMatchObject({ election: id, test: 'opened with shares 1,3,5' });
  await page.getByRole('button', { name: '모두 지우기' }).click();
  await expect(page.getByRole('heading', { name: '모두 지웠습니다' })).toBeVisible();
  await page.context().setOffline(false);
  return path;
}
