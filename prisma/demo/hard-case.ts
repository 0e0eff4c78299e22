import type { SectionCode } from '@/prisma/demo/facts/fields';

/**
 * What goes wrong in real disclosure data, put into the demo world on purpose. Each case says why it is there; a test
 * finds each in the generated rows. The renamed and the merged governments are in succession.ts.
 */
export interface HardCase {
  id: HardCaseId;
  why: string;
  rows: readonly HardRow[];
}

export type HardCaseId =
  | 'negative-spent'
  | 'negative-budget'
  | 'over-execution'
  | 'no-budget-but-spent'
  | 'internal-transfer'
  | 'to-be-deleted'
  | 'same-name-districts'
  | 'digit-error'
  | 'section-with-letter'
  | 'two-dots'
  | 'missing-amounts'
  | 'below-planned'
  | 'two-departments'
  | 'blank-code'
  | 'untidy-name'
  | 'no-field'
  | 'won-by-residents';

/** Amounts in won: planned, current, four sources (national, province, municipal, other), spent. */
export interface HardRow {
  lafCd: string;
  name: string;
  section: SectionCode | null;
  /** Of the fiscal years shown, 0 the present one, -1 the one before. */
  year: 0 | -1 | -2;
  amounts: readonly [
    cpl: number | null,
    bdg: number | null,
    nat: number | null,
    prov: number | null,
    own: number | null,
    other: number | null,
    spent: number | null,
  ];
  /** Four digits; 0900 where not given. */
  dept?: string;
  /** Blank: the code was not given. */
  code?: string;
  /** The year in its code, where it goes on from another one. */
  codeYear?: 0 | -1 | -2;
}
