import type { charts as korean } from '@/content/messages/ko/charts';

export const charts: typeof korean = {
  spentOf: 'Spent of the current budget',
  executionRate: 'Execution rate',
  spent: 'Spent',
  currentBudget: 'Current budget',
  yearGone: (share) => `year gone: ${share}`,
  wholeBudget: '100 % of the budget',
  executionPicture: (rate, gone) =>
    `Bar: ${rate} of the current budget is spent.${gone === null ? '' : ` ${gone} of the year has gone.`}`,
};
