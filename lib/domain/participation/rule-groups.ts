/** The families of rules, as they are offered. */
export const RULE_GROUPS = ['greedy', 'shares', 'completed', 'phragmen'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** The family of a rule, by its published name. */
export function groupOf(rule: string): RuleGroup {
  if (rule.startsWith('greedy')) return 'greedy';
  if (rule === 'seq_phragmen') return 'phragmen';
  return rule.includes('+') ? 'completed' : 'shares';
}

/** Whether the rule raises the money of each voter by a step. */
export const isRaised = (rule: string) => rule.includes('+add1');
