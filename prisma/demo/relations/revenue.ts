import type { Cell } from '@/prisma/demo/copy';
import { random } from '@/prisma/demo/random';
import type { YearSums } from '@/prisma/demo/relations/sums';

/** 세입과목 by code (장). */
export const REVENUE_ITEMS = {
  '100': '지방세수입',
  '200': '세외수입',
  '300': '지방교부세',
  '400': '조정교부금등',
  '500': '보조금',
  '600': '지방채',
  '700': '보전수입등및내부거래',
} as const;
export type RevenueItem = keyof typeof REVENUE_ITEMS;

export type RevenueStage = 'budget' | 'revised' | 'settled';
export type Revenue = Record<RevenueItem, number>;

const ITEMS = Object.keys(REVENUE_ITEMS) as RevenueItem[];

/**
 * Shares of the original budget in per cent: taxes, other own income, general grants of the state, of the upper tier, subsidies. The
 * medians of the lower tiers come out at 15.5 (own income) and 51.6 (income of free use), as published for 2024.
 */
const SHARES = {
  seoul: [64, 7, 1, 0, 18],
  M: [37, 6, 14, 0, 34],
  P: [27, 3, 15, 0, 47],
  D: [16, 6, 4, 22, 48],
  C: [14.5, 5.5, 28, 7, 35],
  G: [8, 4.5, 42, 3.5, 34],
} as const;
export type RevenueKind = keyof typeof SHARES;

/** District, city, county or one of the upper tiers, as the codes of 지방재정365 tell. */
export function revenueKind(lafCd: string, kind: 'M' | 'P' | 'D' | 'C' | 'G'): RevenueKind {
  return lafCd === '1100000' ? 'seoul' : kind;
}

/**
 * A government's revenue of a year at a stage, in whole won. The budgets balance: the original one is what was planned, the
 * final one what had been given to spend; settled revenue is above it by what was carried over and collected beyond.
 */
export function revenueOf(seed: number, sums: YearSums, kind: RevenueKind, stage: RevenueStage): Revenue {
  const place = random(seed, sums.lafCd, 'revenue');
  // One draw decides how much of its own a government has: the median is 1, the richest have three times that.
  const own = Math.min(3.2, Math.max(0.45, place.noise(0.55)));
  const [tax, charges, state, upper, subsidies] = SHARES[kind];
  const weights = [tax * own, charges * own, state / Math.sqrt(own), upper, subsidies, 1.5, 6];
  const stageShift = {
    budget: [1, 1, 1, 1, 1, 1, 0.5],
    revised: [1, 1, 1.04, 1.06, 1.05, 1, 1.5],
    settled: [1.02, 1.15, 1.05, 1.06, 1.03, 0.6, 3.4],
  }[stage];
  const year = random(seed, sums.lafCd, 'revenue', sums.year);
  const drawn = weights.map((weight, i) => weight * (stageShift[i] ?? 1) * year.noise(0.03));
  const whole = drawn.reduce((sum, weight) => sum + weight, 0);
  const total = { budget: sums.planned * 0.93, revised: sums.current, settled: sums.current * 1.12 }[stage];
  const amounts = drawn.map((weight) => Math.round((total * weight) / whole / 1000) * 1000);
  return Object.fromEntries(ITEMS.map((item, i) => [item, amounts[i] ?? 0])) as Revenue;
}

/** Rows of finance.revenue. */
export function* revenueRows(sums: YearSums, stage: RevenueStage, revenue: Revenue): Generator<Cell[]> {
  for (const item of ITEMS)
    if (revenue[item] > 0) yield [sums.year, sums.lafCd, stage, item, REVENUE_ITEMS[item], revenue[item]];
}
