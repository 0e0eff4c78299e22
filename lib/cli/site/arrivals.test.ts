import { expect, it, vi } from 'vitest';
import { Arrivals, watchArrivals } from '@/lib/cli/site/arrivals.mjs';

it('what is taken may have come two turns ago, and no earlier', () => {
  const arrivals = new Arrivals(1_000);
  expect(arrivals.earliest()).toBe(1_000);
  for (const now of [1_020, 1_040]) arrivals.turn(now);
  expect(arrivals.earliest()).toBe(1_000);
  // A turn that took three seconds: what came at its beginning is read when it is over.
  arrivals.turn(4_040);
  expect(arrivals.earliest()).toBe(1_020);
  for (const now of [4_060, 4_080]) arrivals.turn(now);
  expect(arrivals.earliest()).toBe(4_040);
});

it('turns are noted all the time', () => {
  vi.useFakeTimers({ now: 5_000 });
  const arrivals = watchArrivals();
  vi.advanceTimersByTime(1_000);
  expect(arrivals.earliest()).toBe(5_960);
  vi.useRealTimers();
});
