import { type APIRequestContext, expect, test } from '@playwright/test';

/** The value of a receipt: it stands before the rows, which are not waited for (a tier's receipt has 20,000). */
async function receiptValue(url: string): Promise<string> {
  const answer = await fetch(url);
  expect(answer.status, url).toBe(200);
  let head = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    head += chunk;
    if (head.includes('"rows"')) break;
  }
  const value = /"value":\s*(null|-?\d+)/.exec(head)?.[1];
  if (value === undefined) throw new Error(`${url} has no value: ${head.slice(0, 200)}`);
  return value === 'null' ? '' : value;
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
  '/status/ledger',
  '/search?q=%EA%B2%BD%EB%A1%9C%EB%8B%B9',
]) {
  test(`every figure on ${path} equals what its receipt sums up`, async ({ request, baseURL }) => {
    test.setTimeout(180_000);
    const different: string[] = [];
    for (const { value, receipt } of await figures(request, path)) {
      if (receipt === '') different.push(`${value} has no receipt`);
      const url = `${baseURL}${receipt}${receipt.includes('?') ? '&' : '?'}format=json`;
      const derived = await receiptValue(url);
      if (derived !== value) different.push(`${value} on the page, ${derived} by ${url}`);
    }
    expect(different).toEqual([]);
  });
}
