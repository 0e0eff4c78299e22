import { expect, it } from 'vitest';
import { won, wonOrNull } from '@/lib/domain/money';
import { perResident } from '@/lib/domain/per-resident';

it.each([
  [621_400_000_000, 45_627, 13_619_129], // 13,619,129.02…
  [5, 2, 3],
  [-5, 2, -3],
  [0, 10, 0],
])('%i over %i is %i', (amount, residents, expected) => {
  expect(perResident(won(amount), residents)).toBe(expected);
});

it('knows nothing of what was not reported', () => {
  expect(perResident(wonOrNull(null), 10)).toBeNull();
});
