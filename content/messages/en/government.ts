import type { government as korean } from '@/content/messages/ko/government';

export const government: typeof korean = {
  title: (name, year) => `${name}: budget and spending ${year}`,
  titleWithoutYear: (name) => `${name}: budget and spending`,
  description: (name, year, day) =>
    `What ${name} may spend in ${year} and what it has spent: by field, by funding source, by project. As of ${day}.`,
  descriptionEmpty: (name) => `Budget and spending of ${name}: nothing reported yet.`,

  openingCurrent: (name, year) => `In ${year} ${name} may spend {current} (its {term}).`,
  openingPart: (name, year) =>
    `The {projects} projects of ${name} received so far may spend {current} in ${year} (their {term}).`,
  openingSpent: (day) =>
    `By ${day}, {spent} had been spent: an execution rate (spent as a share of the current budget) of {rate}.`,
  openingSpentBelowZero: (day) =>
    `Spending recorded by ${day} is {spent}, and the execution rate (spent as a share of the current budget) {rate}.`,
  openingComparable: 'Without internal transfers (money moved between its own accounts) the rate is {rate}.',
  openingPeers: (peers, reporting) =>
    `Among ${peers}, the median of the ${reporting} that reported is {median}.`,
  openingField: 'The field with the largest budget is {field} ({share}).',

  partTitle: 'Only some of the projects',
  partText: (name) =>
    `No data set with all projects of ${name} has been received yet. Every amount and rate on this page is that of the projects received, not of ${name} as a whole. Projects may stand for different days; the date given is the latest of them.`,
  sampleTitle: 'Demo data',
  sampleText: (projects) =>
    `A sample of ${projects} invented projects. This is neither the real list of projects nor the real total.`,
  headOfficeText: (name) =>
    `These are the amounts of the head office of ${name}: the upper-tier government itself, without the cities, counties and districts in it. It hands money down to them, so adding their amounts to these would count the same money twice. They are never added up here.`,
  closedTitle: 'A government that no longer exists',
  closedText: (name, day) =>
    `${name} ceased to exist on ${day}. Whatever was reported before then is kept here.`,
  closedSuccessors: 'Followed by: {successors}',
  outdatedText: (name, year) =>
    `${name} did not exist in ${year}, yet data came under its code. They are shown as received.`,
  oldCodeText: (code, name) =>
    `The figures of this year were reported under the older code ${code} (${name}). Only the code changed, so they are shown on this page.`,
  alsoUnderText: (code, name) =>
    `Figures of the same year were also reported under code ${code} (${name}): current budget {current}, spent {spent}. Figures under different codes are not added up.`,
  predecessors: 'Took over from',
  code: (code) => `Government code ${code}`,

  amountsTitle: 'What may be spent, and what was',
  amountsCaption: (day) => `Budget and spending as of ${day}`,
  what: 'Amount',
  meaning: 'Meaning',
  amount: 'Total',
  perResident: 'Per resident',
  residentsNote: (residents, year) =>
    `Per resident: divided by the ${residents} registered residents at the end of ${year}. Not adjusted for prices.`,
  residentsUnknown: 'Registered residents have not been counted yet, so there are no amounts per resident.',
  overText:
    'More was spent than the current budget. The source says so and it is shown unchanged: the budget may have been updated late, or an entry may be wrong.',
  belowText:
    'Spending is below zero. Corrections and repayments of earlier spending can do that. The value is shown as the source has it.',
  internalText:
    '{projects} projects with {current} are internal transfers: money moved or paid back between accounts and funds of the same government (their names contain 내부거래 or 보전지출). They are in the amounts above and left out of the table by field and of comparisons. Without them {comparable} may be spent, and the execution rate is {rate}.',
  internalLink: 'See the internal transfers',
  missing: (what, projects) =>
    `Projects for which this was not reported (${what.toLowerCase()}): ${projects}.`,
  missingRule: 'A missing amount is not counted as zero; it is left out of the sums.',
  missingLink: 'See projects with missing amounts',

  fieldsTitle: 'By field',
  fieldsFinding: (field) => `${field} has the largest budget, {share} of the whole.`,
  fieldsCaption: (day) => `Budget and spending by field, without internal transfers, as of ${day}`,
  fieldsTotal: 'Total without internal transfers',
  projects: 'Projects',
  fundingTitle: 'By funding source',
  fundingLead: 'Where the money that may be spent comes from.',
  fundingCaption: (day) => `Funding of the current budget as of ${day}`,
  fundingTies: 'The four sources add up to the current budget.',
  fundingDiffers:
    'The four sources together minus the current budget make {difference}. That is how the source has it.',
  fundingMissing: (projects) => `Projects without all four sources reported: ${projects}.`,
  largestTitle: (n) => `The ${n} largest projects`,
  largestLead:
    'By current budget, internal transfers left out. Project names are shown as published, in Korean.',
  largestCaption: (day) => `Largest projects by current budget as of ${day}`,
  allProjects: 'See all its projects',
  yearsTitle: 'Year by year',
  yearsCaption: 'Budget and spending by fiscal year',
  reporter: 'Reported by',
  ancestorKinds: {
    merged: 'before the merger',
    split: 'before the division',
    moved: 'older code',
    renamed: 'older code',
  },
  yearsAncestors:
    'Figures from before a merger or division are as the governments of that time reported them; they are not added up.',
  yearsNote: 'Rates of years with different as-of dates cannot be compared directly.',
  year: 'Fiscal year',
  latestAndAll: (name) => `Latest data and all years of ${name}`,

  peersTitle: 'Similar governments',
  peersSummary: (label, members) => `Compared with: ${label} (${members})`,
  peersRule:
    'Governments of the same kind (metropolitan city, province, city, county, district) with a similar number of residents. A median is given where five or more reported: the middle one of their execution rates, internal transfers left out.',
  peerKinds: {
    metropolitan: 'metropolitan cities',
    province: 'provinces',
    city: 'cities',
    county: 'counties',
    district: 'districts',
  },
  peersAll: (kind) => `all ${kind}`,
  peersUnder: (kind, below) => `${kind} with fewer than ${below} residents`,
  peersBetween: (kind, from, below) => `${kind} with ${from} to ${below} residents`,
  peersFrom: (kind, from) => `${kind} with ${from} residents or more`,
  neighboursTitle: 'Related governments',
  upper: 'Part of',
  lowers: (n) => `Its ${n} cities, counties and districts`,

  sourceWhole: (day) => `Checked in full on ${day}.`,
  sourcePart: 'The data contain only some of the projects.',
  rows: 'rows behind it',
  csv: 'rows as CSV',
  citationTitle: 'Citation',
  citation: (name, year, day) => `Open Gotgan, “${name}: budget and spending ${year}”, as of ${day}.`,
  citationNote:
    'Every amount links to a receipt whose address and content never change. Cite that address in articles and reports.',

  notReported: (year) => `Nothing has been reported for ${year} yet`,
  notReportedAtAll: 'Nothing has been reported yet',
  notReportedClosed: 'No data of it have been received',
  otherYearsLink: 'See the years with data',

  listTitle: (name) => `Projects of ${name}`,
  listTitleYear: (name, year) => `Projects of ${name}, ${year}`,
  listDescription: (name) =>
    `Every budget project of ${name}: current budget, spending, execution rate. Filter and search.`,
  listLead: (total) => `${total} projects match.`,
  listCaption: 'Budget and spending by project',
  filters: 'Filters',
  filterYear: 'Fiscal year',
  filterAllYears: 'All years',
  filterField: 'Field',
  filterAccount: 'Account',
  filterText: 'Project name',
  filterTextHint: 'in Korean; spaces do not matter',
  filterState: 'State',
  filterAll: 'All',
  choice: (name, projects) => `${name} (${projects})`,
  apply: 'Show',
  reset: 'Clear all filters',
  ofCode: (code) => `Only project code ${code} is shown.`,
  nothingFound: 'No project matches. Try fewer conditions',
  states: {
    overspent: 'Spent above budget',
    unspent: 'Nothing spent',
    negative: 'An amount below zero',
    missing: 'An amount missing',
    internal: 'Internal transfers',
    removed: 'No longer in the source',
  },
  marks: {
    negative: 'amount below zero',
    overspent: 'spent above budget',
    'sources-differ': 'sources do not add up',
    'planned-above-current': 'planned above current budget',
    'outdated-government': 'government code not of that year',
    internal: 'internal transfer',
    removed: (day) => `gone from the source on ${day}`,
  },
  listNote:
    'Internal transfers are included. Projects no longer in the source are shown when chosen under “State”. Project and account names are as published, in Korean.',
};
