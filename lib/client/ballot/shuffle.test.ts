import { expect, it } from 'vitest';
import { newOrderSeed, shuffled } from '@/lib/client/ballot/shuffle';

const LIST = Array.from({ length: 20 }, (_, at) => at);

it('has every one once, in the same order each time', () => {
  const order = shuffled(LIST, 'a seed');
  expect([...order].sort((a, b) => a - b)).toEqual(LIST);
  expect(shuffled(LIST, 'a seed')).toEqual(order);
  expect(LIST).toEqual(Array.from({ length: 20 }, (_, at) => at));
});

it('has another order for another seed, and seeds of its own', () => {
  expect(shuffled(LIST, 'a seed')).not.toEqual(shuffled(LIST, 'another seed'));
  expect(newOrderSeed()).not.toBe(newOrderSeed());
});

it('puts each one first about as often as any other', () => {
  const first = new Map<number, number>();
  for (let seed = 0; seed < 4000; seed += 1) {
    const [one = -1] = shuffled([0, 1, 2, 3], `seed ${seed}`);
    first.set(one, (first.get(one) ?? 0) + 1);
  }
  // A thousand each; five times the deviation of chance (27) to both sides.
  for (const times of [0, 1, 2, 3].map((one) => first.get(one) ?? 0)) {
    expect(times).toBeGreaterThan(860);
    expect(times).toBeLessThan(1140);
  }
});
