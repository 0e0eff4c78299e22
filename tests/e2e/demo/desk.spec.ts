import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectNarrow } from '@/tests/e2e/support/clean';
import { actAs, noticeOf, PHONE } from '@/tests/e2e/support/people';
import { deskOf, opened, PLACE, processOf, propose, stepsOf, titleOf } from '@/tests/e2e/support/proposals';

test.use({ ...PHONE, javaScriptEnabled: false });

/** Somebody's own browser. */
async function browserOf(browser: Browser, name: string, path: string): Promise<Page> {
  const page = await browser.newPage();
  await actAs(page, name, path);
  return page;
}

/** From the list of what one works on to a proposal, by its words. */
async function findAtDesk(page: Page, process: string, title: string): Promise<void> {
  await page.locator(`main a[href="${process.replace('/participate/', '/desk/')}"]`).click();
  await page.getByLabel('번호나 낱말').fill(title);
  await page.getByLabel('상태').selectOption('submitted');
  await page.getByRole('button', { name: '보기', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('조건에 맞는 제안은 1건입니다.');
  await expectNarrow(page);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

async function judge(page: Page, judgement: '적격' | '부적격', reason: string): Promise<void> {
  const form = page.locator('form[action="/api/act/review.judge"]');
  await form.getByRole('radio', { name: judgement, exact: true }).check();
  if (judgement === '적격') await form.getByLabel('검토한 비용').fill('12,000,000원');
  await form.getByLabel('까닭').fill(reason);
  await form.getByRole('button', { name: '검토 결과 적기' }).click();
}

test('a department judges, a committee screens, and each step is public with its day', async ({
  page,
  browser,
}) => {
  const process = await processOf(page);
  const title = titleOf('심사를 받는 제안');
  await actAs(page, '두아이아빠');
  const proposal = await propose(page, process, title);

  const reviewer = await browserOf(browser, `${PLACE} 도로과`, '/desk');
  await findAtDesk(reviewer, process, title);
  const late = await browserOf(browser, `${PLACE} 도로과`, deskOf(proposal));
  const reason = '도로 폭이 넉넉해 설치할 수 있습니다.';
  await judge(reviewer, '적격', reason);
  await expect(reviewer.getByRole('status')).toHaveText('적격으로 적었습니다.');
  await expectNarrow(reviewer);

  const unsaid = '다른 공사와 겹쳐 이 자리에는 설치할 수 없습니다.';
  await judge(late, '부적격', unsaid);
  const meanwhile = late.locator('.notice').filter({ hasText: '그 사이에 바뀌었습니다' });
  await expect(meanwhile).toContainText('부서 검토: 적격');
  await expect(meanwhile).toContainText(unsaid);
  await expectNarrow(late);

  const committee = await browserOf(browser, `${PLACE} 위원`, deskOf(proposal));
  await committee.getByRole('radio', { name: '통과: 투표에 올림' }).check();
  await committee.getByLabel('까닭').fill('많은 주민이 쓰는 길입니다.');
  await committee.getByRole('button', { name: '심사 결과 적기' }).click();
  await expect(committee.getByRole('status')).toContainText('1건을 처리했습니다.');

  await opened(page, proposal, '분과 심사 통과');
  expect(await stepsOf(page)).toEqual({
    kinds: ['제안을 냄', '부서 검토: 적격', '분과 심사 통과'],
    dated: 3,
  });
  const steps = page.locator('.steps > li');
  await expect(steps.nth(1)).toContainText('도로과');
  await expect(steps.nth(1)).toContainText('12,000,000원');
  await expect(steps.nth(1)).toContainText(reason);
  await expect(steps.nth(2)).toContainText('분과위원회');
  await expect(page.getByRole('main')).not.toContainText(unsaid);
  await expect(await noticeOf(page, `부서 검토 결과 적격입니다: ‘${title}’`)).toBeVisible();
  await expect(await noticeOf(page, `심사를 통과해 투표에 올라갑니다: ‘${title}’`)).toBeVisible();
});

test('an editor gives two proposals to a department at once, and merges one into the other', async ({
  page,
  browser,
}) => {
  const process = await processOf(page);
  const words = titleOf('가로등');
  const [goes, stays] = [`골목 ${words}`, `큰길 ${words}`];
  await actAs(page, '느린걸음');
  const merged = await propose(page, process, goes);
  const second = await browserOf(browser, '두아이아빠', '/account');
  const into = await propose(second, process, stays);

  const list = `${process.replace('/participate/', '/desk/')}?words=${encodeURIComponent(words)}`;
  const editor = await browserOf(browser, `${PLACE} 예산과`, list);
  for (const title of [goes, stays])
    await editor.getByRole('checkbox', { name: new RegExp(`‘${title}’ 고르기`) }).check();
  await editor.locator('#bulk').getByLabel('담당 부서').fill('도로과');
  await editor.getByRole('button', { name: '부서 정하기' }).click();
  await expect(editor.getByRole('status')).toContainText('2건을 처리했습니다.');
  await expect(editor.locator('tbody td[data-label="담당 부서"]')).toHaveText(['도로과', '도로과']);
  const reviewer = await browserOf(browser, `${PLACE} 도로과`, '/account');
  for (const title of [goes, stays])
    await expect(await noticeOf(reviewer, `검토할 제안을 받았습니다: ‘${title}’`)).toBeVisible();

  await editor.goto(deskOf(merged));
  await editor.getByRole('searchbox', { name: '합칠 제안 찾기' }).fill(stays);
  await editor.getByRole('button', { name: '찾기', exact: true }).click();
  await editor.getByRole('radio', { name: new RegExp(stays) }).check();
  const form = editor.locator('form[action="/api/act/review.merge"]');
  await form.getByLabel('까닭').fill('같은 길에 같은 일입니다.');
  await form.getByRole('button', { name: '합치기' }).click();
  await expect(editor.getByRole('status')).toHaveText('합쳤습니다.');

  await opened(page, `${merged}?own`, '다른 제안에 합쳐졌습니다');
  await page.locator('.notice').getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`${into}$`));
  await opened(page, into, '합쳐진 제안');
  await expect(
    page.locator('section[aria-labelledby="merged"]').getByRole('link', { name: goes }),
  ).toBeVisible();
  await expect(await noticeOf(page, `에 합쳐졌습니다: ‘${goes}’`)).toBeVisible();
  await expect(await noticeOf(second, `을 받아 합쳤습니다: ‘${stays}’`)).toBeVisible();
});

test('a winner is tied to its project from the candidates, and its page shows the money', async ({
  page,
}) => {
  // The oldest result: nothing else looks at what its winners are tied to.
  const process = await processOf(page, '4211000');
  const desk = `${process.replace('/participate/', '/desk/')}/winners`;
  await actAs(page, '춘천시 예산과', desk);
  await expectNarrow(page);
  const winner = await withCandidates(page);
  const candidate = page.getByRole('main').locator('form[action="/api/act/winner.tie"]').first();
  const heading = page.locator('section[aria-labelledby^="candidate-"]').first();
  await expect(heading).toContainText(/가능성 (높음|있음|낮음)/);
  const project = await heading.getByRole('link').first().innerText();
  await candidate.getByRole('radio', { name: '다른 일과 함께' }).check();
  await candidate.getByRole('button', { name: '이 사업과 연결' }).click();
  await expect(page.getByRole('status')).toContainText('사업과 연결했습니다.');
  const tied = page.locator('section[aria-labelledby^="tied-"]').filter({ hasText: project }).first();
  await expect(tied).toBeVisible();
  await expectNarrow(page);
  const back = page.url();
  await opened(page, `${process}/proposals/${winner}`, project);
  const receipt = page.locator('section[aria-labelledby="projects"] data[data-receipt]').first();
  await expect(receipt).toBeVisible();
  await receipt.click();
  await expect(page).toHaveURL(/\/receipt\//);
  await opened(page, `${process}/winners`, project);

  await page.goto(back);
  await tied.getByLabel('끊는 까닭').fill('다른 동네의 사업입니다.');
  await tied.getByRole('button', { name: '연결 끊기' }).click();
  await expect(page.getByRole('status')).toContainText('연결을 끊었습니다.');
  await opened(page, `${process}/proposals/${winner}`, '다른 동네의 사업입니다.');
});

/** Opens winners one after the other until one has candidates. @returns its number */
async function withCandidates(page: Page): Promise<string> {
  const paths = await page
    .locator('main tbody a[href*="winner="]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of paths) {
    await page.goto(path);
    if ((await page.locator('section[aria-labelledby^="candidate-"]').count()) > 0)
      return new URL(page.url()).searchParams.get('winner') ?? '';
  }
  throw new Error('no winner has candidates');
}
