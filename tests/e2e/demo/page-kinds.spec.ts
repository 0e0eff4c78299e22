import { expect, type Page, test as base } from '@playwright/test';
import { expectClean, expectNarrow } from '@/tests/e2e/support/clean';
import { LOCALIZED, open, WIDTHS } from '@/tests/e2e/support/pages';
import { isFull } from '@/tests/support/sample';

const CONTEXT = { locale: 'ko-KR', baseURL: process.env['BASE_URL'] ?? 'http://127.0.0.1:3000' };

/** Two tabs that a worker goes from page to page with: what is only read needs no new one, which would load every script again. */
const test = base.extend<object, { tab: Page; plain: Page }>({
  tab: [async ({ browser }, use) => use(await browser.newPage(CONTEXT)), { scope: 'worker' }],
  plain: [
    async ({ browser }, use) => use(await browser.newPage({ ...CONTEXT, javaScriptEnabled: false })),
    { scope: 'worker' },
  ],
});

/** Widths in the order of looking: axe looks at the last, in Korean as on a phone and in English as on a desk. */
const widthsOf = (language: string) => (language === 'ko' ? WIDTHS.toReversed() : WIDTHS);

/** The same headings and the same figures, in the HTML as it was sent. */
async function expectWholeWithout(plain: Page, page: Page, lang: string | RegExp): Promise<void> {
  await plain.goto(page.url());
  expect(await plain.locator('main h1').count()).toBe(1);
  const seen = await page.locator('main h1, main h2, main data').allInnerTexts();
  expect(await plain.locator('main h1, main h2, main data').allInnerTexts()).toEqual(seen);
  await expect(plain.locator('html')).toHaveAttribute('lang', lang);
}

/**
 * Every page kind in both languages. The sample has axe look at each in one language, and compares it with what is seen
 * without JavaScript in the other: the markup is the same. Widths are looked at in every case.
 */
for (const kind of LOCALIZED) {
  const [axe, without] = [isFull || kind.turn, isFull || !kind.turn];
  const looks = ['is not wider than the page', ...(axe ? ['is clean'] : [])];
  if (without) looks.push('reads whole without JavaScript');
  test(`${kind.name} (${kind.language}) ${looks.join(', ')}`, async ({ tab, plain }) => {
    await open(tab, kind, kind.language);
    for (const width of widthsOf(kind.language)) {
      await tab.setViewportSize({ width, height: 900 });
      expect(await tab.evaluate(() => window.innerWidth)).toBe(width);
      await expectNarrow(tab);
    }
    if (axe) await expectClean(tab);
    // Which language an address has that is nobody's, its page does not know.
    if (without) await expectWholeWithout(plain, tab, kind.name === 'not found' ? /ko|en/ : kind.language);
  });
}

base('dark mode keeps its contrast', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/', '/g/1111000', '/search?q=%EB%8F%84%EC%84%9C%EA%B4%80']) {
    await page.goto(path);
    await expectClean(page);
  }
});
