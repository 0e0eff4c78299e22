import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe finds nothing in the page as it stands, and nothing is wider than it. */
export async function expectClean(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const { violations } = await new AxeBuilder({ page })
    // What passes is not told of, and goes through no second page: there are no frames.
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(found, page.url()).toEqual([]);
  await expectNarrow(page);
}

/** Nothing scrolls sideways; what would is named. */
export async function expectNarrow(page: Page): Promise<void> {
  // A page that a click leads to stands there before its styles do.
  await page.waitForLoadState('load');
  const wide = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    const all = [...document.querySelectorAll('body *')];
    return all
      .filter((element) => element.getBoundingClientRect().right >= scrollWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
  expect(wide, page.url()).toEqual([]);
}
