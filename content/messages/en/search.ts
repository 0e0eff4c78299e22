import type { search as korean } from '@/content/messages/ko/search';

export const search: typeof korean = {
  title: 'Search projects',
  titleOf: (q) => `Search for “${q}”`,
  description:
    'Find projects of every local government by name, and narrow them by fiscal year, province, government, field and account.',
  lead: 'Project names are Korean, as published. Any part of a name will do; spacing does not matter, and initial consonants (ㄷㅅㄱ) work too. Of several words, all must be met. A word may also name a government, in Korean or English.',
  words: 'Words',
  wordsHint: 'For example 청년월세 (rent support for the young), Suwon 도서관 (libraries of Suwon), ㄷㅅㄱ',
  offers: { list: 'Suggestions', government: 'government', projects: '{count} projects' },
  submit: 'Search',
  apply: 'Apply',
  narrow: 'Narrow down',
  sort: 'Sort by',
  sorts: {
    relevance: 'relevance',
    current: 'current budget',
    spent: 'amount spent',
    rate: 'execution rate',
    name: 'name',
  },
  withRemoved: 'Include projects no longer published',
  facets: {
    year: 'Fiscal year',
    upper: 'Province or metropolitan city',
    government: 'Government',
    field: 'Field',
    account: 'Account',
  },
  chosen: (facet, chosen) => `${facet} (${chosen} chosen)`,
  projects: (count) => count,
  moreValues: (count) => `${count} more appear when other conditions narrow the list.`,
  active: 'Conditions now',
  remove: (what) => `remove ${what}`,
  clear: 'Remove all conditions',
  wordsChip: (q) => `words “${q}”`,
  governments: 'Governments of this name',
  governmentsLead: 'Where several share a name, all are listed.',
  results: 'Projects found',
  total: (count) => `Projects found: ${count}.`,
  totalAll: (count) => `Projects in all: ${count}.`,
  shown: (from, to) => `Showing ${from} to ${to}.`,
  standIn:
    'The search server does not answer at the moment. The portal’s own search answers meanwhile: it is as exact, and may take longer.',
  helped: {
    particles: (used) => `No project has the words as typed. Without their particles, “${used}” finds these.`,
    spelling: (used) =>
      `No project has the words as typed. These have “${used}”, which is spelt nearly the same.`,
    parts: (used) => `No project has the words as typed. These have them apart: “${used}”.`,
  },
  caption: 'Current budget, amount spent and execution rate of the projects found',
  name: 'Project',
  government: 'Government',
  year: 'Fiscal year',
  internal: 'internal transfer',
  removed: (day) => `no longer published since ${day}`,
  byGovernment: 'found by its government, not its name',
  sourceHint: 'Each project has its own date, in the table. The date below is the newest on this page.',
  nothing: 'No project meets these conditions',
  nothingFor: (q) => `No project matches “${q}”`,
  noData: 'No data have been received yet',
  help: {
    shorter: 'Try fewer or shorter words. Only projects that have all of them are found.',
    spelling:
      'Check the spelling. Spacing and capitals do not matter, the letters do. Project names are in Korean.',
    filters: 'Remove some of the conditions.',
    removed: 'The project may no longer be published.',
    status: 'See which data were received, and when',
    everywhere: (q) => `Search for “${q}” without other conditions`,
    withRemoved: 'Include projects no longer published',
    all: 'See all projects',
  },
  beyond: (page, last) => `There is no page ${page}. The last one is page ${last}.`,
  lastPage: 'Go to the last page',
  tooSlow: 'The search took too long and was stopped. Add a word or a condition to narrow it.',
  problemsTitle: 'Conditions that could not be read',
  problemsText: 'They were left out.',
  queryProblems: {
    'unclosed-quote': (text) =>
      `The quotation mark is not closed: ${text}. What follows it was taken as words.`,
    'unknown-name': (text) =>
      `There is no condition “${text}:”. There are government, field, account, year, budget, spent and rate. It was taken as words.`,
    'no-value': (text) => `“${text}” says nothing: put a value behind it, such as year:2026.`,
    'not-comparable': (text) =>
      `“${text}”: only year, budget, spent and rate can be compared. Write a colon here.`,
    'not-excludable': (text) =>
      `“${text}”: a condition cannot be left out with a minus sign. Words and phrases can.`,
    year: (text) => `Fiscal year “${text}”: it must be four digits, such as year:2026 or year:2023..2026.`,
    amount: (text) =>
      `“${text}” is no amount. Write for example spent>1억, spent>=3억 5천만 or budget:100000000..200000000.`,
    rate: (text) => `“${text}” is no rate. Write for example rate<30% or rate>=99.5.`,
    'impossible-range': (text) => `“${text}” leaves nothing: the conditions before it exclude it.`,
    'too-many-parts': () => 'There are more than 40 conditions and words. The rest was left out.',
    'unknown-government': (text) =>
      `No government is called “${text}”. Write its name as 수원, 서울 중구 in quotation marks, Suwon, or its code of seven digits.`,
    'unknown-field': (text) =>
      `No field has “${text}” in its name. Write for example field:복지 or field:culture.`,
    'unknown-account': (text) => `No account has “${text}” in its name. Write for example account:일반회계.`,
  },
  problems: {
    unknown: (parameter) => `There is no condition “${parameter}”.`,
    repeated: (parameter, value) => `“${parameter}” can be given once only: ${value}`,
    'too-many': (parameter, value) =>
      `“${parameter}” has too many values: ${value}. At most 300 are allowed.`,
    'too-long': (_parameter, value) =>
      `The words are too long: “${value}”. At most 200 characters are allowed.`,
    'too-many-words': (_parameter, value) => `There are too many words: “${value}”. At most 12 are allowed.`,
    'no-letters': (_parameter, value) => `“${value}” has no letters or digits.`,
    year: (_parameter, value) => `Fiscal year “${value}”: it must be four digits, from 1990 to 2200.`,
    government: (_parameter, value) => `Government code “${value}”: it must be seven digits.`,
    'unknown-government': (_parameter, value) => `Government code “${value}”: no government ever had it.`,
    field: (_parameter, value) =>
      `Field code “${value}”: it must be one of the 14 codes, such as 080, or none.`,
    account: (_parameter, value) => `Account name “${value}”: at most 100 characters are allowed.`,
    choice: (parameter, value) => `“${value}” is not among the choices of “${parameter}”.`,
    page: (_parameter, value) => `Page “${value}”: it must be a number from 1 to 1,000,000.`,
    size: (_parameter, value) => `Page size “${value}”: it must be a number from 1 to 100.`,
  },
};
