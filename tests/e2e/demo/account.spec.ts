import { expect, test } from '@playwright/test';
import { expectClean } from '@/tests/e2e/support/clean';
import { actAs, linkTo, mailsTo } from '@/tests/e2e/support/people';

const PHONE = { viewport: { width: 360, height: 740 } };

test.describe('on a phone, without JavaScript', () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test('signs in by a mailed link, says who it is, and signs out', async ({ page }) => {
    const address = 'resident@example.org';
    await page.goto('/sign-in?next=/participate');
    await page.getByLabel('전자우편 주소').fill(address);
    await page.getByRole('button', { name: '링크 받기' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('전자우편을 보냈습니다');
    const link = await linkTo(page, address);
    await page.goto(link);
    await page.getByRole('button', { name: '로그인' }).click();
    await expect(page).toHaveURL(/\/participate$/);
    await page.goto('/account/begin?next=/account');
    await page.getByLabel('보이는 이름').fill('  새\u202e주민 ');
    await page.getByRole('button', { name: '저장' }).click();
    // Nothing that was written is lost where something was missing.
    await expect(page.getByRole('alert')).toContainText('만 나이');
    await page.getByLabel('만 14세 이상입니다').check();
    await page.getByRole('button', { name: '저장' }).click();
    await expect(page.getByRole('navigation', { name: '내 메뉴' })).toContainText('새주민 님');
    await page.getByRole('button', { name: '로그아웃', exact: true }).click();
    await expect(page.getByRole('status')).toHaveText('로그아웃했습니다.');
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.goto(link);
    await page.getByRole('button', { name: '로그인' }).click();
    await expect(page.getByRole('alert')).toContainText('이미 쓰였거나');
    expect(await mailsTo(address)).toHaveLength(1);
  });

  test('gives a second factor, once it was set up', async ({ page }) => {
    await actAs(page, '수원시 투표 담당', '/account/second-factor');
    await page.getByRole('button', { name: '2단계 인증 시작' }).click();
    const shown = async () => /(\d{6})/.exec(await page.getByText('체험용 계정이라').innerText())?.[1] ?? '';
    await page.getByLabel('여섯 자리 코드').fill(await shown());
    await page.getByRole('button', { name: '확인' }).click();
    await expect(page.getByRole('heading', { name: '예비 코드' })).toBeVisible();
    await expect(page.locator('.spare li')).toHaveCount(8);
  });
});

test('the pages of an account are clean, at phone width and in English', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...PHONE, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expectClean(page);
  await actAs(page, '두아이아빠');
  for (const path of [
    '/account',
    '/account/begin',
    '/account/notices',
    '/account/second-factor',
    '/account/guardian',
  ]) {
    await page.goto(path);
    await expectClean(page);
    await page.goto(`/en${path}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectClean(page);
  }
  await context.close();
});

test('signs in with an identity provider', async ({ page }) => {
  await page.goto('/sign-in?next=/account');
  await page.getByRole('link', { name: '시험 인증(으)로 로그인' }).click();
  await page.locator('input[name="login"]').fill('gildong');
  await page.locator('input[name="password"]').fill('anything');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText('gildong@example.org')).toBeVisible();
  // The provider says nothing of other people: the session is the site's own.
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === 'next-auth.session-token')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  });
});

test('what others send in one’s name is refused', async ({ page, request, baseURL }) => {
  await actAs(page, '느린걸음');
  const token = await page.locator('input[name="_token"]').first().inputValue();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const send = (headers: Record<string, string>, form: Record<string, string>) =>
    request.post('/api/act/account.rename', {
      headers: { cookie, accept: 'application/json', ...headers },
      form: { name: '남이 지은 이름', language: 'ko', ...form },
    });
  const own = { origin: baseURL ?? '', 'sec-fetch-site': 'same-origin' };
  expect((await send({ origin: 'https://evil.example' }, { _token: token })).status()).toBe(403);
  expect((await send({ ...own, 'sec-fetch-site': 'cross-site' }, { _token: token })).status()).toBe(403);
  expect((await send({}, { _token: token })).status()).toBe(403);
  expect((await send(own, {})).status()).toBe(422);
  expect((await send(own, { _token: `${token.slice(0, -1)}!` })).status()).toBe(422);
  await page.reload();
  await expect(page.getByRole('navigation', { name: '내 메뉴' })).toContainText('느린걸음 님');
});
