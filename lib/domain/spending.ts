import type { CountFigure, RateFigure, WonFigure } from '@/lib/domain/figure';

/** What may be spent, what was spent, and the second as a share of the first. */
export interface UseFigures {
  current: WonFigure;
  spent: WonFigure;
  rate: RateFigure;
}

/** One field (분야) of the functional classification, internal transfers left out. */
export interface FieldLine extends UseFigures {
  /** Empty where the source names no field. */
  code: string;
  /** Its share of the whole current budget, internal transfers left out. */
  share: RateFigure;
  projects: CountFigure;
}

/** The four funding sources of the current budget. */
export interface Funding {
  national: WonFigure;
  province: WonFigure;
  municipal: WonFigure;
  other: WonFigure;
  /** Their sum minus the current budget; null where either is unknown. */
  difference: WonFigure;
}

/** Transfers between a government's own accounts and repayments: reported, and left out of comparisons. */
export interface InternalTransfers {
  projects: CountFigure;
  current: WonFigure;
  spent: WonFigure;
}

/** In how many projects an amount was not reported. */
export interface MissingCounts {
  planned: number;
  current: number;
  spent: number;
  sources: number;
}

/** The amounts of one government, or of one tier, in a fiscal year. */
export interface Spending extends UseFigures {
  year: number;
  /** The newest day among the rows. */
  asOf: string;
  projects: CountFigure;
  planned: WonFigure;
  /** The same without internal transfers: what is compared. */
  comparable: UseFigures;
  /** Null where there are none. */
  internal: InternalTransfers | null;
  funding: Funding;
  /** Largest first. */
  fields: FieldLine[];
  missing: MissingCounts;
}
