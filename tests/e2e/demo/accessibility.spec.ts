import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Language } from '@/lib/domain/language';
import { LOCALIZED, open, WIDTHS } from '@/tests/e2e/support/pages';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe looks at each page kind in each language once and at each width once: the markup is the same, what it hides is not. */
const looksWith = (language: Language, width: number) => (language === 'ko') === (width === WIDTHS[0]);

for (const width of WIDTHS) {
  for (const kind of LOCALIZED) {
    const axe = looksWith(kind.language, width);
    const what = axe ? 'axe finds nothing, nothing is wider than the page' : 'nothing is wider than the page';
    test(`${kind.name} (${kind.language}, ${width} px): ${what}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, kind, kind.language);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (!axe) return;
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
      ).toEqual([]);
    });
  }
}

test('dark mode keeps its contrast', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/', '/g/1111000', '/search?q=%EB%8F%84%EC%84%9C%EA%B4%80']) {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id }) => `${path} ${id}`)).toEqual([]);
  }
});
