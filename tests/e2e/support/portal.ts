import { test as base } from '@playwright/test';
import { startTestSite, type TestSite } from '@/lib/cli/testing/site';

/** With an empty portal, built once for the specs that use it: they go one after the other, and each goes on from what the last left. */
export const test = base.extend<object, { portal: TestSite }>({
  portal: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing.
    async ({}, use) => {
      const site = await startTestSite(['--no-demo']);
      await use(site);
      await site.remove();
    },
    // The build takes its time on a busy machine.
    { scope: 'worker', timeout: 400_000 },
  ],
});
