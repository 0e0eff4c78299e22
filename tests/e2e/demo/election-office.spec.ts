import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { inHours, newProcess, officials, setSchedule, takeShare } from '@/tests/e2e/support/election';
import { act, PHONE } from '@/tests/e2e/support/people';
import { opened } from '@/tests/e2e/support/proposals';

test.use(PHONE);

const main = (page: Page) => page.getByRole('main');

test('the office freezes the rules, five holders make the key, two officers open the vote and extend it', async ({
  browser,
  page,
}) => {
  test.setTimeout(420_000);
  const as = officials(browser);
  const id = await newProcess(browser, as, 4);
  const [editor, first, second] = [await as('예산과'), await as('투표 담당'), await as('투표 담당 2')];
  const office = `/desk/${id}/election`;

  await test.step('the editor sees the share of unique ballots before the number of choices is fixed', async () => {
    await editor.goto(`/desk/${id}/settings`);
    const unique = editor.locator('.unique');
    await expect(unique).toContainText('제안 4개, 투표자 3,000명일 때');
    await editor.getByLabel('예상하는 투표자 수').fill('20');
    await editor.getByRole('button', { name: '다시 어림하기' }).click();
    await expect(unique).toContainText('투표자 20명일 때');
    await editor.getByText('일반: 세는 방식').click();
    await editor.getByLabel('고를 수 있는 제안 수').fill('3');
    await editor.getByLabel('이 포털에서 투표').selectOption('yes');
    await editor.getByLabel('골라야 하는 가장 적은 수').fill('4');
    const save = editor.locator('#rules-form-track-1').getByRole('button', { name: '저장' });
    await save.click();
    await expect(editor.locator('#problems')).toContainText('고를 수 있는 수보다 많습니다.');
    await editor.getByLabel('골라야 하는 가장 적은 수').fill('1');
    await save.click();
    await expect(editor.getByRole('status')).toContainText('저장했습니다');
    await expect(unique).toContainText('지금 정한 수');
    await expectClean(editor);
    await act(first, 'eligibility.choose-verifier', { process: id, version: '0', verifier: 'codes' });
    // From two hours ago on: what is opened late begins at once.
    await setSchedule(editor, id, -2);
  });

  await test.step('an officer freezes them', async () => {
    await first.goto(office);
    await expectClean(first);
    await first.getByRole('button', { name: '규칙 고정하기' }).click();
    await expect(first.getByRole('status')).toHaveText('규칙을 고정했습니다.');
    await opened(page, `/participate/${id}`, '투표 규칙 해시');
    await opened(page, `/participate/${id}/proposals`, '투표 규칙 해시');
    await expectNarrow(page);
  });

  const document = await test.step('five holders make the key without a network', () =>
    holdCeremony(page, id));

  await test.step('the officer registers it, and the second one opens the vote', async () => {
    await first.goto(office);
    await first.getByLabel('공개 문서 (ceremony.json)').setInputFiles(document);
    await first.getByRole('button', { name: '열쇠 등록하기' }).click();
    await expect(first.getByRole('status')).toHaveText('열쇠를 등록했습니다.');
    await expect(main(first)).toContainText('공개 열쇠의 지문');
    await first.getByRole('button', { name: '투표 열기를 제안하기' }).click();
    await expect(main(first)).toContainText('제안한 사람은 확인할 수 없습니다.');
    await expect(first.getByRole('button', { name: '확인하기' })).toHaveCount(0);
    await second.goto(office);
    await expectClean(second);
    await second.getByRole('button', { name: '확인하기' }).click();
    await expect(second.getByRole('status')).toHaveText('투표를 열었습니다.');
  });

  await test.step('after an outage they extend it, and everybody reads why', async () => {
    await second.getByLabel('장애가 시작된 때').fill(inHours(-1.5));
    await second.getByLabel('장애가 끝난 때').fill(inHours(-1.25));
    await second.getByLabel('까닭').fill('통신망 장애로 투표 화면이 열리지 않았습니다.');
    await second.getByRole('button', { name: '연장을 제안하기' }).click();
    await expect(second.locator('#problems')).toContainText('규칙이 정한 가장 짧은 장애보다 짧아');
    await second.getByLabel('장애가 끝난 때').fill(inHours(-0.5));
    await second.getByRole('button', { name: '연장을 제안하기' }).click();
    await expect(second.getByRole('status')).toContainText('제안했습니다.');
    await first.goto(office);
    await first.getByRole('button', { name: '확인하기' }).click();
    await expect(first.getByRole('status')).toHaveText('투표를 연장했습니다.');
    await expectNarrow(first);
    await opened(page, `/participate/${id}`, '통신망 장애로 투표 화면이 열리지 않았습니다.');
    await expect(main(page)).toContainText('투표 기간이 늘어났습니다');
  });

  await test.step('in English at a desk', async () => {
    await first.setViewportSize({ width: 1280, height: 800 });
    await first.goto(`/en/desk/${id}/election`);
    await expect(main(first)).toContainText('How the vote goes on');
    await expectClean(first);
    await first.goto(`/en/participate/${id}/ceremony`);
    await expect(main(first)).toContainText('The key was made');
    await expectClean(first);
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
  for (const place of [4, 0, 2]) {
    await page
      .getByLabel(/^조각 입력/)
      .last()
      .fill(shares[place] ?? '');
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
