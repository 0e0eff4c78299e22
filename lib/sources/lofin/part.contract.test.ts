import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TrafficError, TransientError, UnsettledError } from '@/lib/sources/lofin/errors';
import { partRequest, testClient, TEST_KEY, testSpool } from '@/lib/sources/lofin/lofin.test-support';
import { type Part, type PartRequest, readPart } from '@/lib/sources/lofin/part';
import { Spool } from '@/lib/sources/lofin/spool';
import { projectRows } from '@/tests/support/lofin-rows';
import { type LofinServer, startLofinServer } from '@/tests/support/lofin-server';

const ROWS = projectRows(4321);
let server: LofinServer;
let kept: ReturnType<typeof testSpool>;
beforeAll(async () => {
  server = await startLofinServer({ services: { QWGJK: ROWS }, keys: [TEST_KEY] });
});
beforeEach(() => {
  server.reset();
  server.services['QWGJK'] = ROWS;
  kept = testSpool();
});
afterEach(() => kept.remove());
afterAll(() => server.close());

const read = (request: Partial<PartRequest> = {}, more: Parameters<typeof testClient>[1] = {}) =>
  readPart(testClient(server.baseUrl, more).client, new Spool(kept.folder), { ...partRequest(), ...request });

async function codesOf(part: Part | null): Promise<unknown[]> {
  const codes: unknown[] = [];
  for await (const rows of part?.read() ?? []) codes.push(...rows.map(({ fields }) => fields['dbiz_cd']));
  return codes;
}
const ALL = ROWS.map((row) => row['dbiz_cd']);
const asked = () => server.requests.map(({ page }) => page).sort((a, b) => a - b);

describe('a request of several pages', () => {
  it('is read whole, every row once and in order', async () => {
    const progress: number[][] = [];
    const { client } = testClient(server.baseUrl);
    const part = await readPart(client, kept.spool, partRequest(), (...told) => progress.push(told));
    expect([part?.total, part?.pages, part?.resumed, part?.sample]).toEqual([4321, 5, 0, false]);
    expect(await codesOf(part)).toEqual(ALL);
    expect(asked()).toEqual([1, 2, 3, 4, 5]);
    expect(progress).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
  });

  it('is null where nothing is published', async () => {
    expect(await read({ params: { fyr: '2026', exe_ymd: '20260101' } })).toBeNull();
  });

  it('is a sample of one page without a key', async () => {
    const part = await read({}, { key: null });
    expect([part?.sample, part?.pages, (await codesOf(part)).length]).toEqual([true, 1, 5]);
    expect(asked()).toEqual([1]);
  });
});

describe('paging that moves is read again from the start:', () => {
  it.each(['movingTotal', 'rowTwice'] as const)('%s', async (fault) => {
    server.faults[fault] = fault === 'movingTotal' ? 2 : 1;
    const part = await read();
    expect(await codesOf(part)).toEqual(ALL);
    expect(server.requests.length).toBeGreaterThan(5);
  });

  it('a total that keeps moving is unsettled, and says so', async () => {
    server.faults.movingTotal = Infinity;
    await expect(read()).rejects.toThrow(/the total moved from \d+ to \d+ at page 2 \(read 3 times\)/);
  });

  it('a row that keeps standing on two pages is unsettled, and says so', async () => {
    server.faults.rowTwice = Infinity;
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnsettledError);
    expect(String(error)).toContain('4321 rows announced, 4321 came, 4317 of them different (read 3 times)');
  });
});

describe('a page that cannot be right is asked for again:', () => {
  it.each(['extraRow', 'shortPage', 'wrongYear'] as const)('%s', async (fault) => {
    server.faults[fault] = 2;
    const part = await read();
    expect(await codesOf(part)).toEqual(ALL);
    expect(server.requests).toHaveLength(7);
  });

  it.each([
    ['extraRow', '1001 rows where 1000 are due'],
    ['shortPage', '500 rows where 1000 are due'],
    ['wrongYear', 'a row of 2025'],
  ] as const)('%s that stays is unsettled, and says so', async (fault, message) => {
    server.faults[fault] = Infinity;
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnsettledError);
    expect(String(error)).toContain(message);
  });
});

describe('rows that repeat by nature', () => {
  const byNature = { keyOf: null };
  it('are read twice, and accepted where both readings agree', async () => {
    const [row] = ROWS;
    server.services['QWGJK'] = [...ROWS, ...(row ? [row] : [])];
    const part = await read(byNature);
    expect([part?.total, server.requests.length]).toEqual([4322, 10]);
  });

  it('are unsettled where a row differs while the number of rows stays', async () => {
    server.faults.unsteady = Infinity;
    await expect(read(byNature)).rejects.toThrow('a second reading brought other rows');
    server.reset();
    server.faults.unsteady = 3;
    expect(await codesOf(await read(byNature))).toEqual(ALL);
  });
});

describe('a pull that is cut off', () => {
  it('by used-up traffic goes on behind the last good page', async () => {
    server.faults.traffic = 3;
    await expect(read({}, { concurrency: 1 })).rejects.toThrow(TrafficError);
    server.reset();
    const part = await read();
    expect([part?.resumed, asked()]).toEqual([3, [4, 5]]);
    expect(await codesOf(part)).toEqual(ALL);
  });

  it('by a server that fails for good goes on likewise', async () => {
    const { client } = testClient(server.baseUrl, { concurrency: 1 });
    const request = partRequest();
    const failing = readPart(client, kept.spool, request, (done) => {
      if (done === 2) server.faults.html = Infinity;
    });
    await expect(failing).rejects.toThrow(TransientError);
    server.reset();
    expect((await read())?.resumed).toBe(2);
    expect(asked()).toEqual([3, 4, 5]);
  });

  it('begins anew where the total has moved meanwhile', async () => {
    server.faults.traffic = 3;
    await expect(read({}, { concurrency: 1 })).rejects.toThrow(TrafficError);
    server.reset();
    server.services['QWGJK'] = projectRows(4322, { spent: 401 });
    const part = await read();
    expect([part?.resumed, part?.total]).toEqual([0, 4322]);
    for await (const rows of part?.read() ?? [])
      expect(rows.every(({ fields }) => fields['ep_amt'] === 401)).toBe(true);
  });

  it('takes no page over from another state, even where the first page has to come anew', async () => {
    server.faults.traffic = 3;
    await expect(read({}, { concurrency: 1 })).rejects.toThrow(TrafficError);
    const [folder = ''] = readdirSync(kept.folder);
    const [first = ''] = readdirSync(path.join(kept.folder, folder)).sort();
    writeFileSync(path.join(kept.folder, folder, first), 'damaged');
    server.reset();
    server.services['QWGJK'] = projectRows(4320, { spent: 401 });
    const part = await read();
    expect([part?.resumed, asked()]).toEqual([0, [1, 2, 3, 4, 5]]);
  });

  it('asks again for a page whose kept text is damaged or half written', async () => {
    await read();
    const [folder = ''] = readdirSync(kept.folder);
    const files = readdirSync(path.join(kept.folder, folder)).sort();
    expect(files).toHaveLength(5);
    const [first, second] = files.map((name) => path.join(kept.folder, folder, name));
    writeFileSync(first ?? '', readFileSync(first ?? '').subarray(0, 100));
    writeFileSync(second ?? '', readFileSync(files[2] ? path.join(kept.folder, folder, files[2]) : ''));
    server.reset();
    const part = await read();
    expect([part?.resumed, asked()]).toEqual([3, [1, 2]]);
    expect(await codesOf(part)).toEqual(ALL);
  });

  it('does not serve another request: other parameters, another address', async () => {
    await read();
    server.reset();
    server.services['QWGJK'] = projectRows(5, { day: '20260629' });
    expect((await read({ params: { fyr: '2026', exe_ymd: '20260629' } }))?.resumed).toBe(0);
  });

  it('leaves nothing behind once it is dropped, and nothing for long', async () => {
    const part = await read();
    expect(readdirSync(kept.folder)).toHaveLength(1);
    await part?.drop();
    expect(readdirSync(kept.folder)).toHaveLength(0);
    await read();
    await kept.spool.dropOld(Date.now() + 2 * 86_400_000);
    expect(readdirSync(kept.folder)).toHaveLength(1);
    await kept.spool.dropOld(Date.now() + 4 * 86_400_000);
    expect(readdirSync(kept.folder)).toHaveLength(0);
  });

  it('keeps pages without the key, even where the answer repeats it', async () => {
    server.services['QWGJK'] = ROWS.map((row) => ({
      ...row,
      dbiz_nm: `${TEST_KEY} ${String(row['dbiz_nm'])}`,
    }));
    await read();
    const files = readdirSync(kept.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.zst'),
    );
    expect(files).toHaveLength(5);
    for (const name of files) {
      expect(name).not.toContain('TESTKEY');
      const text = zstdDecompressSync(readFileSync(path.join(kept.folder, name))).toString();
      expect(text).not.toContain('TESTKEY');
    }
  });
});
