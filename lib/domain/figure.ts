import type { Won } from '@/lib/domain/money';

/**
 * A figure as it travels to a page: its value, its unit, and where its receipt is.
 * `won`: whole won; `count`: rows; `tenths`: tenths of a per cent. `value` null: not reported.
 */
export type Figure =
  | { unit: 'won'; value: Won | null; receipt: string }
  | { unit: 'count'; value: number | null; receipt: string }
  | { unit: 'tenths'; value: number | null; receipt: string };

export type WonFigure = Extract<Figure, { unit: 'won' }>;
export type CountFigure = Extract<Figure, { unit: 'count' }>;
export type RateFigure = Extract<Figure, { unit: 'tenths' }>;
