import { DELIVERY_RULES } from '@/lib/domain/rules/delivery-rules';
import { GOVERNMENT_RULES } from '@/lib/domain/rules/government-rules';
import { PROJECT_RULES } from '@/lib/domain/rules/project-rules';
import { type RuleText } from '@/lib/domain/rules/types';

export * from '@/lib/domain/rules/delivery-rules';
export * from '@/lib/domain/rules/government-rules';
export * from '@/lib/domain/rules/project-rules';
export * from '@/lib/domain/rules/types';

/** Every rule of the ledger by its id, in the order in which they are shown. */
export const RULES = { ...PROJECT_RULES, ...GOVERNMENT_RULES, ...DELIVERY_RULES } as const;

export type RuleId = keyof typeof RULES;
export type ProjectRuleId = keyof typeof PROJECT_RULES;
export type Rule = RuleText & { id: RuleId };

// The keys of the constant are its ids.
export const RULE_IDS = Object.keys(RULES) as RuleId[];
export const PROJECT_RULE_IDS = Object.keys(PROJECT_RULES) as ProjectRuleId[];

/** Raised whenever a rule or threshold changes: everything is then gone through again with the next run. */
export const RULES_VERSION = 1;

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}

export function ruleOf(id: RuleId): Rule {
  return { id, ...RULES[id] };
}
