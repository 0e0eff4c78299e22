import { ballotTool } from '@/content/messages/en/ballot-tool';
import type { ballot as korean } from '@/content/messages/ko/ballot';

export const ballot: typeof korean = {
  title: 'Vote',
  titleOf: (process) => `Vote: ${process}`,
  states: {
    none: {
      title: 'The rules of the vote are not fixed yet',
      text: 'Once they are, this page shows the rules, the dates and the projects on the ballot.',
    },
    frozen: {
      title: 'The vote is being prepared',
      text: 'The rules are fixed; the key that seals the ballots comes next. Voting lasts from {begins} to {ends}. Until then, check whether you may vote, and read the projects.',
    },
    keyed: {
      title: 'The vote is being prepared',
      text: 'Rules and key are ready; two officers open the vote next. Voting lasts from {begins} to {ends}. Until then, check whether you may vote, and read the projects.',
    },
    ahead: {
      title: 'Voting begins soon',
      text: 'Voting lasts from {begins} to {ends}. You can make your recovery code and choose projects already.',
    },
    on: {
      title: 'You can vote now',
      text: 'You can vote until {ends}. Until then you may vote again as often as the rules allow; only the last ballot counts.',
    },
    ending: {
      title: 'Voting is over',
      text: 'Voting ended at {ends}. Ballots that came in time are being taken in. With your receipt you can check that yours is there.',
    },
    closed: {
      title: 'Voting is over, the count is ahead',
      text: 'Voting ended at {ends}. Several bodies hold parts of the key and open the ballots together. With your receipt you can check that your ballot is there.',
    },
    published: {
      title: 'The result is there',
      text: 'Voting ended at {ends}. The result and all that it was counted from are published.',
    },
  },
  serverTime: (at) => `The server’s time when this page was made: ${at}. Its clock decides.`,
  verifyLink: 'Check your ballot by its receipt',
  resultLink: 'See the result',
  proposalsLink: 'See the proposals',
  noScript:
    'Your ballot is sealed on this device before it is sent, so voting here needs JavaScript. Without it, vote on a machine at a polling place, or on paper. The participatory budget office of your local government tells you where and when.',

  whoTitle: 'May I vote?',
  signInFirst: 'Sign in to vote. The rules and projects below can be read without.',
  signIn: 'Sign in and vote',
  mayVote: (tracks) => `You may vote in: ${tracks}.`,
  issuedTitle: 'Credentials issued in your name',
  issued: 'issued',
  notIssued: 'not issued yet. This device gets it when you send your ballot.',
  issuedHelp:
    'That a credential was issued means only that some device is ready to vote for you. Nobody knows whether you voted, or for what. If you never asked for one and it says that it was issued, tell the election office of your local government at once.',
  paper: 'You were given a paper ballot, so you cannot vote on this site.',
  whyNot: {
    'not-asked': 'You have not checked yet whether you may vote.',
    'case-open': 'The election office is looking at your request. You will be told of its decision.',
  },
  eligibilityLink: 'Check whether you may vote',

  rulesTitle: 'Rules of the vote',
  rulesLead: 'These rules do not change until the vote is over.',
  period: (begins, ends) => `Voting lasts from ${begins} to ${ends}.`,
  rules: {
    approval: (projects, most) => `Choose up to ${most} of ${projects} projects.`,
    knapsack: (projects, most, ceiling) =>
      `Choose up to ${most} of ${projects} projects that cost no more than ${ceiling} together.`,
    points: (projects, most, points) =>
      `Choose up to ${most} of ${projects} projects and give out ${points} points in all, at least one to each.`,
    ranking: (projects, most) =>
      `Choose up to ${most} of ${projects} projects and rank them, the best first.`,
    least: (least) => `If you choose any, choose at least ${least}.`,
    field: (name, most) => `Up to ${most} in the field “${name}”.`,
    limit: 'This page lets nobody choose more than the limits allow.',
    blank: {
      counts: 'A blank ballot, without a choice, can be cast and is counted among the others.',
      apart:
        'A blank ballot, without a choice, can be cast; how many there are is told, and they are left out of the count.',
    },
    ceiling: (amount) => `The budget of this track is ${amount}.`,
    again: (casts) => `Until the end you may vote again (up to ${casts} times). Only the last ballot counts.`,
  },
  projectsOf: (n) => `The ${n} projects on the ballot`,
  projectsCaption: (track) => `Projects on the ballot of ${track}`,
  columns: { number: 'Number', project: 'Project', cost: 'Cost' },

  secretTitle: 'What is secret and what is not',
  secretIs: 'Secret',
  secretIsNot: 'Not secret',
  secret: [
    'What you choose is sealed on this device. Until several bodies join their parts of the key for the count, nobody can open it, this site included.',
    'Who sent a ballot is not recorded. Your credential is signed blindly: the site that signs it cannot tell whose ballot is whose.',
    'Ballots are sent without your sign-in. The site does not know whether you have voted; that is why the reminder before the end goes to everybody who opened a draft.',
  ],
  notSecret: [
    'Whether a credential was issued in your name can be seen by you, the election office and the auditor.',
    'How many ballots there are is public while voting goes on. How many each project has is known to nobody before the result.',
    'Somebody who looks over your shoulder or shares this device cannot be kept out. If you were pressed, vote again before the end: only the last ballot counts.',
  ],
  methodLink: 'More on how secrecy is kept',
  kiosk: {
    text: 'This machine keeps nothing. When you are done the screen is cleared and goes back to the start.',
  },
  tool: ballotTool,
};
