import type { GovernmentFacts, Kind } from '@/prisma/demo/facts/governments';
import { random } from '@/prisma/demo/random';

/** What the budget of 2023 had become in 2026: the head offices of 전남광주 grew by 8 %, the nation by a fifth, 서울 not at all. */
const GROWTH_TO_2026: Record<Kind, number> = { M: 1.08, P: 1.08, D: 1.2, C: 1.2, G: 1.2 };
const SEOUL_GROWTH = 0.975;
/** The nation's simple sums of planned amounts: 519.3, 527.0, 573.8, 573.6 trillion won in 2023 … 2026. */
const NATIONAL_SUM: Record<number, number> = { 2023: 519.3, 2024: 527.0, 2025: 573.8, 2026: 573.6 };
const LAST_KNOWN = 2026;
const YEARLY_GROWTH_AFTER = 1.02;

function yearFactor(year: number): number {
  const last = NATIONAL_SUM[LAST_KNOWN] ?? 1;
  const known = NATIONAL_SUM[Math.max(year, 2023)];
  return known === undefined ? YEARLY_GROWTH_AFTER ** (year - LAST_KNOWN) : known / last;
}

/** The current budget (예산현액) in won that a government's projects of a year are made to add up to. */
export function budgetSize(seed: number, government: GovernmentFacts, year: number): number {
  const growth = government.lafCd.startsWith('11') ? SEOUL_GROWTH : GROWTH_TO_2026[government.kind];
  const own = random(seed, government.lafCd, 'size', year).noise(0.025);
  return government.size2023 * growth * yearFactor(year) * own;
}

/** How many projects of a government the small demo shows in a year: more for the larger. */
export function projectCount(government: GovernmentFacts): number {
  const typical: Record<Kind, number> = { M: 128, P: 148, D: 66, C: 88, G: 80 };
  const usualSize: Record<Kind, number> = { M: 10e12, P: 12e12, D: 0.6e12, C: 1.5e12, G: 0.6e12 };
  const ratio = government.size2023 / usualSize[government.kind];
  return Math.round(typical[government.kind] * Math.min(1.5, Math.max(0.75, ratio ** 0.25)));
}
