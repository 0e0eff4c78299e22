import { BUDGET_EVENT, DEPARTMENT } from '@/lib/domain/relations/formulation';
import { CONTRACT, SUBSIDY_AWARD, SUBSIDY_EVENT, SUBSIDY_PROGRAM } from '@/lib/domain/relations/ledgers';
import { INDICATOR, REVENUE, SERIES, SETTLEMENT } from '@/lib/domain/relations/totals';
import { type Relation, type RelationName } from '@/lib/domain/relations/types';

export * from '@/lib/domain/relations/types';
export * from '@/lib/domain/relations/indicator-codes';
export { BUDGET_STEPS, type BudgetStep } from '@/lib/domain/relations/formulation';
export { SUBSIDY_STEPS, type SubsidyStep } from '@/lib/domain/relations/ledgers';
export { REVENUE_STAGES, type RevenueStage } from '@/lib/domain/relations/totals';

/** Every relation beside the projects; one that belongs to another's rows stands after it. */
export const RELATIONS: Readonly<Record<RelationName, Relation>> = {
  department: DEPARTMENT,
  budget_event: BUDGET_EVENT,
  revenue: REVENUE,
  settlement: SETTLEMENT,
  indicator: INDICATOR,
  contract: CONTRACT,
  subsidy_program: SUBSIDY_PROGRAM,
  subsidy_award: SUBSIDY_AWARD,
  subsidy_event: SUBSIDY_EVENT,
  series: SERIES,
};
// Object.keys forgets the literal type of the keys.
export const RELATION_NAMES = Object.keys(RELATIONS) as RelationName[];

/** Those that the contract of the finance database has, in the order in which they are read. */
export const CONTRACT_RELATIONS = RELATION_NAMES.filter((name) => name !== 'series');

/** The columns of a row that are no part of its key, in their order. */
export function valueColumns(relation: Relation): string[] {
  return Object.keys(relation.columns).filter((column) => !relation.key.includes(column));
}

/** Whether a row without this column is kept out. */
export function isRequired(relation: Relation, column: string): boolean {
  return relation.columns[column]?.required === true;
}
