import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { LOCALIZED, open, WIDTHS } from '@/tests/e2e/support/pages';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const width of WIDTHS) {
  for (const kind of LOCALIZED) {
    test(`${kind.name} (${kind.language}, ${width} px): axe finds nothing, nothing is wider than the page`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, kind, kind.language);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
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
