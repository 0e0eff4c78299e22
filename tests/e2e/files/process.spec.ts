import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { gotgan, type TestSite } from '@/lib/cli/testing/site';
import { test } from '@/tests/e2e/support/portal';

/** The portal as a process: how it ends, what it leaves behind, and how it comes back. */
test.describe.configure({ mode: 'serial', timeout: 400_000 });

let site: TestSite;
test.beforeAll(({ portal }) => {
  site = portal;
});

async function keeperPid(): Promise<number> {
  const note = path.join(site.settings['GOTGAN_DATA_DIR'] ?? '', 'postgres', 'keeper.json');
  return (JSON.parse(await readFile(note, 'utf8')) as { pid: number }).pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const answers = () =>
  fetch(site.url).then(
    () => true,
    () => false,
  );

async function expectNothingLeft(keeper: number): Promise<void> {
  await expect.poll(answers, { timeout: 15_000 }).toBe(false);
  await expect.poll(() => isAlive(keeper), { timeout: 15_000 }).toBe(false);
}

test('a second start on the same port says what to do, and leaves the first alone', async () => {
  const second = await gotgan(['start', '--no-demo'], site.settings);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('is taken');
  expect(second.stderr).toContain('PORT=');
  expect(await answers()).toBe(true);
});

test('commands work beside the running portal and do not stop its database', async () => {
  const status = await gotgan(['status', '--json'], site.settings);
  expect(status.code).toBe(0);
  expect(JSON.parse(status.stdout)).toMatchObject({ demo: false });
  expect((await fetch(`${site.url}/status`)).status).toBe(200);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
  test(`${signal} leaves no process behind, and the next start finds everything`, async () => {
    const keeper = await keeperPid();
    await site.signal(signal);
    await expectNothingLeft(keeper);
    await site.restart();
    expect(await answers()).toBe(true);
  });
}

test('a page that cannot be made is a whole page that says so', async () => {
  const keeper = await keeperPid();
  process.kill(keeper, 'SIGTERM');
  await expect.poll(() => isAlive(keeper), { timeout: 15_000 }).toBe(false);
  const answer = await fetch(`${site.url}/g/4214000/2021`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const html = await answer.text();
  expect(html).toContain('<h1>페이지를 만들지 못했습니다</h1>');
  expect(html).toContain('This page could not be made');
  // Pages from the cache are served on.
  expect((await fetch(site.url)).status).toBe(200);
  await site.restart();
  expect((await fetch(`${site.url}/g/4214000/2021`)).status).toBe(200);
});

test('the database coming back after its keeper was killed is found by the next command', async () => {
  const keeper = await keeperPid();
  await site.signal('SIGKILL');
  if (isAlive(keeper)) process.kill(keeper, 'SIGKILL');
  const status = await gotgan(['status', '--json'], site.settings);
  expect(status.code, status.stderr).toBe(0);
});
