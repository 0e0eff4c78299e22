import { INDICATOR_CODES, type IndicatorBasis, type IndicatorCode } from '@/lib/domain/relations';
import type { Cell } from '@/prisma/demo/copy';
import { random } from '@/prisma/demo/random';
import type { Revenue, RevenueStage } from '@/prisma/demo/relations/revenue';
import type { YearSums } from '@/prisma/demo/relations/sums';

type Kind = 'M' | 'P' | 'D' | 'C' | 'G';

/** Medians as published for the lower tiers in 2024, the spread as a standard deviation of the logarithm, and the extremes. */
const DRAWN: readonly (readonly [
  IndicatorCode,
  median: number,
  spread: number,
  low: number,
  high: number,
])[] = [
  ['single-source-ratio', 34.4, 0.34, 10.1, 73.9],
  ['year-end-ratio', 22.8, 0.33, 6, 71],
  ['subsidy-ratio', 9.2, 0.32, 4.9, 21.3],
];
/** Of the lower tiers 153 of 226 owe nothing. */
const FREE_OF_DEBT = 0.68;
const HEAD_DEBT: Record<'M' | 'P', readonly [low: number, high: number]> = { M: [8, 21.9], P: [2, 12] };
const LARGEST_LOWER_DEBT = 15.8;

const BASIS: Record<RevenueStage, IndicatorBasis> = {
  budget: 'original',
  revised: 'final',
  settled: 'settled',
};

/** Per cent with two decimals, as published. */
const percent = (share: number) => share.toFixed(2);

/**
 * Rows of finance.indicator that follow from the revenue of a stage: independence (own income) and autonomy (income of free
 * use), each as a share of the whole; and the consolidated balance.
 */
export function* revenueIndicators(
  seed: number,
  sums: YearSums,
  stage: RevenueStage,
  revenue: Revenue,
): Generator<Cell[]> {
  const total = Object.values(revenue).reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return;
  const own = revenue['100'] + revenue['200'];
  const free = own + revenue['300'] + revenue['400'];
  yield row(sums, 'fiscal-independence', BASIS[stage], percent((own / total) * 100));
  // Before 2014 carry-over and internal transfers counted as own income.
  const before = ((own + revenue['700']) / total) * 100;
  yield row(sums, 'fiscal-independence', `${BASIS[stage]}/before-2014`, percent(before));
  yield row(sums, 'fiscal-autonomy', BASIS[stage], percent((free / total) * 100));
  const chance = random(seed, sums.lafCd, sums.year, 'balance', stage);
  const balance = -6 + 9 * Math.log(chance.noise(0.6)) + (stage === 'settled' ? 5 : 0);
  yield row(sums, 'balance-ratio', BASIS[stage], percent(balance));
}

/** Rows of finance.indicator that are published with the settlement alone. */
export function* settledIndicators(seed: number, sums: YearSums, kind: Kind): Generator<Cell[]> {
  const place = random(seed, sums.lafCd, 'debt');
  const year = random(seed, sums.lafCd, sums.year, 'settled');
  yield row(
    sums,
    'debt-ratio',
    'settled',
    percent(debt(kind, place.next(), place.next()) * year.noise(0.04)),
  );
  for (const [code, median, spread, low, high] of DRAWN) {
    const own = random(seed, sums.lafCd, code).noise(spread) * year.noise(0.06);
    yield row(sums, code, 'settled', percent(Math.min(high, Math.max(low, median * own))));
  }
}

function debt(kind: Kind, first: number, second: number): number {
  if (kind === 'M' || kind === 'P')
    return HEAD_DEBT[kind][0] + second * (HEAD_DEBT[kind][1] - HEAD_DEBT[kind][0]);
  return first < FREE_OF_DEBT ? 0 : second ** 2.5 * (LARGEST_LOWER_DEBT / 1.1);
}

function row({ year, lafCd }: YearSums, code: IndicatorCode, basis: string, value: string): Cell[] {
  return [year, lafCd, code, basis, INDICATOR_CODES[code].ko, '%', value];
}
