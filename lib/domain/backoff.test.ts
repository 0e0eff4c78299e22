import { describe, expect, it } from 'vitest';
import { backoffMs } from '@/lib/domain/backoff';

const bounds = { first: 500, most: 60_000 };

describe('the pause after failures', () => {
  it('doubles with each and stops growing at the bound', () => {
    expect([1, 2, 3, 4, 8, 100].map((failures) => backoffMs(failures, bounds, 1))).toEqual([
      500, 1000, 2000, 4000, 60_000, 60_000,
    ]);
  });

  it('lies between the half and the whole of it', () => {
    expect(backoffMs(3, bounds, 0)).toBe(1000);
    expect(backoffMs(3, bounds, 0.5)).toBe(1500);
  });
});
