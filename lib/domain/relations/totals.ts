import { type Relation } from '@/lib/domain/relations/types';

export const REVENUE_STAGES = ['budget', 'revised', 'settled'] as const;
export type RevenueStage = (typeof REVENUE_STAGES)[number];

const GOVERNMENT_YEAR = {
  fyr: { type: 'integer', contract: 'fyr', required: true },
  laf_cd: { type: 'text', contract: 'laf_cd', required: true },
} as const;

const BY_GOVERNMENT_YEAR = {
  government: 'laf_cd',
  year: { column: 'fyr', ofDate: false },
  through: null,
  repeats: null,
} as const;

/** Revenue of a government by year, stage and item (세입과목). */
export const REVENUE: Relation = {
  name: 'revenue',
  key: ['laf_cd', 'fyr', 'stage', 'item_cd'],
  columns: {
    ...GOVERNMENT_YEAR,
    stage: { type: 'text', contract: 'stage', required: true, oneOf: REVENUE_STAGES },
    item_cd: { type: 'text', contract: 'source_cd', required: true },
    item_nm: { type: 'text', contract: 'source_nm', required: true },
    amount: { type: 'won', contract: 'amt' },
  },
  ...BY_GOVERNMENT_YEAR,
  part: null,
};

/** Settled (결산) expenditure by field and section. */
export const SETTLEMENT: Relation = {
  name: 'settlement',
  key: ['laf_cd', 'fyr', 'field_cd', 'section_cd'],
  columns: {
    ...GOVERNMENT_YEAR,
    field_cd: { type: 'text', contract: 'fld_cd', required: true },
    field_nm: { type: 'text', contract: 'fld_nm', required: true },
    section_cd: { type: 'text', contract: 'part_cd', required: true },
    section_nm: { type: 'text', contract: 'part_nm', required: true },
    amount: { type: 'won', contract: 'ep_amt' },
  },
  ...BY_GOVERNMENT_YEAR,
  part: null,
};

/** A published ratio, by year and basis: original budget, final budget, settlement; and the definition where there are two. */
export const INDICATOR: Relation = {
  name: 'indicator',
  key: ['laf_cd', 'fyr', 'code', 'basis'],
  columns: {
    ...GOVERNMENT_YEAR,
    code: { type: 'text', contract: 'code', required: true },
    basis: { type: 'text', contract: 'basis' },
    name: { type: 'text', contract: 'nm', required: true },
    unit: { type: 'text', contract: 'unit', required: true },
    value: { type: 'decimal', contract: 'value' },
  },
  ...BY_GOVERNMENT_YEAR,
  part: 'code',
};

/**
 * A row of a published dataset of 지방재정365 that is none of the typed ones. `item_cd` tells a government's rows of a year
 * apart (a field and section, a revenue item, a festival; `''` where there is one row), `basis` the day or stage where the
 * dataset has several. The figures carry the publisher's column names, each with its unit.
 */
export const SERIES: Relation = {
  name: 'series',
  key: ['dataset', 'fyr', 'laf_cd', 'item_cd', 'basis'],
  columns: {
    dataset: { type: 'text', contract: null, required: true },
    ...GOVERNMENT_YEAR,
    item_cd: { type: 'text', contract: null },
    basis: { type: 'text', contract: null },
    item_nm: { type: 'text', contract: null },
    figures: { type: 'figures', contract: null, required: true },
  },
  ...BY_GOVERNMENT_YEAR,
  part: 'dataset',
};
