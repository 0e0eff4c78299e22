import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { markCaller } from '@/lib/cli/site/caller.mjs';
import { answerBusy, SearchLimiter } from '@/lib/cli/site/limiter.mjs';

describe('searches of one address', () => {
  it('are answered in bursts up to the allowance, which fills up evenly', () => {
    let now = 0;
    const limiter = new SearchLimiter(60, () => now);
    const ask = () => limiter.wait('/api/search?q=x', '203.0.113.7');
    expect(Array.from({ length: 61 }, ask).map((wait) => wait > 0)).toEqual([
      ...Array<boolean>(60).fill(false),
      true,
    ]);
    expect(ask()).toBe(1);
    expect(limiter.wait('/api/search?q=x', '203.0.113.8')).toBe(0);
    now = 2_000;
    expect([ask(), ask(), ask() > 0]).toEqual([0, 0, true]);
    now = 3_600_000;
    expect(Array.from({ length: 60 }, ask).every((wait) => wait === 0)).toBe(true);
    expect(ask()).toBeGreaterThan(0);
  });

  it('are counted on every address of the search, and on nothing else', () => {
    const limiter = new SearchLimiter(1, () => 0);
    const waits = (url: string) => limiter.wait(url, '203.0.113.7') > 0;
    expect(waits('/search')).toBe(false);
    expect(
      ['/search?q=a', '/en/search', '/api/search?q=a', '/api/suggest?q=a', '/search/'].map(waits),
    ).toEqual(Array(5).fill(true));
    expect(['/', '/g/1111000', '/searching', '/api/status'].map(waits)).toEqual(Array(4).fill(false));
  });

  it('of one IPv6 network count together, as do an address and its mapped form', () => {
    const limiter = new SearchLimiter(1, () => 0);
    const waits = (address: string) => limiter.wait('/search', address) > 0;
    expect([waits('2001:db8:1:2::1'), waits('2001:db8:1:2:ffff::9'), waits('2001:db8:1:3::1')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([waits('203.0.113.7'), waits('::ffff:203.0.113.7')]).toEqual([false, true]);
    expect([waits('::1'), waits('0:0:0:0:1::')]).toEqual([false, true]);
  });

  it('are not counted where it is switched off', () => {
    const limiter = new SearchLimiter(0, () => 0);
    expect(Array.from({ length: 9 }, () => limiter.wait('/search', '203.0.113.7'))).toEqual(Array(9).fill(0));
  });

  it('are of whom a believed proxy names, and otherwise of the other end', () => {
    const origin = (trusted: boolean) =>
      markCaller({ 'x-forwarded-for': '9.9.9.9, 203.0.113.7' }, '10.0.0.1', trusted);
    expect([origin(true), origin(false)]).toEqual(['203.0.113.7', '10.0.0.1']);
  });

  it('too many of which are answered whole: as data where data was asked for, with when to ask again', async () => {
    const limiter = new SearchLimiter(1, () => 0);
    const server = createServer((request, response) => {
      const wait = limiter.wait(request.url ?? '', request.socket.remoteAddress);
      if (wait > 0) answerBusy(response, request.url ?? '', wait);
      else response.end('found');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    // A server that listens on TCP has an address of this shape.
    const { port } = server.address() as AddressInfo;
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect(await (await ask('/search?q=a')).text()).toBe('found');
    const page = await ask('/search?q=b');
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await page.text()).toContain('<h1>검색을 너무 많이 했습니다</h1>');
    const data = await ask('/api/search?q=b');
    expect(data.headers.get('content-type')).toContain('application/problem+json');
    expect(await data.json()).toMatchObject({ status: 429, instance: '/api/search' });
    expect(await (await ask('/g/1111000')).text()).toBe('found');
    await new Promise((closed) => server.close(closed));
  });
});
