import { expect, test } from '@playwright/test';
import { LOCALIZED, open } from '@/tests/e2e/support/pages';

/** What a reader without JavaScript sees: the same headings and the same figures, in the HTML as it was sent. */
for (const kind of LOCALIZED) {
  test(`${kind.name} (${kind.language}) reads whole without JavaScript`, async ({ page, browser }) => {
    await open(page, kind, kind.language);
    const url = page.url();
    const seen = await page.locator('main h1, main h2, main data').allInnerTexts();
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(url);
    expect(await plain.locator('main h1').count()).toBe(1);
    expect(await plain.locator('main h1, main h2, main data').allInnerTexts()).toEqual(seen);
    await expect(plain.locator('html')).toHaveAttribute(
      'lang',
      kind.name === 'not found' ? /ko|en/ : kind.language,
    );
    await plain.close();
  });
}
