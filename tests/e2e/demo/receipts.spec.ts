import { type APIRequestContext, expect, test } from '@playwright/test';

interface Receipt {
  value: number | null;
  unit: string;
  as_of: string;
  run: number;
  rows: unknown[];
}

/** Every figure with its receipt on a page: the value in the attribute, and the receipt's path. */
async function figures(
  request: APIRequestContext,
  path: string,
): Promise<{ value: string; receipt: string }[]> {
  const html = await (await request.get(path)).text();
  const found = [...html.matchAll(/<data\b[^>]*>/g)].map(([tag]) => ({
    value: /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    receipt: (/data-receipt="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&'),
  }));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** The figures of these pages are re-derived, every one, from the rows that their receipts name. */
for (const path of [
  '/',
  '/g/1111000',
  '/g/1100000',
  '/g/4117000/2025',
  '/g/4272000/2024',
  '/g/1111000/projects',
  '/search?q=%EA%B2%BD%EB%A1%9C%EB%8B%B9',
]) {
  test(`every figure on ${path} equals what its receipt sums up`, async ({ request }) => {
    test.setTimeout(180_000);
    for (const { value, receipt } of await figures(request, path)) {
      expect(receipt, `a figure ${value} without a receipt`).not.toBe('');
      const url = `${receipt}${receipt.includes('?') ? '&' : '?'}format=json`;
      const answer = await request.get(url);
      expect(answer.status(), url).toBe(200);
      const sheet = (await answer.json()) as Receipt;
      expect(sheet.value === null ? '' : String(sheet.value), url).toBe(value);
    }
  });
}
