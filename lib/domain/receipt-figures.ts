import type { Figure, RateFigure, WonFigure } from '@/lib/domain/figure';
import type { Population } from '@/lib/domain/governments';
import { rateTenths, type Won, won, type WonSum } from '@/lib/domain/money';
import { perResident } from '@/lib/domain/per-resident';
import { FUNDING_SOURCES, type Measure, type ReceiptAddress, receiptPath } from '@/lib/domain/receipt';
import { type ReceiptRow, type TermName, unitOf } from '@/lib/domain/receipt-sheet';

/** The figure that a receipt is of, as pages carry it. */
export function figureOf(address: ReceiptAddress, value: number | null): Figure {
  const receipt = receiptPath(address);
  const unit = unitOf(address.measure);
  if (unit === 'won') return { unit, value: value === null ? null : won(value), receipt };
  return { unit, value, receipt };
}

/** An amount of a government divided by its residents. @param year at the end of which they were counted */
export function perResidentFigure({ value, receipt }: WonFigure, { year, residents }: Population): WonFigure {
  const suffix = `${receipt.includes('?') ? '&' : '?'}residents=${year}`;
  return { unit: 'won', value: perResident(value, residents), receipt: receipt + suffix };
}

/** A funding source as a part of the current budget. */
export function sourceShare(source: WonFigure, current: WonFigure): RateFigure {
  const [path = '', ...query] = source.receipt.split('?');
  const receipt = [`${path}-share`, ...query].join('?');
  return { unit: 'tenths', value: rateTenths(source.value, current.value), receipt };
}

/** Which measure a sum of a figure is of. */
function measureOf(address: ReceiptAddress, term: TermName): Measure {
  if (term === 'amount') return address.measure;
  const source = FUNDING_SOURCES.find((name) => name === term);
  if (source !== undefined) return source;
  return term === 'numerator' ? 'spent' : 'current';
}

/** A sum of a figure, with a receipt of its own: the numerator of a rate is an amount spent, and so on. */
export function sumFigure(address: ReceiptAddress, term: TermName, total: Won | null): WonFigure {
  // The whole that a share is of takes all fields.
  const field = term === 'whole' ? null : address.field;
  // The sum itself is not divided by residents.
  const receipt = receiptPath({ ...address, measure: measureOf(address, term), field, residents: undefined });
  return { unit: 'won', value: total, receipt };
}

/** The same sum for one government. */
export function subtotalFigure(
  address: ReceiptAddress,
  term: TermName,
  lafCd: string,
  total: Won | null,
): WonFigure {
  return sumFigure({ ...address, scope: `g-${lafCd}` }, term, total);
}

/** The rate of one government out of its two sums, as a rate or a median names it. */
export function rateOf(
  address: ReceiptAddress,
  lafCd: string,
  [spent, current]: readonly WonSum[],
): RateFigure {
  const receipt = receiptPath({ ...address, scope: `g-${lafCd}`, measure: 'rate' });
  return { unit: 'tenths', value: rateTenths(spent?.total ?? null, current?.total ?? null), receipt };
}

/** A row's amount in a sum: a project's figure on the receipt's date. */
export function rowFigure(
  address: ReceiptAddress,
  term: TermName,
  row: ReceiptRow,
  value: Won | null,
): WonFigure {
  const { run, asOf, year } = address;
  const scope = `p-${row.id}`;
  const measure = measureOf(address, term);
  const receipt = receiptPath({ run, asOf, year, scope, measure, field: null, comparable: false });
  return { unit: 'won', value, receipt };
}
