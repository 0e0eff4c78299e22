import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { gotgan, startTestSite, type TestSite } from '@/lib/cli/testing/site';
import { COLUMNS } from '@/lib/domain/project';

/** Two instances of the site on one database, with the worker beside the first. */
test.describe.configure({ mode: 'serial', timeout: 400_000 });

const SECRET = 'only-of-this-test-0123456789-0123456789';

let first: TestSite;
let second: TestSite;
let folder: string;
const started: TestSite[] = [];
test.beforeAll(async () => {
  // A build and two starts.
  test.setTimeout(900_000);
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-instances-'));
  first = await startTestSite(['--no-demo'], { worker: true, settings: { INSTANCE_NAME: 'first' } });
  started.push(first);
  second = await startTestSite(['--no-demo'], {
    beside: first,
    settings: { INSTANCE_NAME: 'second', HOST: '::', GOTGAN_INTERNAL_SECRET: SECRET },
  });
  started.unshift(second);
});
test.afterAll(async () => {
  for (const site of started) await site.remove();
  await rm(folder, { recursive: true, force: true });
});

/** One project of 서울종로구 with this much spent, pulled in. */
async function pull(day: string, spent: number): Promise<void> {
  const row: Record<string, string | number> = {
    fyr: 2026,
    exe_ymd: day,
    wa_laf_cd: '1100000',
    laf_cd: '1111000',
    acnt_dv_nm: '일반회계',
    dbiz_cd: '1',
    dbiz_nm: '한 사업',
    fld_nm: '사회복지',
    part_nm: '주택',
    cpl_amt: 1000,
    bdg_cash_amt: 1000,
    bdg_ntep: 0,
    capep: 0,
    sggep: 1000,
    etc_amt: 0,
    ep_amt: spent,
  };
  const file = path.join(folder, `${day}.csv`);
  await writeFile(file, `${COLUMNS.join(',')}\n${COLUMNS.map((column) => row[column] ?? '').join(',')}\n`);
  const result = await gotgan(
    ['sync', '--source', 'file', '--path', file, '--partial', '--json'],
    first.settings,
  );
  expect(result.code, result.stderr).toBe(0);
}

/** The values of the amounts on a page of an instance. */
async function amounts({ url }: TestSite, page: string): Promise<string[]> {
  const html = await (await fetch(url + page)).text();
  return [...html.matchAll(/<data value="([^"]*)"/g)].map((match) => match[1] ?? '');
}

interface Delivery {
  renders: { paths: { path: string; renders: number }[] };
  instances: {
    name: string;
    position: number;
    behind: number;
    attempts: number;
    last_error: string | null;
  }[];
  outbox: { newest_page_entry: number };
  worker: { workers: unknown[]; jobs: { job: string; outcome: string }[] };
  runs: { source: string; state: string }[];
}

async function status({ url }: TestSite): Promise<Delivery> {
  return (await (await fetch(`${url}/api/status`)).json()) as Delivery;
}

test('both are registered, nothing behind, and the worker is at work', async () => {
  await expect
    .poll(async () => (await status(first)).instances, { timeout: 60_000 })
    .toMatchObject([
      { name: 'first', behind: 0, attempts: 0, last_error: null },
      { name: 'second', behind: 0, attempts: 0, last_error: null },
    ]);
  await expect
    .poll(async () => (await status(second)).worker.jobs.map(({ job }) => job), { timeout: 60_000 })
    .toEqual(expect.arrayContaining(['pull-finance-db', 'watch']));
  expect((await status(first)).worker.workers).toHaveLength(1);
  const page = await (await fetch(`${second.url}/status`)).text();
  expect(page).toContain('사이트 인스턴스');
  expect(page).toContain('first');
});

test('an invalidation reaches both, also the one that listens on every address', async () => {
  await pull('20260630', 410);
  for (const site of [first, second]) {
    await expect.poll(() => amounts(site, '/g/1111000'), { timeout: 60_000 }).toContain('410');
    await expect.poll(() => amounts(site, '/'), { timeout: 60_000 }).toContain('410');
  }
  await pull('20260701', 520);
  for (const site of [first, second]) {
    await expect.poll(() => amounts(site, '/g/1111000'), { timeout: 60_000 }).toContain('520');
    await expect.poll(() => amounts(site, '/'), { timeout: 60_000 }).toContain('520');
  }
  const { instances, outbox } = await status(second);
  expect(instances).toMatchObject([
    { position: outbox.newest_page_entry, behind: 0 },
    { position: outbox.newest_page_entry, behind: 0 },
  ]);
});

test('one that was killed replays at its start what it missed', async () => {
  await second.signal('SIGKILL');
  await expect
    .poll(() =>
      fetch(second.url).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false);
  await pull('20260702', 630);
  await expect.poll(() => amounts(first, '/'), { timeout: 60_000 }).toContain('630');
  await second.restart();
  // The home page of the build was made before anything was pulled.
  await expect.poll(() => amounts(second, '/'), { timeout: 60_000 }).toContain('630');
  await expect
    .poll(async () => (await status(first)).instances.map(({ name, behind }) => [name, behind]))
    .toEqual([
      ['first', 0],
      ['second', 0],
    ]);
});

test('where the log cannot tell what happened, one tag has every page rendered anew', async () => {
  // The list of projects is made for each visit; these are kept.
  const pages = ['/', '/g/1111000', '/en/g/1100000'];
  const visit = async () => {
    for (const page of pages) await fetch(second.url + page);
    const { renders } = await status(second);
    return pages.map((page) => renders.paths.find(({ path: name }) => name === page)?.renders ?? 0);
  };
  let before: number[] = [];
  const isSteady = async () => {
    const last = before;
    before = await visit();
    return before.join() === last.join();
  };
  await expect.poll(isSteady, { timeout: 60_000 }).toBe(true);
  const answer = await fetch(`${second.url}/api/internal/invalidate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tags: ['site'] }),
  });
  expect(answer.status).toBe(200);
  await expect
    .poll(async () => (await visit()).map((count, index) => count > (before[index] ?? 0)), {
      timeout: 60_000,
    })
    .toEqual(pages.map(() => true));
});

test('looks of the worker that found nothing made no run', async () => {
  const { runs } = await status(first);
  expect(runs.filter(({ source }) => source === 'file')).toHaveLength(3);
  // The first start looked into the finance database, which is empty; nothing was read since.
  expect(runs.filter(({ source }) => source === 'finance-db')).toHaveLength(1);
});

test('the end of the site is the end of its worker', async () => {
  await second.stop();
  const note = path.join(first.settings['GOTGAN_DATA_DIR'] ?? '', 'postgres', 'keeper.json');
  const { pid } = JSON.parse(await readFile(note, 'utf8')) as { pid: number };
  await first.signal('SIGKILL');
  // The database's keeper ends with the last process that uses it: a worker left behind would keep it.
  const isAlive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isAlive, { timeout: 60_000 }).toBe(false);
});
