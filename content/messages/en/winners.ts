import type { winners as korean } from '@/content/messages/ko/winners';

type Detail = Record<string, string | number>;

const SIGNS: Record<string, string> = {
  cut: 'its budget was cut',
  renamed: 'it was renamed',
  'carried-over': 'money that was not spent went into the next year',
  merged: 'it was merged with another winner into one project',
  split: 'it was split over several projects',
  unspent: 'nothing was spent in its year',
  cancelled: 'it is gone from the finance data',
};
const signOf = (d: Detail) => SIGNS[String(d['sign'] ?? '')] ?? '';

/** After the vote: winners, the projects of the finance data that they are tied to, and what became of the money. */
export const winners: typeof korean = {
  title: (process) => `${process}: winners and their money`,
  name: 'Winners and their money',
  description: (process, government) =>
    `Each winner of ${process} (${government}) with the budget projects that pay for it: budgeted, contracted, spent, settled, and what happened after the vote.`,
  link: 'All winners and their money',
  counter: (wonIn, winners, spending) => `Won in ${wonIn}: ${spending} of ${winners} have spent money.`,
  counterRest: (linked, loose) =>
    `${linked} are tied to a project of the finance data. What the other ${loose} spent is not known; they are not counted.`,
  counterAll: 'All winners are tied to a project of the finance data.',
  counterMeaning:
    'A winner counts where one of its projects has spent more than nothing. It counts once, however many projects it has.',
  noWinners: 'No winners yet',
  noWinnersText: 'Once the result is published, the winners and the money for them stand here.',
  yearsTitle: 'By year',
  yearsCaption: 'Winners of each participatory budget, and those that spent money',
  countsTitle: 'Was the money spent?',
  wonIn: 'Won in',
  fyr: 'Budget year',
  winners: 'Won',
  linked: 'Tied to a project',
  spending: 'Spent',
  listTitle: 'By proposal',
  listCaption: 'Winners, and the amounts of the projects they are tied to',
  listText:
    'Amounts are as reported in the finance data. Those budgeted, spent and settled link to their receipts. What was not reported is not known; it is not zero.',
  proposal: 'Proposal',
  project: 'Project',
  notTied: 'No project tied',
  budgeted: 'Budgeted (current)',
  contracted: 'Contracted',
  settled: 'Settled',
  asOf: 'As of',
  notContracted: 'Not known',
  contractsNote:
    'Contracted: published contracts carry no project. Only contracts that an official tied by their number are added up; without any, the amount is not known.',
  settledNote:
    'Settled: the settlement of single projects is not published. What stands here is what was spent as of data after 10 February of the next year, when the books are closed (Local Accounting Act, Article 7).',
  contract: (no, day) => `Contract ${no} (${day})`,
  notSettled: 'Not yet',
  whatHappened: 'What happened since',
  nothingHappened: 'Nothing',
  historyTitle: 'What happened to the money',
  historyText:
    'Changes in the finance data with the day on which this portal saw them. What is over stays here.',
  since: (day) => `since ${day}`,
  sinceTo: (from, to) => `from ${from} to ${to}`,
  projectWon: (year) =>
    `Residents proposed this project, and it won in the participatory budget of ${year}: {proposal}`,

  desk: 'Winners and projects',
  deskTitle: (process) => `${process}: tie projects`,
  deskText:
    'Tie each winner to its project (세부사업) in the finance data. Its budget and spending are then public on the proposal’s page. Winners without a project come first.',
  deskCaption: 'Winners and the projects they are tied to',
  tiedTo: 'Tied to',
  choose: 'Tie',
  chooseOne: (title) => `(${title})`,
  workOn: (n, title) => `Proposal ${n}: ${title}`,
  costs: 'Official cost',
  tied: 'Tied now',
  tiedNone: 'No project is tied yet.',
  candidates: 'Candidates found by name',
  candidatesText:
    'Projects with a like name, department, amount or neighbourhood. None is tied by itself: check what it is for, then choose.',
  candidatesNone: 'No project is like it. Look for one below.',
  grades: { likely: 'Likely', possible: 'Possible', weak: 'Unlikely' },
  reasons: {
    name: 'like name',
    'similar-name': 'somewhat like name',
    department: 'of the department that reviewed it',
    amount: 'about the same amount',
    neighbourhood: 'same neighbourhood',
    shared: 'tied to another winner, too',
  },
  search: 'Find a project',
  words: 'Project name or id',
  wordsHint: 'Words of its name, or the 16 characters at the end of its page’s address.',
  find: 'Find',
  found: (n) => `${n} projects found`,
  foundNone: 'No project found. Try fewer or other words.',
  amounts: 'budget {current}, spent {spent}',
  whole: 'What this project pays for',
  wholeHint: 'A project that pays for other things too has larger amounts than the proposal.',
  wholeChoices: { whole: 'This proposal alone', partly: 'Other things too' },
  tie: 'Tie to this project',
  untie: 'Untie',
  untieReason: 'Why it is untied',
  untieHint: 'Public. At least 5 characters.',
  contractsTitle: 'Contracts',
  contractNo: 'Contract number',
  contractHint: 'As it stands in the contract data.',
  tieContract: 'Tie the contract',
  untieContract: 'Untie this contract',

  fields: {
    whole: 'What this project pays for',
    reason: 'Why it is untied',
    contract: 'Contract number',
    project: 'Project',
  },
  problems: {
    'no-such-project':
      'This government’s data have no such project now, or it is of a year that cannot be tied.',
    'no-such-contract': 'This government’s contract data have no such number.',
    'contract-tied': 'This contract is tied already.',
  },
  said: {
    tied: 'Tied. The proposal’s page shows it soon.',
    untied: 'Untied. The reason is public among the proposal’s steps.',
    'contract-tied': 'The contract is tied.',
    'contract-untied': 'The contract is untied.',
  },
  notices: {
    'winner-tied': {
      title: (d) => `The winner ‘${d['title'] ?? ''}’ is tied to the budget project ‘${d['name'] ?? ''}’`,
    },
    'winner-untied': {
      title: (d) =>
        `The winner ‘${d['title'] ?? ''}’ is no longer tied to the budget project ‘${d['name'] ?? ''}’`,
    },
    'winner-sign': {
      title: (d) => `Project ‘${d['name'] ?? ''}’ of the winner ‘${d['title'] ?? ''}’: ${signOf(d)}`,
    },
    'winner-sign-gone': {
      title: (d) =>
        `Project ‘${d['name'] ?? ''}’ of the winner ‘${d['title'] ?? ''}’: no longer so: ${signOf(d)}`,
    },
  },
};
