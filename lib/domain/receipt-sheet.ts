import { type Execution, medianTenths } from '@/lib/domain/governments/median';
import { rateTenths, sumWon, type Won, won, type WonSum } from '@/lib/domain/money';
import { perResident } from '@/lib/domain/per-resident';
import type { AmountName, Amounts } from '@/lib/domain/project';
import {
  FUNDING_SOURCES,
  type FundingSource,
  type Measure,
  type ReceiptAddress,
  shareSource,
} from '@/lib/domain/receipt';

/**
 * A receipt, opened: the rows behind a figure, which amount of each entered which sum, and the figure made of the sums.
 */
export interface ReceiptRow {
  id: string;
  lafCd: string;
  /** The upper tier as the source says it. */
  upperCd: string | null;
  departmentCd: string | null;
  accountCd: string | null;
  accountName: string;
  projectCd: string | null;
  name: string;
  fieldCd: string | null;
  fieldName: string | null;
  sectionCd: string | null;
  sectionName: string | null;
  amounts: Amounts;
  internalTransfer: boolean;
  /** The revision that stood on the receipt's date: its own date, and the run that brought it. */
  asOf: string;
  run: number;
  source: string;
  /** Where the row lies as received; null where no raw row was kept. */
  raw: RawPlace | null;
}

/** A row of a block of raw rows. */
export interface RawPlace {
  block: number;
  row: number;
}

/** What a term needs of a row. */
export type TermRow = Pick<ReceiptRow, 'fieldCd' | 'amounts'>;

export type TermName = 'amount' | 'numerator' | 'denominator' | 'part' | 'whole' | FundingSource | 'budget';

/** One sum of a figure. A rate is made of two: numerator and denominator; a share of a part and the whole. */
export interface Term {
  name: TermName;
  /** The amount of a row that enters this sum; null: not reported; undefined: the row is no part of this sum. */
  amountOf: (row: TermRow) => Won | null | undefined;
}

/** Whether a row is of the address's field; `none` stands for rows without one. */
export function isOfField(row: Pick<ReceiptRow, 'fieldCd'>, field: string | null): boolean {
  if (field === null) return true;
  return field === 'none' ? row.fieldCd === null : row.fieldCd === field;
}

/** The sums that a figure is made of; none for a count of projects. */
export function termsOf({ measure, field }: Pick<ReceiptAddress, 'measure' | 'field'>): readonly Term[] {
  if (measure === 'projects') return [];
  if (measure === 'rate' || measure === 'median') {
    return [
      { name: 'numerator', amountOf: ({ amounts }) => amounts.spent },
      { name: 'denominator', amountOf: ({ amounts }) => amounts.current },
    ];
  }
  if (measure === 'share') {
    const part = (row: TermRow) => (isOfField(row, field) ? row.amounts.current : undefined);
    return [
      { name: 'part', amountOf: part },
      { name: 'whole', amountOf: ({ amounts }) => amounts.current },
    ];
  }
  if (measure === 'difference') {
    return [
      ...FUNDING_SOURCES.map((name): Term => ({ name, amountOf: ({ amounts }) => amounts[name] })),
      { name: 'budget', amountOf: ({ amounts }) => amounts.current },
    ];
  }
  return amountTerms(measure);
}

/** An amount alone, or a funding source beside the current budget that it is a part of. */
function amountTerms(measure: AmountName | `${FundingSource}-share`): readonly Term[] {
  const source = shareSource(measure);
  // What is no share is an amount.
  if (source === null) return [{ name: 'amount', amountOf: ({ amounts }) => amounts[measure as AmountName] }];
  return [
    { name: source, amountOf: ({ amounts }) => amounts[source] },
    { name: 'budget', amountOf: ({ amounts }) => amounts.current },
  ];
}

/** A government's rows, counted and summed; one {@link WonSum} for each term. */
export interface ReceiptSubtotal {
  lafCd: string;
  rows: number;
  /** The newest as-of date among the rows; null where there are none. */
  newest: string | null;
  sums: WonSum[];
}

/** All rows of a receipt, counted and summed, and the same for each government that has rows. */
export interface ReceiptTotals {
  rows: number;
  newest: string | null;
  sums: WonSum[];
  governments: ReceiptSubtotal[];
  /** What the amount is divided by; null where the figure is no amount per resident. */
  residents: number | null;
}

/** The sums over rows, one for each term. */
export function sumsOver(rows: readonly TermRow[], terms: readonly Term[]): WonSum[] {
  return terms.map(({ amountOf }) =>
    sumWon(rows.map((row) => amountOf(row)).filter((amount) => amount !== undefined)),
  );
}

/** The whole from the governments: the totals summed, what is missing counted on. */
export function totalsOf(
  governments: readonly ReceiptSubtotal[],
  terms: readonly Term[],
  residents: number | null = null,
): ReceiptTotals {
  const withRows = governments.filter(({ rows }) => rows > 0);
  return {
    rows: withRows.reduce((count, { rows }) => count + rows, 0),
    newest: withRows.reduce<string | null>((newest, row) => later(newest, row.newest), null),
    sums: terms.map((_, index) => joined(withRows.flatMap(({ sums }) => sums[index] ?? []))),
    governments: withRows,
    residents,
  };
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function joined(sums: readonly WonSum[]): WonSum {
  return {
    // A government that reported no amount at all leaves the sum alone: its rows are counted as missing.
    total: sumWon(sums.map(({ total }) => total)).total,
    counted: sums.reduce((count, sum) => count + sum.counted, 0),
    missing: sums.reduce((count, sum) => count + sum.missing, 0),
  };
}

/** Whether a measure is the first of two sums divided by the second. */
function isRatio(measure: Measure): boolean {
  return measure === 'rate' || measure === 'share' || shareSource(measure) !== null;
}

export type ReceiptUnit = 'won' | 'count' | 'tenths';

/** The unit of a measure: whole won, rows, or tenths of a per cent. */
export function unitOf(measure: Measure): ReceiptUnit {
  if (measure === 'projects') return 'count';
  return isRatio(measure) || measure === 'median' ? 'tenths' : 'won';
}

/** The figure that the sums make; null: not reported. */
export function valueOf(measure: Measure, totals: ReceiptTotals): number | null {
  if (measure === 'projects') return totals.rows;
  if (measure === 'median') return medianTenths(totals.governments.flatMap(executionOf)).median;
  const sums = totals.sums.map(({ total }) => total);
  const [first = null, second = null] = sums;
  if (isRatio(measure)) return rateTenths(first, second);
  if (measure === 'difference') return differenceOf(sums.slice(0, -1), sums.at(-1) ?? null);
  return totals.residents === null ? first : perResident(first, totals.residents);
}

/** What a government enters a median with; nothing where either sum is unknown. */
function executionOf({ sums: [spent, current] }: ReceiptSubtotal): Execution[] {
  if (spent?.total == null || current?.total == null) return [];
  return [{ spent: BigInt(spent.total), current: BigInt(current.total) }];
}

/** The four sources together minus the current budget; null where either is unknown. */
export function differenceOf(sources: readonly (Won | null)[], current: Won | null): Won | null {
  const { total } = sumWon(sources);
  return total === null || current === null ? null : won(total - current);
}
