import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { logTheConsole } from '@/lib/http/console-log';
import { processMetrics } from '@/lib/http/metrics-registry';
import { type Answered, observeRequests, record } from '@/lib/http/request-log';
import { createLog } from '@/lib/log';

const answered = (part: Partial<Answered>): Answered => ({
  method: 'GET',
  address: '/',
  status: 200,
  ms: 3.2,
  bytes: 5000,
  aborted: false,
  ...part,
});

function lineOf(part: Partial<Answered>, level = 'info'): Record<string, unknown> | null {
  const lines: string[] = [];
  const log = createLog({ terminal: false, write: (line) => lines.push(line), source: { LOG_LEVEL: level } });
  record(answered(part), log);
  return lines[0] === undefined ? null : (JSON.parse(lines[0]) as Record<string, unknown>);
}

describe('the log of a request', () => {
  it('says method, route, path, status, time and size, and no more', () => {
    const line = lineOf({ address: '/en/search?q=홍길동&page=2' });
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      pid: process.pid,
      msg: 'request',
      method: 'GET',
      route: '/search',
      path: '/en/search',
      status: 200,
      ms: 3.2,
      bytes: 5000,
    });
  });

  it('says that the visitor left, and failures as errors', () => {
    expect(lineOf({ aborted: true })).toMatchObject({ aborted: true });
    expect(lineOf({ status: 503, address: '/api/ready' })).toMatchObject({
      level: 'error',
      route: '/api/ready',
    });
  });

  it('is silent of what machines ask all the time', () => {
    for (const address of ['/api/health', '/api/metrics', '/_next/static/a.js'])
      expect(lineOf({ address })).toBeNull();
    expect(lineOf({ address: '/api/health' }, 'debug')).not.toBeNull();
  });
});

describe('what is asked of a vote', () => {
  it.each([
    ...['', '/me', '/credential', '/cast', '/counter', '/draft', '/leaf?code=NPR1'].map(
      (part) => `/api/ballot/4111000-2027${part}`,
    ),
    '//api/ballot/4111000-2027/cast',
    '/api//ballot/4111000-2027/cast/',
    '/api/b%61llot/4111000-2027/cast',
    '/API/b%61llot/4111000-2027/cast?x=%',
  ])('leaves neither line nor count: %s', async (address) => {
    const { requests, durations } = processMetrics();
    requests.reset();
    durations.reset();
    for (const status of [200, 422, 500, 503])
      expect(lineOf({ address, method: 'POST', status }, 'trace')).toBeNull();
    expect((await requests.get()).values).toEqual([]);
    expect((await durations.get()).values).toEqual([]);
    // Others do.
    expect(lineOf({ address: '/api/ballots' })).toMatchObject({ route: '/api/ballots' });
    expect((await requests.get()).values).toHaveLength(1);
  });
});

describe('a server that is observed', () => {
  it('logs each answer with its size, and who left before the end', async () => {
    const lines: string[] = [];
    const log = createLog({
      terminal: false,
      write: (line) => lines.push(line),
      source: { LOG_LEVEL: 'info' },
    });
    observeRequests(log);
    const server = http.createServer((request, response) => {
      response.writeHead(request.url === '/status' ? 200 : 500);
      // The visitor of the second page leaves while this one is still being written.
      if (request.url === '/status') response.end('x'.repeat(10_000));
      else response.write('begun');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await (await fetch(`${base}/status`)).text();
    const leaving = http.get(`${base}/search?q=secret-words`, (answer) =>
      answer.once('data', () => leaving.destroy()),
    );
    leaving.on('error', () => undefined);
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    server.closeAllConnections();
    server.close();
    const [whole, left] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(whole).toMatchObject({ level: 'info', route: '/status', status: 200 });
    expect(whole?.['bytes']).toBeGreaterThan(10_000);
    expect(whole).not.toHaveProperty('aborted');
    expect(left).toMatchObject({
      level: 'error',
      route: '/search',
      path: '/search',
      status: 500,
      aborted: true,
    });
    expect(lines.join()).not.toMatch(/secret-words|127\.0\.0\.1/);
  });
});

describe('what libraries print', () => {
  it('goes through the log, errors with their stack', () => {
    const lines: string[] = [];
    const log = createLog({ terminal: false, write: (line) => lines.push(line), source: {} });
    const console: Partial<Pick<Console, 'error' | 'warn'>> = {};
    logTheConsole(console, log);
    console.error?.(' ⨯', new Error('cannot reach postgresql://web:planted@db/x'), { digest: '1' });
    console.warn?.('%d left', 3);
    const [failed, warned] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(failed).toMatchObject({ level: 'error', msg: 'cannot reach postgresql://web:[redacted]@db/x' });
    expect(JSON.stringify(failed)).toContain('request-log.test.ts');
    expect(warned).toMatchObject({ level: 'warn', msg: '3 left' });
    expect(lines.join()).not.toContain('planted');
  });
});

describe('the count of requests', () => {
  it('has few series, whatever is asked for', async () => {
    const { requests } = processMetrics();
    requests.reset();
    for (let one = 0; one < 300; one += 1)
      lineOf({ address: `/${one}?q=${one}`, status: 404, method: `METHOD${one}` });
    lineOf({ address: '/g/4272000' });
    lineOf({ address: '/g/1111000' });
    const { values } = await requests.get();
    expect(values.map(({ labels, value }) => [labels, value])).toEqual([
      [{ route: 'unmatched', method: 'other', status: '404' }, 300],
      [{ route: '/g/{code}', method: 'GET', status: '200' }, 2],
    ]);
  });
});
