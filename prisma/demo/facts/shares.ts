import type { FieldCode } from '@/prisma/demo/facts/fields';
import type { GovernmentFacts, Kind } from '@/prisma/demo/facts/governments';
import { isSingleTier } from '@/prisma/demo/facts/traits';
import { random } from '@/prisma/demo/random';

type Shares = Record<FieldCode, number>;

const ORDER: readonly FieldCode[] = [
  '010',
  '020',
  '050',
  '060',
  '070',
  '080',
  '090',
  '100',
  '110',
  '120',
  '140',
  '150',
  '160',
  '900',
];

/** Numbers in the order of the fields. */
function shares(...values: number[]): Shares {
  return Object.fromEntries(ORDER.map((field, i) => [field, values[i] ?? 0])) as Shares;
}

/** How a budget divides by field, welfare (080) left at 0: what is left of it after welfare, by kind. */
const BESIDE_WELFARE: Record<Kind, Shares> = {
  M: shares(24, 8, 13, 6.5, 9, 0, 3.2, 1.8, 7, 18, 8, 0.6, 0.9, 7),
  P: shares(22, 9, 10, 5, 8.5, 0, 3.2, 16, 6.5, 7, 7.5, 0.4, 0.7, 6),
  D: shares(15, 3, 3.2, 10, 12, 0, 6, 0.7, 3, 8.5, 8, 0.05, 1.6, 34),
  C: shares(12, 3.5, 2.6, 11, 17, 0, 3.2, 11, 5.5, 13.5, 11.5, 0.1, 1.8, 15),
  G: shares(9, 4, 1.6, 9, 16, 0, 2.8, 26, 4, 5, 11, 0.05, 2, 13.5),
};

/** As published in 2026-09 for two governments (in per cent of the current budget). */
const PUBLISHED: Record<string, Shares> = {
  '1100000': shares(22.2, 3.2, 8.8, 2.1, 1.5, 34.7, 1.6, 0.1, 2.4, 13.7, 5.9, 0.01, 0.1, 3.9),
  '1111000': shares(32.4, 1.5, 0.65, 6.6, 6.4, 31.5, 1.5, 0.2, 1.1, 7.3, 3.3, 0, 0.2, 7.4),
};

/** How many projects of a hundred stand in each field, by kind. */
export const ROW_SHARES: Record<Kind, Shares> = {
  M: shares(11, 5, 1.6, 11.5, 8.5, 17.5, 8, 6, 7.5, 10, 9, 1, 0.9, 4),
  P: shares(10, 6, 1.6, 10, 8, 17, 8, 19, 7, 4.5, 5, 1, 0.8, 3),
  D: shares(13, 3.7, 3.2, 11.5, 8.3, 24, 10.5, 2.6, 3.7, 8, 8, 0.2, 1.6, 5),
  C: shares(12, 4.6, 3.2, 11, 9, 18.3, 6.8, 11, 4.6, 6.5, 7.5, 0.2, 1.2, 4),
  G: shares(11, 4.6, 2.8, 10, 8.6, 15.3, 6.9, 20, 3.8, 4.4, 8, 0.1, 1.2, 3.6),
};

/**
 * Welfare's share falls as the budget per resident grows: 0.90 x^-0.55 for x million won a head gives 0.37 at the
 * median of the 226 lower tiers (5.1 million won, 37.5 %) and 0.14 in the smallest county; of the districts several
 * have over 0.65 (the highest published: 75.2 %).
 */
function welfareShare(government: GovernmentFacts, size: number): number {
  const perHead = size / government.population / 1_000_000;
  if (isSingleTier(government)) return 0.26;
  if (government.kind === 'M') return 0.375;
  if (government.kind === 'P') return perHead < 4 ? 0.43 : 0.33;
  // Districts leave roads, water and farming to others, so that welfare weighs more.
  return Math.min(0.73, (government.kind === 'D' ? 1.22 : 0.9) * perHead ** -0.55);
}

function normalized(from: Shares): Shares {
  const whole = Object.values(from).reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(ORDER.map((field) => [field, from[field] / whole])) as Shares;
}

/** How a government's budget of `size` won divides by field; adds up to 1. */
export function fieldShares(seed: number, government: GovernmentFacts, size: number): Shares {
  const published = PUBLISHED[government.lafCd];
  if (published !== undefined) return normalized(published);
  const chance = random(seed, government.lafCd, 'field-shares');
  const beside = { ...BESIDE_WELFARE[government.kind] };
  for (const field of ORDER) beside[field] *= chance.noise(0.22);
  const welfare = welfareShare(government, size) * chance.noise(0.06);
  const rest = normalized(beside);
  return Object.fromEntries(
    ORDER.map((field) => [field, field === '080' ? welfare : rest[field] * (1 - welfare)]),
  ) as Shares;
}
