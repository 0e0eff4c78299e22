import { describe, expect, it } from 'vitest';
import { routePattern } from '@/lib/http/route-pattern';

describe('the pattern of an address', () => {
  it.each([
    ['/', 200, '/'],
    ['/en', 200, '/'],
    ['/g/4272000', 200, '/g/{code}'],
    ['/en/g/4272000/2026?sort=name', 200, '/g/{code}/{year}'],
    ['/g/4272000/projects?page=2', 200, '/g/{code}/projects'],
    ['/p/abcdefgh234567zz', 200, '/p/{id}'],
    ['/receipt/7/2026-06-30/2026/g-4272000/spent?format=json', 200, '/receipt'],
    ['/en/receipt/anything/else', 404, '/receipt'],
    ['/search?q=홍길동', 200, '/search'],
    ['/participate', 200, '/participate'],
    ['/participate/recount', 200, '/participate/recount'],
    ['/en/participate/4272000-2027', 200, '/participate/{process}'],
    ['/participate/4272000-2027-2/proposals?state=won', 200, '/participate/{process}/proposals'],
    ['/participate/4272000-2027/proposals/1', 200, '/participate/{process}/proposals/{number}'],
    ['/participate/4272000-2027/proposals/2026', 404, '/participate/{process}/proposals/{number}'],
    ['/participate/4272000-2027/proposals/1234567', 200, '/participate/{process}/proposals/{number}'],
    ['/participate/x', 404, 'unmatched'],
    ['/api/participate/4272000-2027/now', 200, '/api/participate'],
    ['/api/participate/x/now', 404, 'unmatched'],
    ['/api/status', 200, '/api/status'],
    ['/api/receipt/7/2026-06-30', 400, '/api/receipt'],
    ['/api/internal/invalidate', 200, '/api/internal'],
    ['/_next/static/chunks/0123.js', 200, '/_next'],
    ['/robots.txt', 200, '/robots.txt'],
    ['/samples/mill-village.pb', 200, '/samples'],
    ['/samples/anything.pb', 404, 'unmatched'],
  ])('%s → %s', (address, status, pattern) => {
    expect(routePattern(address, status)).toBe(pattern);
  });

  it('stays one of few, whatever is asked for', () => {
    const asked = [
      '/wp-login.php',
      '/g/42',
      '/api/x9',
      '/api/nothing',
      '/김철수',
      '//evil.example',
      '/en/x/',
      '/api/',
    ];
    const more = Array.from({ length: 500 }, (_, index) => `/${index}/${index * 7}?a=${index}`);
    expect(new Set([...asked, ...more].map((address) => routePattern(address, 404)))).toEqual(
      new Set(['unmatched']),
    );
  });
});
