import { describe, expect, it } from 'vitest';
import { parseReceipt, receiptPath } from '@/lib/domain/receipt';

describe('the address of a receipt', () => {
  const paths = [
    '/receipt/3/2026-06-30/2026/g-4272000/spent',
    '/receipt/3/2026-06-30/2026/g-4272000/rate?basis=comparable',
    '/receipt/12/2026-07-18/2026/tier-lower/current?field=080',
    '/receipt/1/2026-06-30/2026/p-abcdefghij234567/national',
    '/receipt/3/2026-06-30/2026/g-4272000/difference',
    '/receipt/3/2026-06-30/2026/g-4272000/national-share',
    '/receipt/3/2026-06-30/2026/g-4272000/spent?residents=2025',
    '/receipt/3/2026-06-30/2026/peers-county-30k-50k/median?basis=comparable',
  ];
  it.each(paths)('is read back as it was written: %s', (path) => {
    const url = new URL(path, 'http://x');
    const address = parseReceipt(url.pathname.split('/').slice(2), url.searchParams);
    expect(address).not.toBeNull();
    if (address !== null) expect(receiptPath(address)).toBe(path);
  });
  it.each([
    '/receipt/0/2026-06-30/2026/g-4272000/spent',
    '/receipt/3/2026-02-30/2026/g-4272000/spent',
    '/receipt/3/2026-06-30/26/g-4272000/spent',
    '/receipt/3/2026-06-30/2026/g-427/spent',
    '/receipt/3/2026-06-30/2026/g-4272000/votes',
    '/receipt/3/2026-06-30/2026/g-4272000/spent?basis=net',
    '/receipt/3/2026-06-30/2026/g-4272000',
    '/receipt/3/2026-06-30/2026/g-4272000/rate?residents=2025',
    '/receipt/3/2026-06-30/2026/tier-lower/spent?residents=2025',
    '/receipt/3/2026-06-30/2026/g-4272000/spent?residents=25',
    '/receipt/3/2026-06-30/2026/g-4272000/median',
    '/receipt/3/2026-06-30/2026/peers-county-30k-50k/spent',
  ])('is refused when it is not of its form: %s', (path) => {
    const url = new URL(path, 'http://x');
    expect(parseReceipt(url.pathname.split('/').slice(2), url.searchParams)).toBeNull();
  });
});
