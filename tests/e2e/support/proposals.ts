import { expect, type Page } from '@playwright/test';
import { act } from '@/tests/e2e/support/people';

/** The government whose invented process takes proposals now; what these tests write stands there. */
export const PLACE = '은평구';

/** The path of the process of a government. @param lafCd its code */
export async function processOf(page: Page, lafCd = '1122000'): Promise<string> {
  await page.goto('/participate');
  const href = await page.locator(`main th a[href^="/participate/${lafCd}-"]`).first().getAttribute('href');
  if (href === null) throw new Error(`no process of ${lafCd}`);
  return href;
}

/** Like no other title of this or another run. */
export const titleOf = (words: string) => `${words} ${Date.now().toString(36)}`;

/** Hands a proposal in as whoever is signed in, by the same actions as the form. @returns its path */
export async function propose(page: Page, process: string, title: string): Promise<string> {
  await page.goto(`${process}/propose`);
  const id = process.replace('/participate/', '');
  // As the actions answer (lib/services/propose).
  const draft = (await act(page, 'draft.create', { process: id })) as { draft: string; version: number };
  const made = (await act(page, 'proposal.submit', {
    draft: draft.draft,
    version: String(draft.version),
    track: 'general',
    title,
    need: '밤에 어두워 걷기 어렵습니다.',
    content: '낮은 조명을 열 개 설치합니다.',
    place: '불광천 산책로',
  })) as { number: number };
  return `${process}/proposals/${made.number}`;
}

/** The desk's page of a proposal. */
export const deskOf = (proposal: string) =>
  proposal.replace('/participate/', '/desk/').replace('/proposals/', '/');

/** Opens a page that is kept and made anew a moment after something was written, until it says so. */
export async function opened(page: Page, path: string, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(text, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

/** What stands in a proposal's history, the first step first: `when` of each, and what was done. */
export async function stepsOf(page: Page): Promise<{ kinds: string[]; dated: number }> {
  const steps = page.locator('.steps > li');
  const kinds = await steps.locator('strong').allInnerTexts();
  return { kinds, dated: await steps.locator('time[datetime]').count() };
}
