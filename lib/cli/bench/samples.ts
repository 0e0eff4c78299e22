/** One measurement: what, and its values. */
export type Sample = Record<string, number | string>;

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return lower === undefined || upper === undefined ? NaN : Math.round(((lower + upper) / 2) * 1000) / 1000;
}
