import type { CountFigure, RateFigure, WonFigure } from '@/lib/domain/figure';
import { rateTenths, type Won } from '@/lib/domain/money';
import { type Measure, receiptPath } from '@/lib/domain/receipt';

/** Which rows a figure is made of, as of when, and as known by which run. */
export interface Origin {
  run: number;
  asOf: string;
  year: number;
  /** As in a receipt's address: `g-1111000`, `tier-upper`, `p-…`. */
  scope: string;
  /** A field's code, '' for rows without one, null for all fields. */
  field?: string | null;
  /** Left out: all rows. */
  basis?: 'comparable' | 'internal';
}

function receipt({ field = null, basis, ...origin }: Origin, measure: Measure): string {
  return receiptPath({
    ...origin,
    measure,
    field: field === '' ? 'none' : field,
    comparable: basis === 'comparable',
    internal: basis === 'internal',
  });
}

export function wonFigure(origin: Origin, measure: Measure, value: Won | null): WonFigure {
  return { unit: 'won', value, receipt: receipt(origin, measure) };
}

export function countFigure(origin: Origin, value: number): CountFigure {
  return { unit: 'count', value, receipt: receipt(origin, 'projects') };
}

/** A ratio of two amounts; null where one is missing or the denominator is zero. */
export function ratioFigure(
  origin: Origin,
  measure: 'rate' | 'share',
  numerator: Won | null,
  denominator: Won | null,
): RateFigure {
  return { unit: 'tenths', value: rateTenths(numerator, denominator), receipt: receipt(origin, measure) };
}
