import { expect, test } from '@playwright/test';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import { addClosedVote, countAndPublish } from '@/tests/e2e/support/result';

test.use(PHONE);

let database: SiteDatabase;
test.beforeAll(async () => {
  database = await siteDatabase();
});
test.afterAll(() => database.release());

test('two bodies count, and everybody reads the result, counts it again and sees where their share went', async ({
  page,
}) => {
  test.slow();
  const vote = await addClosedVote(database);
  const path = `/participate/${vote.process}/result`;
  const files = `/api/ballot/${vote.process}/files`;
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('개표 시험 예산: 투표 결과');
  await expect(page.getByRole('heading', { name: '아직 결과가 없습니다' })).toBeVisible();
  await expect(page.getByText('마감 다음 날 공개 추첨')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('골목길 보안등');
  await expectClean(page);
  expect((await page.request.get(`${files}/leaves.jsonl`)).status()).toBe(200);
  for (const name of ['general.pb', 'result.json', 'ballots.jsonl', 'no-such-file'])
    expect((await page.request.get(`${files}/${name}`)).status(), name).toBe(404);

  const sha256 = await countAndPublish(database, vote);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator('main').innerText();
      },
      { timeout: 30_000 },
    )
    .toContain(sha256);
  // 600 million for six ballots. Four pay 75 of their 100 million each for the shade; what is left, 300, goes by votes: the light for 200, and
  // the garden for 90, since the books for 150 do not fit. Of the two who chose the books one has 25 left, the other 100.
  const rows = page.locator('section[aria-labelledby="track-general"] table').first().locator('tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('놀이터 그늘막 설치');
  await expect(rows.first()).toContainText('선정');
  await expect(rows.last()).toContainText('작은 도서관 책 사기');
  await expect(rows.last()).toContainText('남은 돈: 125,000,000원. 모자란 돈: 25,000,000원');
  await expect(page.locator('section[aria-labelledby="checks"]')).toContainText('모두 맞습니다');
  await expect(page.locator('section[aria-labelledby="machines"] tbody tr')).toHaveCount(2);
  await expectClean(page);
  await expectNarrow(page);

  await page.getByRole('button', { name: '이 기기에서 다시 세기' }).click();
  await expect(page.locator('.recount-here')).toContainText('한 글자도 다르지 않습니다', { timeout: 30_000 });
  await expect(page.locator('.recount-here')).toContainText(sha256);
  const pb = await page.request.get(`${files}/general.pb`, { maxRetries: 2 });
  expect(await pb.text()).toContain('VOTES\nvoter_id;vote\n1;\n2;1,2\n3;1,2\n4;1,3\n5;1,4\n6;2,3\n');
  const again = await page.request.get(`${files}/general.pb`, {
    headers: { 'If-None-Match': pb.headers()['etag'] ?? '' },
    maxRetries: 2,
  });
  expect(again.status()).toBe(304);

  await expect(page.locator('section[aria-labelledby="mine"]')).toContainText('표가 남아 있지 않습니다');
  const cast = { publicKey: '', credential: '', ciphertextHash: '', signature: '' };
  const kept = {
    counter: 1,
    leaf: '',
    code: '',
    promise: '',
    cast,
    void: false,
    choices: [1, 2],
    points: null,
  };
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    [`gotgan.ballot.${vote.process}`, JSON.stringify({ general: kept })],
  );
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.reload();
  await expect(page.locator('section[aria-labelledby="mine"]')).toContainText('골목길 보안등: 선정');
  await expect(page.locator('section[aria-labelledby="mine"]')).toContainText('내 몫 100,000,000원');
  await expect(page.locator('section[aria-labelledby="mine"]')).toContainText(
    '놀이터 그늘막 설치: 75,000,000원',
  );
  expect(sent).toEqual([]);
  await expectClean(page);

  await page.goto(`/en${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trial of a count: result of the vote');
  await expectClean(page);
});
