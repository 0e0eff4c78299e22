import { type Relation } from '@/lib/domain/relations/types';

/** Steps of a budget's formulation and change, in their order. */
export const BUDGET_STEPS = [
  'request',
  'adjustment',
  'bill',
  'enacted',
  'supplementary',
  'transfer',
  'carry-over',
] as const;
export type BudgetStep = (typeof BUDGET_STEPS)[number];

/** A department of a government: what its code in a project's row means. */
export const DEPARTMENT: Relation = {
  name: 'department',
  key: ['laf_cd', 'dept_cd'],
  columns: {
    laf_cd: { type: 'text', contract: 'laf_cd', required: true },
    dept_cd: { type: 'text', contract: 'dept_cd', required: true },
    name: { type: 'text', contract: 'dept_nm', required: true },
  },
  government: 'laf_cd',
  year: null,
  part: null,
  through: null,
  repeats: null,
};

/**
 * A step in the formulation or change of a project's budget. `amount` is what was asked or decided; for supplementary
 * budgets, transfers and carry-overs the change.
 */
export const BUDGET_EVENT: Relation = {
  name: 'budget_event',
  key: ['event_id'],
  columns: {
    event_id: { type: 'text', contract: 'id', required: true },
    fyr: { type: 'integer', contract: 'fyr', required: true },
    laf_cd: { type: 'text', contract: 'laf_cd', required: true },
    dept_cd: { type: 'text', contract: 'dept_cd' },
    dbiz_cd: { type: 'text', contract: 'dbiz_cd' },
    account_cd: { type: 'text', contract: 'acnt_dv_cd' },
    step: { type: 'text', contract: 'step', required: true, oneOf: BUDGET_STEPS },
    round: { type: 'integer', contract: 'round' },
    event_on: { type: 'date', contract: 'event_on', required: true },
    amount: { type: 'won', contract: 'amt' },
    note: { type: 'text', contract: 'note' },
  },
  government: 'laf_cd',
  year: { column: 'fyr', ofDate: false },
  part: null,
  through: null,
  repeats: null,
};
