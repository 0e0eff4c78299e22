import { type relations as korean } from '@/content/messages/ko/relations';

export const relations: typeof korean = {
  title: 'What came beside the projects',
  caption: 'Rows by kind and source',
  relation: 'Kind',
  source: 'Source',
  shown: 'Rows shown',
  heldBack: 'Rows stored only',
  withProgram: 'Awards and steps are shown with the subsidy that they belong to.',
  none: 'Nothing has come yet.',
  names: {
    department: 'Departments',
    budget_event: 'Steps of budgets',
    revenue: 'Revenue',
    settlement: 'Settled spending',
    indicator: 'Fiscal indicators',
    contract: 'Contracts',
    subsidy_program: 'Calls for local subsidies',
    subsidy_award: 'Subsidy awards',
    subsidy_event: 'Steps of subsidies',
    series: 'Statistics of 지방재정365',
  },
};
