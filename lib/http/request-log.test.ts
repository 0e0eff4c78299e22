import { describe, expect, it } from 'vitest';
import { processMetrics } from '@/lib/http/metrics-registry';
import { type Answered, record } from '@/lib/http/request-log';
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
