import type { project as korean } from '@/content/messages/ko/project';

export const project: typeof korean = {
  title: (name, government, year) => `${name} · ${government} ${year}`,
  description: (name, government, year) =>
    `‘${name}’, a project of ${government} in ${year}: budget, spending, funding sources and every change.`,
  of: (year) => `A project (the smallest budget unit that is published) of {government} in ${year}.`,
  openingCurrent: 'It may spend {current} (its {term}).',
  openingCurrentMissing: 'What it may spend (the current budget) was not reported.',
  openingSpent: (day) =>
    `By ${day}, {spent} had been spent: an execution rate (spent as a share of the current budget) of {rate}.`,
  openingSpentBelowZero: (day) =>
    `Spending recorded by ${day} is {spent}, and the execution rate (spent as a share of the current budget) {rate}.`,
  openingSpentNoRate: (day) => `By ${day}, {spent} had been spent.`,
  openingSpentMissing: 'What has been spent was not reported.',
  removedTitle: 'Gone from the source',
  removedText: (day, last) =>
    `This project is no longer in the data of ${day}. The amounts below are the last reported, as of ${last}. It may go on under another name or code.`,
  internalText:
    'This is an internal transfer: money moved or paid back between accounts and funds of the same government. Comparisons leave it out.',
  flags: {
    negative: 'An amount is below zero. Corrections and repayments can do that.',
    overspent:
      'More was spent than the current budget. The budget may have been updated late, or an entry may be wrong.',
    'sources-differ': 'The four funding sources do not add up to the current budget.',
    'planned-above-current':
      'The planned amount is above the current budget. The budget may have been cut, or moved to another project.',
    'outdated-government': 'It was reported under the code of a government that did not exist that year.',
  },
  asPublished: 'The values are shown as the source has them.',
  amountsTitle: 'Budget and spending',
  amountsCaption: (day) => `Budget and spending as of ${day}`,
  what: 'Amount',
  amount: 'Total',
  meaning: 'Meaning',
  fundingTitle: 'Funding sources',
  fundingCaption: (day) => `Funding of the current budget as of ${day}`,
  fundingTies: 'The four sources add up to the current budget.',
  fundingDiffers:
    'The four sources together minus the current budget make {difference}. That is how the source has it.',
  fundingUnknown:
    'Not all amounts were reported, so the sources cannot be checked against the current budget.',
  aboutTitle: 'How it is classified',
  government: 'Government',
  historyTitle: 'Every change',
  historyLead:
    'A line is kept for each change of an amount or a name. Nothing is deleted or overwritten. Days on which the same values came again are not listed.',
  historyCaption: 'Changes, newest first',
  historyAsOf: 'As of',
  historyKnown: 'Received',
  historyKind: 'Kind',
  historyWhat: 'What changed',
  kinds: {
    inserted: 'first seen',
    updated: 'changed',
    backdated: 'a value of an earlier day came late',
    removed: 'gone from the source',
    restored: 'back in the source',
  },
  run: (run) => `run ${run}`,
  change: '{what}: {from} → {to}',
  noChange: 'no value changed',
  changed: {
    name: 'Name',
    account: 'Account',
    field: 'Field',
    section: 'Section',
    department: 'Department code',
    projectCode: 'Project code',
  },
  otherYearsTitle: 'The same project in other years',
  otherYearsLink: 'Compare the projects of this code in all years',
  otherYear: (year, name) => `${year}: ${name}`,
  heldBackTitle: 'The same project from other sources',
  heldBackText:
    'Each year of a government is shown from one source alone. These sources have the project too; their rows are kept and held back.',
  heldBack: (source, day) => `${source}, as of ${day}`,
  rows: 'row behind it',
  csv: 'row as CSV',
  citationTitle: 'Citation',
  citation: (name, government, year, day) => `Open Gotgan, “${name}” (${government}, ${year}), as of ${day}.`,
  citationNote:
    'Every amount links to a receipt whose address and content never change. Cite that address in articles and reports.',
};
