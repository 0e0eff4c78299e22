import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { countVote } from '@/lib/cli/count/count';
import { EXPORTED } from '@/lib/domain/ballot/count-export';
import { addPerson } from '@/lib/services/people.test-support';
import { closedAnswers, type Counted, expectUntold } from '@/tests/e2e/support/before-result';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { comeAs } from '@/tests/e2e/support/come-as';
import { choose, expectFocus, follow, give, press, write } from '@/tests/e2e/support/keyboard';
import { actAsOfficer, type SiteDatabase, siteDatabase } from '@/tests/e2e/support/paper';
import { PHONE } from '@/tests/e2e/support/people';
import { addClosedVote, type ClosedVote, SEED } from '@/tests/e2e/support/result';

test.use(PHONE);

let database: SiteDatabase;
/** What is carried from the office to the machines and back. */
let folder: string;
test.beforeAll(async () => {
  database = await siteDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-result-'));
});
test.afterAll(async () => {
  await database.release();
  await rm(folder, { recursive: true });
});

const said = (page: Page) => page.getByRole('status').first();
const button = (page: Page, name: string) => page.getByRole('button', { name });

/** Two bodies count on their machines what the office has given them. @returns the folder of each, and the hash of the result */
async function countApart(shares: readonly string[]): Promise<[string[], string]> {
  const counts = [
    { body: '의회', shares: shares.slice(0, 3) },
    { body: '감사부서', shares: shares.slice(2) },
  ];
  const outs: string[] = [];
  let sha256 = '';
  for (const { body, shares: given } of counts) {
    const out = path.join(folder, body);
    const machine = { machine: `${body} 노트북`, body, key: `${out}.key`, seed: SEED, out };
    const counted = await countVote({ from: path.join(folder, 'box'), shares: given, ...machine });
    sha256 = counted.statement.result_sha256 ?? '';
    outs.push(out);
  }
  return [outs, sha256];
}

/**
 * The office hands the box out, takes in the seed and what two machines signed, and publishes: by the keyboard alone.
 * @param beforePublishing is told what the machines have come to
 * @returns the result’s SHA-256
 */
async function countAndPublish(
  desk: Page,
  { process, shares }: ClosedVote,
  beforePublishing: (counted: Counted) => Promise<void>,
): Promise<string> {
  await desk.goto(`/desk/${process}/election`);
  await expectClean(desk);
  for (const name of Object.values(EXPORTED)) {
    const download = desk.waitForEvent('download');
    await press(desk, desk.getByRole('link', { name, exact: true }));
    await (await download).saveAs(path.join(folder, 'box', name));
  }
  await write(desk, desk.getByLabel('씨앗', { exact: true }), SEED);
  await write(desk, desk.getByLabel('씨앗 다시 적기'), '1 2 3');
  await press(desk, button(desk, '씨앗 저장'));
  await expect(desk.locator('#problems')).toBeVisible();
  await write(desk, desk.getByLabel('씨앗 다시 적기'), SEED);
  await press(desk, button(desk, '씨앗 저장'));
  await expect(said(desk)).toHaveText('씨앗을 저장했습니다.');

  const [outs, sha256] = await countApart(shares);
  for (const out of outs) {
    await expect(button(desk, '다시 세고 공개하기')).toHaveCount(0);
    await give(desk, desk.getByLabel('statement.json'), path.join(out, 'statement.json'));
    await press(desk, button(desk, '서명 올리기'));
    await expect(said(desk)).toHaveText('기계의 서명을 받았습니다.');
  }
  await expect(desk.getByText('두 기관의 결과가 같습니다')).toBeVisible();
  await expectClean(desk);
  await beforePublishing({ ballots: await readFile(path.join(outs[0] ?? '', 'general.pb'), 'utf8'), sha256 });
  await give(desk, desk.getByLabel('files.json.gz'), path.join(outs[0] ?? '', 'files.json.gz'));
  await press(desk, button(desk, '다시 세고 공개하기'));
  await expect(said(desk)).toHaveText('결과를 공개했습니다.');
  return sha256;
}

test('two bodies count, and everybody reads the result, counts it again and sees where their share went', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const vote = await addClosedVote(database);
  const at = `/participate/${vote.process}/result`;
  const files = `/api/ballot/${vote.process}/files`;
  await page.goto(at);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('개표 시험 예산: 투표 결과');
  await expect(page.getByRole('heading', { name: '아직 결과가 없습니다' })).toBeVisible();
  await expect(page.getByText('마감 다음 날 공개 추첨')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('골목길 보안등');
  await expectClean(page);
  expect((await page.request.get(`${files}/leaves.jsonl`)).status()).toBe(200);
  for (const name of ['general.pb', 'result.json', 'ballots.jsonl', 'no-such-file'])
    expect((await page.request.get(`${files}/${name}`)).status(), name).toBe(404);

  const site = baseURL ?? '';
  const context = await browser.newContext({ ...PHONE, baseURL: site });
  const desk = await context.newPage();
  await actAsOfficer(desk, database, '개표 담당', site);
  const editor = await browser.newContext({ baseURL: site });
  const roles = [{ role: 'editor', lafCd: vote.process.slice(0, 7) } as const];
  await comeAs(editor, await addPerson(database.owner, { name: '예산 담당', roles }), site);
  const readers = { anybody: page.request, office: desk.request, editor: editor.request };
  const before = await closedAnswers(readers, vote.process);
  const sha256 = await countAndPublish(desk, vote, async (counted) => {
    // What is kept is made anew a moment after a signature has come.
    await expect(async () => {
      expectUntold(before, await closedAnswers(readers, vote.process), vote.process, counted);
    }).toPass({ timeout: 30_000 });
  });
  await follow(desk, desk.getByRole('link', { name: '결과 페이지' }));
  expect(desk.url()).toMatch(new RegExp(`${at}$`));
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

  await press(page, button(page, '이 기기에서 다시 세기'));
  await expect(page.locator('.recount-here')).toContainText('한 글자도 다르지 않습니다', { timeout: 30_000 });
  await expect(page.locator('.recount-here')).toContainText(sha256);
  await expect(button(page, '이 기기에서 다시 세기')).toBeFocused();
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

  // The same ballots, by another rule on the page that counts again.
  await follow(page, page.getByRole('link', { name: '일반 표를 다시 세는 페이지에서 열기' }));
  const outcome = page.locator('section[aria-labelledby="result"]');
  await expect(outcome).toContainText('놀이터 그늘막 설치');
  await choose(page, page.locator('#rule'), '표 많은 순서, 안 들어가면 끝 · greedy_no_skip');
  await expect(outcome.locator('code')).toHaveText('greedy_no_skip');
  await expectFocus(page);
  const download = page.waitForEvent('download');
  await press(page, page.getByRole('link', { name: '결과 내려받기 (JSON)' }));
  await download;

  for (const [who, path_, title] of [
    [desk, `/en/desk/${vote.process}/election`, 'Trial of a count: the vote'],
    [page, `/en${at}`, 'Trial of a count: result of the vote'],
  ] as const) {
    await who.setViewportSize({ width: 1280, height: 800 });
    await who.goto(path_);
    await expect(who.getByRole('heading', { level: 1 })).toHaveText(title);
    await expectClean(who);
  }
});
