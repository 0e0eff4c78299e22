import { type APIRequestContext, expect, test } from '@playwright/test';
import { actAs, giveSecondFactor, signIn } from '@/tests/e2e/support/people';
import { PLACE } from '@/tests/e2e/support/proposals';

test.use({ javaScriptEnabled: false });

/** In the order of the table's columns. */
const PEOPLE: readonly (string | null)[] = [
  null,
  '느린걸음',
  `${PLACE} 도로과`,
  `${PLACE} 위원`,
  `${PLACE} 예산과`,
  `${PLACE} 투표 담당`,
  '수원시 도로과',
  '수원시 위원',
  '수원시 예산과',
  '감사 담당 (체험)',
  '운영자 (체험)',
];

/**
 * What each of them gets: `o` open, `s` has to sign in, `-` refused. Nobody | a resident | reviewer,
 * committee, editor, election office of the government | reviewer, committee, editor of another one | auditor, operator (whose rights
 * wait for the second factor, as the election office's).
 */
const TABLE: readonly [path: string, who: string][] = [
  ['/sign-in', 'o o oooo ooo oo'],
  ['/sign-in/mailed', 'o o oooo ooo oo'],
  ['/sign-in/link', 'o o oooo ooo oo'],
  ['/account', 's o oooo ooo oo'],
  ['/account/begin', 's o oooo ooo oo'],
  ['/account/guardian', 's o oooo ooo oo'],
  ['/account/guardian/agree', 'o o oooo ooo oo'],
  ['/account/notices', 's o oooo ooo oo'],
  ['/account/second-factor', 's o oooo ooo oo'],
  ['/questions/ask?about=government:1122000', 'o o oooo ooo oo'],
  ['/questions/confirm', 'o o oooo ooo oo'],
  ['{process}/propose', 'o o oooo ooo oo'],
  ['{process}/propose/{draft}', 's o ---- --- --'],
  ['{process}/eligibility', 'o o oooo ooo oo'],
  ['{process}/proposals/1/join', 'o o oooo ooo oo'],
  ['{process}/proposals/1/edit', 's - ---- --- --'],
  ['/desk', 's o oooo ooo oo'],
  ['/desk/{id}', 's - oooo --- oo'],
  ['/desk/{id}/1', 's - oooo --- oo'],
  ['/desk/{id}/settings', 's - --o- --- --'],
  ['/desk/{id}/eligibility', 's - ---- --- --'],
  ['/desk/{id}/winners', 's - --o- --- --'],
  ['/desk/questions', 's - o-o- o-o --'],
  ['/desk/moderation', 's - --o- --o --'],
  ['/desk/people', 's - ---- --- --'],
  ['/desk/audit', 's - ---- --- o-'],
];

const REFUSED = [
  '이 화면은 맡은 사람만 볼 수 있습니다.',
  '이 제안의 제안자만 고치거나 거둘 수 있습니다.',
  '이런 초안이 없습니다',
];

interface Places {
  process: string;
  draft: string;
}

const placed = (path: string, { process, draft }: Places) =>
  path
    .replace('{process}', process)
    .replace('{id}', process.replace('/participate/', ''))
    .replace('{draft}', draft);

/** What a page answers to somebody; that it is kept by nobody is looked at on the way. */
async function answerOf(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path, { maxRedirects: 0 });
  const kept = answer.headers()['cache-control'] ?? '';
  expect(kept, path).toMatch(/private|no-store/);
  expect(kept, path).not.toContain('s-maxage');
  const { location } = answer.headers();
  if (location?.startsWith('/sign-in?next=') === true) return 's';
  const html = (await answer.text()).replaceAll(/<script[\s\S]*?<\/script>/g, '');
  expect(answer.status(), path).toBe(200);
  return REFUSED.some((text) => html.includes(text)) ? '-' : 'o';
}

/** The process of the government, and a draft that the resident has there. */
async function placesOf(request: APIRequestContext, site: string): Promise<Places> {
  const list = await (await request.get('/participate')).text();
  const process = /href="(\/participate\/1122000-\d{4})"/.exec(list)?.[1] ?? '';
  const token = /name="_token" value="([^"]+)"/.exec(await (await request.get('/account')).text())?.[1] ?? '';
  const made = await request.post('/api/act/draft.create', {
    headers: { accept: 'application/json', origin: new URL(site).origin, 'sec-fetch-site': 'same-origin' },
    form: { _token: token, process: process.replace('/participate/', '') },
  });
  // As the action answers (lib/services/propose/draft-actions.ts).
  const { value } = (await made.json()) as { value: { draft: string } };
  return { process, draft: value.draft };
}

test('each page is open to those whose it is, and to nobody else', async ({ playwright, baseURL }) => {
  test.setTimeout(120_000);
  const site = baseURL ?? '';
  const requests = await Promise.all(PEOPLE.map(() => playwright.request.newContext({ baseURL: site })));
  for (const [column, name] of PEOPLE.entries()) {
    const request = requests[column];
    if (request !== undefined && name !== null) await signIn(request, site, name);
  }
  const [, resident] = requests;
  if (resident === undefined) throw new Error('there is no resident');
  const places = await placesOf(resident, site);
  const found: [string, string][] = [];
  for (const [path] of TABLE) {
    const row = await Promise.all(requests.map((request) => answerOf(request, placed(path, places))));
    found.push([path, row.join('')]);
  }
  expect(found).toEqual(TABLE.map(([path, who]) => [path, who.replaceAll(' ', '')]));
  for (const request of requests) await request.dispose();
});

test('with the second factor an operator has the roles, and still not what is governments’ own', async ({
  page,
}) => {
  await actAs(page, '운영자 (체험)');
  await giveSecondFactor(page);
  await page.goto('/desk/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('사람과 권한');
  await page.goto('/desk/questions');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('질문에 답하기');
  await page.goto('/desk/moderation');
  await expect(page.getByRole('main')).toContainText('이 화면은 맡은 사람만 볼 수 있습니다.');
});

const PUBLIC = [
  '/',
  '/g/1122000',
  '/participate',
  '{process}',
  '{process}/proposals',
  '{process}/proposals/1',
  '{process}/proposals/1/comments',
  '{process}/proposals/1/versions',
  '{process}/opinion',
  '{process}/winners',
  '/questions',
];

test('public pages say nothing of who asks', async ({ request, baseURL }) => {
  const site = baseURL ?? '';
  await signIn(request, site, '느린걸음');
  const places = await placesOf(request, site);
  for (const path of PUBLIC) {
    const answer = await request.get(placed(path, places));
    expect(answer.status(), path).toBe(200);
    const html = await answer.text();
    const said = ['_token', '느린걸음 님'].filter((text) => html.includes(text));
    expect(said, path).toEqual([]);
    expect(answer.headers()['set-cookie'], path).toBeUndefined();
  }
});
