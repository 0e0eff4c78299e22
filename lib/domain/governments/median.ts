import { MIN_PEERS } from '@/lib/domain/governments/peers';

/** Spent and current budget of a government, internal transfers left out. */
export interface Execution {
  spent: bigint;
  current: bigint;
}

/**
 * The median of the execution rates in tenths of a per cent, exact: rates are compared and averaged as fractions, and
 * rounded once (half away from zero). Governments without a rate (nothing budgeted) do not count.
 * @returns null for fewer than {@link MIN_PEERS} rates: a median of so few would tell of single governments
 */
export function medianTenths(members: readonly Execution[]): { governments: number; median: number | null } {
  const rates = members.filter(({ current }) => current > 0n).sort(byRate);
  const upper = rates[rates.length >> 1];
  const lower = rates[(rates.length - 1) >> 1];
  if (rates.length < MIN_PEERS || upper === undefined || lower === undefined)
    return { governments: rates.length, median: null };
  const numerator = (lower.spent * upper.current + upper.spent * lower.current) * 1000n;
  const denominator = 2n * lower.current * upper.current;
  return { governments: rates.length, median: Number(rounded(numerator, denominator)) };
}

function byRate(a: Execution, b: Execution): number {
  const difference = a.spent * b.current - b.spent * a.current;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function rounded(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}
