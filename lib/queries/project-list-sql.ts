import type { ProjectFilter, ProjectList, ProjectSort, ProjectState } from '@/lib/domain/project-list';

const AMOUNTS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];

/** Conditions on `project p`. Every state but `removed` speaks of what is in the source now. */
const STATES: Record<ProjectState, string> = {
  overspent: 'p.spent > p.current_budget',
  unspent: 'p.spent = 0',
  negative: `least(${AMOUNTS.map((name) => `p.${name}`).join(', ')}) < 0`,
  missing: `num_nulls(${AMOUNTS.map((name) => `p.${name}`).join(', ')}) > 0`,
  internal: 'is_internal_transfer(p.name)',
  removed: 'p.removed_as_of IS NOT NULL',
};

const SORTS: Record<ProjectSort, string> = {
  current: 'p.current_budget',
  spent: 'p.spent',
  rate: 'p.spent::numeric / nullif(p.current_budget, 0)',
  name: 'p.name COLLATE "C"',
};

/** The rows of `project p` that an address asks for, as a condition with its values. @param codes of one government */
export function projectConditions(
  codes: readonly string[],
  year: ProjectList['year'],
  { field, account, q, code, state }: ProjectFilter,
): { where: string; values: unknown[] } {
  const values: unknown[] = [codes];
  const conditions = ['p.laf_cd = ANY($1)', 'p.serving'];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === null) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  conditions.push(state === null ? 'p.removed_as_of IS NULL' : stateCondition(state));
  add(typeof year === 'number' ? year : null, (place) => `p.fyr = ${place}`);
  if (field === 'none') conditions.push('p.field_cd IS NULL');
  else add(field, (place) => `p.field_cd = ${place}`);
  add(account, (place) => `p.account_nm = ${place}`);
  add(code, (place) => `p.dbiz_cd = ${place}`);
  add(q, (place) => `strpos(${SEARCHED('p.name')}, ${SEARCHED(`${place}::text`)}) > 0`);
  return { where: conditions.join(' AND '), values };
}

/** Blanks, letter case and the two separators do not count when a name is looked for. */
const SEARCHED = (text: string) => `lower(translate(${text}, E'\\u318D \\u3000', '·'))`;

function stateCondition(state: ProjectState): string {
  return state === 'removed' ? STATES.removed : `p.removed_as_of IS NULL AND ${STATES[state]}`;
}

/** What was not reported comes last in either direction. */
export function projectOrder(sort: ProjectSort, order: 'asc' | 'desc'): string {
  return `${SORTS[sort]} ${order === 'asc' ? 'ASC' : 'DESC'} NULLS LAST, p.fyr DESC, p.id`;
}
