import type { home as korean } from '@/content/messages/ko/home';

export const home: typeof korean = {
  title: 'The treasuries of Korea’s local governments, open',
  description:
    'What each local government of Korea may spend this year and what it has spent: by field, by funding source, by project.',
  openingExisting: (day, upper, lower) =>
    `On ${day} Korea had ${upper} upper-tier governments (provinces and metropolitan cities) and ${lower} lower-tier ones (cities, counties and districts).`,
  openingReporting: (year, upper, lower) =>
    `For ${year}, ${upper} of the upper tier and ${lower} of the lower tier have reported.`,
  openingClosed: 'The amounts include what {closed} reported for the year before ceasing to exist.',
  openingTier:
    'Head offices (the provinces and metropolitan cities themselves) may spend {upper} and have spent {upperRate} of it; cities, counties and districts may spend {lower} and have spent {lowerRate}.',
  openingTermNote:
    'What may be spent is the current budget (planned for the year, plus money carried over, reserves and transfers) without internal transfers (money moved within a government).',
  nothingReported: 'No data have been received yet',

  findTitle: 'Find a government',
  findLead:
    'Type a name, or choose a province or metropolitan city to see the cities, counties and districts in it.',
  listTitle: 'All governments',
  findIndex: 'Provinces and metropolitan cities',
  headOffice: (name) => `${name}, head office`,
  noLowers: 'It has no cities, counties or districts of its own.',
  closedGovernments: 'Governments that no longer exist',
  searchTitle: 'Find a government or a project by name',
  searchHint:
    'Governments in Korean or English; projects in Korean, as published: 도서관 (library), 놀이터 (playground)',
  searchButton: 'Search',

  nationTitle: (year) => `The nation in ${year}`,
  nationWhy:
    'Head offices and the lower tier (cities, counties and districts) are shown apart and never added up: money that a head office hands down is booked by both, so a sum would count it twice.',
  nationPart:
    'Only some projects of each government have been received. The amounts on this page are sums over those, not the amounts of the nation.',
  nationSample: 'The amounts on this page are sums over a sample of invented projects. They are not real.',
  tierCaption: (day) =>
    `Budget and spending of head offices and lower tier, without internal transfers, as of ${day}`,
  tier: 'Tier',
  upper: 'Head offices of the upper tier',
  lower: 'Cities, counties, districts',
  rowsOf: (tier) => `rows behind: ${tier}`,
  governments: 'Governments in the sum',
  internalUpper: '{projects} projects of head offices with {current}',
  internalLower: '{projects} projects of the lower tier with {current}',
  internalText:
    'Internal transfers (money moved or paid back between accounts and funds of the same government) left out: {list}.',
  fieldsUpperTitle: 'Head offices by field',
  fieldsLowerTitle: 'Cities, counties and districts by field',
  fieldsCaptionUpper: (day) =>
    `Head offices: budget and spending by field, without internal transfers, as of ${day}`,
  fieldsCaptionLower: (day) =>
    `Cities, counties, districts: budget and spending by field, without internal transfers, as of ${day}`,
};
