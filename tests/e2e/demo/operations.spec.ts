import { expect, test } from '@playwright/test';

/** What machines ask of the site: is it alive, is it ready, how does it stand. */
test('health is answered at once and kept by nobody', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
  expect(answer.headers()['cache-control']).toBe('no-store');
});

test('ready says that database, migrations and build belong together', async ({ request }) => {
  const answer = await request.get('/api/ready');
  expect(await answer.json()).toEqual({ status: 'ready' });
  expect(answer.headers()['cache-control']).toBe('no-store');
});

test('metrics tell of requests by pattern, of renders, sources and the database', async ({ request }) => {
  await request.get('/g/4272000');
  await request.get('/nothing/of/the/kind?q=1');
  const answer = await request.get('/api/metrics');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/plain');
  expect(answer.headers()['cache-control']).toBe('no-store');
  const text = await answer.text();
  const value = (series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')
        .at(-1),
    );
  expect(value('gotgan_http_requests_total{route="/g/{code}",method="GET",status="200"}')).toBeGreaterThan(0);
  expect(value('gotgan_http_requests_total{route="unmatched",method="GET",status="404"}')).toBeGreaterThan(0);
  expect(value('gotgan_page_renders_total')).toBeGreaterThan(0);
  expect(value('gotgan_source_last_success_age_seconds{source="finance-db"}')).toBeGreaterThan(0);
  expect(value('gotgan_database_up')).toBe(1);
  expect(value('gotgan_scrape_groups_failed')).toBe(0);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
});

test('metrics are not for who comes through a proxy that is not believed, or says who it is', async ({
  request,
}) => {
  for (const headers of [{ 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=8.8.8.8' }]) {
    const answer = await request.get('/api/metrics', { headers });
    expect(answer.status()).toBe(403);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
  }
});
