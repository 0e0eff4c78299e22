import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { PAGE_KINDS } from '@/tests/e2e/support/pages';

/**
 * What a first visit loads, in bytes after gzip. The budgets stand a little above what these pages weigh, so that one
 * that grows says so here before its readers feel it: raise them only with a reason.
 */
const STYLES = 4_500;
/** This page draws a map, and shows pictures and what was said to the proposal. */
const STYLES_OF: Partial<Record<string, number>> = { 'proposal that was chosen': 5_400 };
const SCRIPTS = 145_000;
/** This page asks which phase it is now, and again when it switches (React Query). */
const SCRIPTS_OF: Partial<Record<string, number>> = { 'participatory budget': 153_000 };
const DOCUMENTS = {
  home: 30_000,
  'government (head office)': 28_000,
  'government (district)': 26_000,
  project: 11_000,
  'search, hits': 18_000,
  'count a vote again': 14_000,
  'participatory budget': 15_000,
  proposals: 15_000,
  'proposal that was chosen': 9_000,
};

const KINDS = ['document', 'stylesheet', 'script'] as const;
type Kind = (typeof KINDS)[number];

/** Bytes of everything of each kind that a page loads. */
async function weigh(page: Page, path: string): Promise<Record<Kind, number>> {
  const bodies: Promise<{ kind: Kind; bytes: number }>[] = [];
  page.on('response', (response) => {
    const kind = KINDS.find((one) => one === response.request().resourceType());
    if (kind === undefined) return;
    bodies.push(response.body().then((body) => ({ kind, bytes: gzipSync(body).length })));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const weight = { document: 0, stylesheet: 0, script: 0 };
  for (const { kind, bytes } of await Promise.all(bodies)) weight[kind] += bytes;
  return weight;
}

for (const [name, budget] of Object.entries(DOCUMENTS)) {
  test(`${name} stays within its weight`, async ({ page, browser, baseURL }) => {
    const kind = PAGE_KINDS.find((one) => one.name === name);
    if (kind === undefined) throw new Error(`no page kind is called ${name}`);
    const path = await kind.path(page);
    const visit = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    const { document, stylesheet, script } = await weigh(visit, path);
    await visit.close();
    expect.soft(document).toBeGreaterThan(1_000);
    expect.soft(document).toBeLessThan(budget);
    expect.soft(stylesheet).toBeGreaterThan(0);
    expect.soft(stylesheet).toBeLessThan(STYLES_OF[name] ?? STYLES);
    expect.soft(script).toBeLessThan(SCRIPTS_OF[name] ?? SCRIPTS);
  });
}
