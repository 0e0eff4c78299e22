import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { gotgan, type TestSite } from '@/lib/cli/testing/site';
import { test } from '@/tests/e2e/support/portal';

/** Real rows, from an empty portal to a second delivery and a restart, seen in the served HTML. */
const SNAPSHOT = '../shared/data/qwgjk/2026-06-30.csv';
const DELTA = '../shared/data/qwgjk/timeline-2026-07-18.csv';
const PYEONGCHANG_PROJECT = '교통약자 이동편의 증진(국고)';

test.describe.configure({ mode: 'serial', timeout: 400_000 });
test.skip(!existsSync(SNAPSHOT), `${SNAPSHOT} is not here`);

let site: TestSite;
test.beforeAll(async ({ portal }) => {
  // What is configured for the tests does not reach their hooks.
  test.setTimeout(400_000);
  site = portal;
  // The spec before ends with a portal that was killed.
  await site.restart();
});

async function sync(file: string): Promise<Record<string, number>> {
  const { code, stdout, stderr } = await gotgan(
    ['sync', '--source', 'file', '--path', file, '--partial', '--json'],
    site.settings,
  );
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, number>;
}

async function html(path: string): Promise<string> {
  const answer = await fetch(site.url + path);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** The values in the attributes of the amounts on a page. */
async function amounts(path: string): Promise<string[]> {
  return [...(await html(path)).matchAll(/<data value="([^"]*)"/g)].map((match) => match[1] ?? '');
}

interface RenderCount {
  path: string;
  renders: number;
}

/** How often each page was rendered since the start, by the site's own counter. */
async function renders(): Promise<RenderCount[]> {
  const status = (await (await fetch(`${site.url}/api/status`)).json()) as {
    renders: { paths: RenderCount[] };
  };
  expect(status.renders.paths.length).toBeGreaterThan(0);
  return status.renders.paths;
}

test('an empty portal says that nothing was reported', async () => {
  expect(await html('/g/4272000')).toContain('아직 보고된 자료가 없습니다');
  expect(await amounts('/g/4272000')).toEqual([]);
});

test('the snapshot goes in whole, to the won', async () => {
  expect(await sync(SNAPSHOT)).toMatchObject({
    read: 1645,
    inserted: 1645,
    updated: 0,
    unchanged: 0,
    quarantined: 0,
  });
  await expect.poll(() => amounts('/g/4272000')).toEqual(expect.arrayContaining(['58000000', '56823940']));
  const page = await html('/g/4272000');
  expect(page).toContain(PYEONGCHANG_PROJECT);
  expect(page).toContain('56,823,940');
  expect(page).toContain('98.0');
  expect(await amounts('/g/4116000')).toContain('13860000');
});

test('the same again changes nothing and renders nothing', async () => {
  const paths = ['/', '/g/4272000', '/en/g/4272000', '/g/4272000/2026', '/g/4116000'];
  for (const path of paths) await html(path);
  const before = await renders();
  expect(await sync(SNAPSHOT)).toMatchObject({
    read: 1645,
    inserted: 0,
    unchanged: 1645,
    pages_invalidated: 0,
    documents_indexed: 0,
  });
  for (const path of paths) await html(path);
  expect(await renders()).toEqual(before);
});

test('a delta is on the pages within seconds, and only on those that show it', async () => {
  const untouched = /href="(\/p\/[a-z2-7]{16})"/.exec(await html('/g/4272000'))?.[1] ?? '';
  await html(untouched);
  const rendersOf = async (path: string) => (await renders()).find((entry) => entry.path === path)?.renders;
  const before = await rendersOf(untouched);
  expect(before).toBeGreaterThan(0);
  expect(await sync(DELTA)).toMatchObject({
    read: 27,
    inserted: 5,
    updated: 7,
    unchanged: 15,
    quarantined: 0,
  });
  await expect.poll(() => amounts('/g/4116000'), { timeout: 10_000 }).toContain('41015000');
  expect(await amounts('/g/6100000')).not.toEqual([]);
  await html(untouched);
  expect(await rendersOf(untouched)).toBe(before);
});

test('after a restart the new figures stand, without a new build', async () => {
  await site.restart();
  expect(await amounts('/g/4116000')).toContain('41015000');
  expect(await amounts('/')).not.toEqual([]);
});

test('a government whose code changed has one page, with the years of both codes', async () => {
  const columns =
    'fyr,laf_cd,acnt_dv_nm,fld_nm,part_nm,dbiz_cd,dbiz_nm,exe_ymd,bdg_cash_amt,bdg_ntep,capep,sggep,etc_amt,ep_amt,cpl_amt';
  const rows = [
    '2022,4771000,일반회계,문화및관광,문화예술,,군위 도서관 운영,20221231,7000,0,0,7000,0,6500,7000',
    '2024,2772000,일반회계,문화및관광,문화예술,,군위 도서관 운영,20241231,8000,0,0,8000,0,7500,8000',
  ];
  const file = test.info().outputPath('gunwi.csv');
  await writeFile(file, [columns, ...rows, ''].join('\n'));
  expect(await sync(file)).toMatchObject({ read: 2, inserted: 2 });
  const old = await fetch(`${site.url}/g/4771000/2022`, { redirect: 'manual' });
  expect([old.status, new URL(old.headers.get('location') ?? '', site.url).pathname]).toEqual([
    308,
    '/g/2772000/2022',
  ]);
  const page = await html('/g/2772000/2022');
  expect(page).toContain('옛 코드 4771000');
  expect(await amounts('/g/2772000/2022')).toContain('6500');
  expect(await amounts('/g/2772000')).toEqual(expect.arrayContaining(['6500', '7500']));
  expect(await amounts('/g/2772000/projects?year=2022')).toContain('6500');
});
