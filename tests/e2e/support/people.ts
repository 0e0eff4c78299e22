import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';
import { DEMO_ACCOUNTS, demoAccountId } from '@/prisma/demo/participation/accounts';

export const PHONE = { viewport: { width: 360, height: 740 } };

/** Becomes one of the invented people. @param name as the button begins: '느린걸음' */
export async function actAs(page: Page, name: string, next = '/account'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** What a browser says of a form of this site. */
const own = (site: string) => ({ origin: new URL(site).origin, 'sec-fetch-site': 'same-origin' });

/** Becomes one of the invented people without a page: the session's cookie stays with the requests. @param name the whole name */
export async function signIn(request: APIRequestContext, site: string, name: string): Promise<void> {
  const person = demoAccountId(DEMO_ACCOUNTS.findIndex((account) => account.name === name));
  const form = { person, next: '/account' };
  const answer = await request.post('/api/act/account.act-as', { headers: own(site), form, maxRedirects: 0 });
  expect(answer.headers()['location']).toBe('/account');
}

/** Does something as a page's script does, with the token of the page that is open. @returns what was made of it */
export async function act(page: Page, action: string, form: Record<string, string>): Promise<unknown> {
  const token = await page.locator('input[name="_token"]').first().inputValue();
  const answer = await page.request.post(`/api/act/${action}`, {
    headers: { accept: 'application/json', ...own(page.url()) },
    form: { _token: token, ...form },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  // As `dataAnswer` of the site writes it.
  return ((await answer.json()) as { value: unknown }).value;
}

/** Signs out by the account page's button. */
export async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: '로그아웃', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('로그아웃했습니다.');
}

/** Becomes somebody new by a mailed link: of age, with a name. Needs no script. */
export async function signInByMail(page: Page, address: string, name: string): Promise<void> {
  await page.goto('/sign-in?next=/account/begin');
  await page.getByLabel('전자우편 주소').fill(address);
  await page.getByRole('button', { name: '링크 받기' }).click();
  await page.goto(await linkTo(page, address));
  await page.getByRole('button', { name: '로그인' }).click();
  await page.getByLabel('보이는 이름').fill(name);
  await page.getByLabel('만 14세 이상입니다').check();
  await page.getByRole('button', { name: '저장' }).click();
  await expect(page.getByRole('navigation', { name: '내 메뉴' })).toContainText(`${name} 님`);
}

/** Gives the second factor of an invented account, whose codes the page shows; sets it up where there is none. */
export async function giveSecondFactor(page: Page): Promise<void> {
  await page.goto('/account/second-factor?next=/desk');
  const begin = page.getByRole('button', { name: '2단계 인증 시작' });
  if (await begin.isVisible()) await begin.click();
  // A code works once: where another test has used it, the next one is waited for.
  await expect(async () => {
    const code = /(\d{6})/.exec(await page.getByText('체험용 계정이라').innerText())?.[1] ?? '';
    await page.getByLabel('여섯 자리 코드').fill(code);
    await page.getByRole('button', { name: /^(확인|2단계 인증)$/ }).click();
    await page.waitForLoadState();
    // Not the role: a page that came alive has an empty place for what is announced.
    await expect(page.locator('#problems')).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 70_000 });
}

/** A notice in somebody's list. */
export async function noticeOf(page: Page, text: string): Promise<Locator> {
  await page.goto('/account/notices');
  return page.locator('.notices a', { hasText: text });
}

/** The mails that the site has sent to an address, the oldest first. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const folder = process.env.MAILS_FOLDER ?? '';
  const files = readdirSync(folder).sort();
  const mails = await Promise.all(files.map((file) => simpleParser(readFileSync(path.join(folder, file)))));
  return mails.filter((mail) => [mail.to ?? []].flat().some(({ text }) => text.includes(address)));
}

/** The last mail to an address, with some words in its subject; waits for it. */
export async function mailTo(page: Page, address: string, subject = ''): Promise<ParsedMail> {
  for (;;) {
    const mail = (await mailsTo(address)).findLast((one) => one.subject?.includes(subject) === true);
    if (mail !== undefined) return mail;
    // A mail has no event to wait for: the folder is looked into again.
    await page.waitForTimeout(50);
  }
}

/** The link in the last mail to an address; waits for it. */
export async function linkTo(page: Page, address: string, subject?: string): Promise<string> {
  const mail = await mailTo(page, address, subject);
  const link = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0];
  if (link === undefined) throw new Error(`the mail to ${address} has no link`);
  return link;
}
