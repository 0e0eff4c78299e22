import { describe, expect, it } from 'vitest';
import { groupOf, isRaised } from '@/lib/domain/participation/rule-groups';

describe('families of rules', () => {
  it.each([
    ['greedy_no_skip', 'greedy'],
    ['mes_card', 'shares'],
    ['mes_cost+greedy_completion', 'completed'],
    ['mes_points_x_cost+add1u', 'completed'],
    ['seq_phragmen', 'phragmen'],
  ])('%s is %s', (rule, group) => {
    expect(groupOf(rule)).toBe(group);
  });

  it('knows which rules have a step', () => {
    expect(isRaised('mes_cost+add1u')).toBe(true);
    expect(isRaised('mes_cost+greedy_completion')).toBe(false);
    expect(isRaised('mes_cost')).toBe(false);
  });
});
