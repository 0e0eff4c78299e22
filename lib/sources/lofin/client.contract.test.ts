import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SourceError } from '@/lib/sources/source';
import { openEnvelope } from '@/lib/sources/lofin/envelope';
import { TrafficError, TransientError } from '@/lib/sources/lofin/errors';
import { TEST_KEY, testClient } from '@/lib/sources/lofin/lofin.test-support';
import { projectRows } from '@/tests/support/lofin-rows';
import { type LofinServer, startLofinServer } from '@/tests/support/lofin-server';
import { type Shape } from '@/tests/support/lofin-shapes';

const DAY = { fyr: '2026', exe_ymd: '20260630' };
let server: LofinServer;
beforeAll(async () => {
  server = await startLofinServer({ services: { QWGJK: projectRows(2003) }, keys: [TEST_KEY] });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const ask = (index = 1, more: Parameters<typeof testClient>[1] = {}) => {
  const { client, waits } = testClient(server.baseUrl, more);
  return { answer: client.page('QWGJK', DAY, index), client, waits };
};
const failure = async (more: Parameters<typeof testClient>[1] = {}) => {
  const { answer, client, waits } = ask(1, more);
  const error: unknown = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceError)) throw new Error(`expected a SourceError, got ${String(error)}`);
  return { error, client, waits };
};

describe('a page', () => {
  it('comes with its total and its rows, asked for as a browser would', async () => {
    const page = await ask(3).answer;
    expect([page?.total, page?.rows.length, page?.sample]).toEqual([2003, 3, false]);
    expect(page?.rows[0]?.fields['dbiz_cd']).toBe('P002000');
    expect(server.requests).toMatchObject([
      { service: 'QWGJK', page: 3, size: 1000, key: TEST_KEY, params: DAY },
    ]);
    expect(server.requests[0]?.userAgent).toMatch(/^Mozilla\/5\.0 /);
  });

  const UNDERSTOOD: Shape[] = [
    'two-objects',
    'one-object',
    'no-array',
    'padded',
    'pretty',
    'in-a-string',
    'xml',
  ];
  it.each(UNDERSTOOD)('is understood in the shape %s', async (shape) => {
    server.shape = shape;
    const page = await ask(3).answer;
    expect([page?.total, page?.rows.length]).toEqual([2003, 3]);
    expect(page?.rows[2]?.fields).toMatchObject({ dbiz_cd: 'P002002', dbiz_nm: '사업 "2002" row: [가]' });
    expect(String(page?.rows[2]?.fields['ep_amt']).trim()).toBe('400');
  });

  it('keeps each row as published, in one line', async () => {
    const [row] = (await ask(1).answer)?.rows ?? [];
    expect(row?.text).toBe(JSON.stringify(projectRows(1)[0]));
    server.shape = 'pretty';
    const [pretty] = (await ask(1).answer)?.rows ?? [];
    expect(pretty?.text).not.toContain('\n');
    expect(JSON.parse(pretty?.text ?? '')).toEqual(projectRows(1)[0]);
  });

  it('keeps an amount that is no safe integer as published', () => {
    const head = `{"head":[{"list_total_count":1},{"RESULT":{"CODE":"INFO-000"}}]}`;
    const { rows } = openEnvelope('QWGJK', `{"QWGJK":[${head},{"row":[{"ep_amt":9007199254740993}]}]}`);
    expect(rows.map(({ text }) => text)).toEqual(['{"ep_amt":9007199254740993}']);
  });

  it.each([
    ['other-service', 'asked for QWGJK, the answer is for ZZZZZ'],
    ['no-total', 'does not say how many rows there are'],
  ] as const)('is refused in the shape %s', async (shape, message) => {
    server.shape = shape;
    const { error } = await failure();
    expect(error.message).toContain(message);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a result code', () => {
  it.each(['two-objects', 'result-object', 'xml'] as const)(
    'of no data means missing (%s)',
    async (shape) => {
      server.shape = shape;
      server.faults.codes = ['INFO-200'];
      expect(await ask().answer).toBeNull();
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each(['ERROR-500', 'ERROR-600', 'ERROR-601'])(
    '%s is asked again, each time after a longer pause',
    async (code) => {
      server.faults.codes = [code, code, code];
      const { answer, waits, client } = ask();
      expect((await answer)?.rows).toHaveLength(1000);
      expect(client.tally).toEqual({ requests: 4, retries: 3 });
      // 500 ms doubling, of which half is random.
      expect(waits.map((ms, turn) => ms >= 250 * 2 ** turn && ms <= 500 * 2 ** turn)).toEqual([
        true,
        true,
        true,
      ]);
    },
  );

  it('stands after four tries', async () => {
    server.faults.codes = Array<string>(9).fill('ERROR-600');
    const { error } = await failure();
    expect(error).toBeInstanceOf(TransientError);
    expect(error.message).toContain('ERROR-600 the server has no connection to its database');
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['ERROR-290', 'LOFIN_API_KEY'],
    ['INFO-300', 'restricted'],
    ['ERROR-300', 'parameter'],
    ['ERROR-310', 'retired'],
    ['ERROR-333', 'number'],
    ['ERROR-336', '1,000'],
    ['ERROR-999', 'published table does not have'],
  ])('%s stops at once', async (code, words) => {
    server.faults.codes = [code];
    const { error } = await failure();
    expect(error.message).toContain(code);
    expect(error.message).toContain(words);
    expect(server.requests).toHaveLength(1);
  });

  it('of used-up traffic is an error of its own, and is not asked again', async () => {
    server.faults.traffic = 0;
    expect((await failure()).error).toBeInstanceOf(TrafficError);
    expect(server.requests).toHaveLength(1);
  });

  it('of a wrong key comes from the server, after the name of the service', async () => {
    expect((await failure({ key: 'not-registered' })).error.message).toContain('ERROR-290');
    const { client } = testClient(server.baseUrl, { key: 'not-registered' });
    await expect(client.page('NONE', {}, 1)).rejects.toThrow('ERROR-310');
  });
});

describe('without a key', () => {
  it('the first five rows come, marked as a sample', async () => {
    const page = await ask(1, { key: null }).answer;
    expect([page?.rows.length, page?.sample, page?.total]).toEqual([5, true, 2003]);
    expect(server.requests[0]).toMatchObject({ key: null, size: 5 });
  });

  it('nothing published is missing as with one', async () => {
    server.faults.codes = ['INFO-200'];
    expect(await ask(1, { key: null }).answer).toBeNull();
  });

  it('an answer that only says so asks for the key', async () => {
    server.faults.codes = ['INFO-100'];
    expect((await failure({ key: null })).error.message).toContain('set LOFIN_API_KEY');
  });
});

describe('a damaged answer', () => {
  it.each(['html', 'half', 'cut', 'status'] as const)('(%s) is asked for again', async (fault) => {
    server.faults[fault] = 2;
    const { answer, client } = ask();
    expect((await answer)?.rows).toHaveLength(1000);
    expect(client.tally).toEqual({ requests: 3, retries: 2 });
  });

  it.each([
    ['html', 'a page for people'],
    ['half', 'cut off or no JSON'],
    ['cut', 'the connection failed'],
    ['status', 'HTTP status 503'],
    ['silent', 'no answer within 0.2 s'],
  ] as const)('(%s) that stays says so', async (fault, message) => {
    server.faults[fault] = Infinity;
    const { error } = await failure({ timeoutMs: fault === 'silent' ? 200 : 5000 });
    expect(error).toBeInstanceOf(TransientError);
    expect(error.message).toContain(message);
    expect(server.requests).toHaveLength(4);
  });

  it('and a server that is not there say so', async () => {
    const { client } = testClient('http://127.0.0.1:9/lf/hub');
    await expect(client.page('QWGJK', DAY, 1)).rejects.toThrow(
      /the connection failed \((ECONNREFUSED|broken off)\)/,
    );
  });
});

describe('politeness', () => {
  it('never has more requests under way than agreed', async () => {
    server.faults.together = 3;
    server.faults.slowMs = 20;
    const { client } = testClient(server.baseUrl, { concurrency: 3 });
    await Promise.all([1, 2, 3, 1, 2, 3, 1, 2, 3].map((index) => client.page('QWGJK', DAY, index)));
    expect(server.most).toBe(3);
    expect(server.requests).toHaveLength(9);
  });
});

describe('the key', () => {
  const everything = (error: unknown): string =>
    error instanceof Error
      ? [error.message, error.stack, JSON.stringify(error), everything(error.cause)].join('\n')
      : String(error);
  const LEAKS = [TEST_KEY, encodeURIComponent(TEST_KEY), 'TESTKEY-0123'];

  it('stands in no error, whatever goes wrong', async () => {
    const said: string[] = [];
    const provoke = async (more: Parameters<typeof testClient>[1] = {}) =>
      said.push(everything((await failure(more)).error));
    for (const fault of ['html', 'half', 'cut', 'status'] as const) {
      server.reset();
      server.faults[fault] = Infinity;
      await provoke();
    }
    server.reset();
    server.faults.tellsAddress = true;
    for (const code of ['ERROR-290', 'ERROR-337', 'ERROR-300']) {
      server.faults.codes = [code];
      await provoke();
    }
    server.reset();
    server.faults.redirectTo = 'https://elsewhere.example';
    await provoke();
    server.reset();
    server.faults.redirectTo = server.baseUrl.replace('/lf/hub', '');
    await provoke();
    await provoke({ baseUrl: 'http://127.0.0.1:1' });
    expect(said).toHaveLength(10);
    for (const text of said) for (const leak of LEAKS) expect(text).not.toContain(leak);
    expect(said[4]).toContain('[key]');
    expect(said[7]).toContain('another site (elsewhere.example)');
    expect(said[8]).toContain('in a circle');
  });

  it('goes to no other site', async () => {
    const other = await startLofinServer({ services: { QWGJK: projectRows(1) }, keys: [TEST_KEY] });
    server.faults.redirectTo = other.baseUrl.replace('/lf/hub', '');
    expect((await failure()).error.message).toContain('redirected to another site');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('is taken out of an answer that repeats it', async () => {
    const rows = server.services['QWGJK'] ?? [];
    server.services['QWGJK'] = [{ ...rows[0], dbiz_nm: `Key=${encodeURIComponent(TEST_KEY)} ${TEST_KEY}` }];
    const page = await ask().answer;
    server.services['QWGJK'] = rows;
    expect(page?.body).toContain('Key=[key] [key]');
    expect(page?.body).not.toContain('TESTKEY');
  });
});
