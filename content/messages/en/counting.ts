import type { counting as korean } from '@/content/messages/ko/counting';

export const counting: typeof korean = {
  thresholdBy: 'Threshold',
  thresholdByHint:
    'A proposal below it is not chosen, even if money is left: such proposals are taken out before the votes are counted.',
  noThreshold: 'None',
  figures: {
    votes: 'Votes (ballots that choose the proposal)',
    points: 'Sum of points',
    'share-of-ballots': 'Share of ballots that choose it (%)',
    'points-per-ballot': 'Points for each ballot',
    'share-of-votes': 'Share of the votes of all proposals (%)',
    'share-of-points': 'Share of the points of all proposals (%)',
    'share-of-best': 'Votes against those of the proposal with the most (%)',
    'share-of-best-points': 'Points against those of the proposal with the most (%)',
  },
  thresholdAtLeast: 'At least',
  thresholdAtLeastHint: 'For votes and points the number; for shares per cent: 5 for 5 %.',
  least: {
    votes: (n) => `Only what gets ${n} votes or more can be chosen.`,
    points: (n) => `Only what gets ${n} points or more in all can be chosen.`,
    'share-of-ballots': (n) => `Only what ${n} % of ballots or more choose can be chosen.`,
    'points-per-ballot': (n) => `Only what gets ${n} points or more for each ballot can be chosen.`,
    'share-of-votes': (n) => `Only what gets ${n} % of all votes or more can be chosen.`,
    'share-of-points': (n) => `Only what gets ${n} % of all points or more can be chosen.`,
    'share-of-best': (n) => `Only what gets ${n} % of the most votes or more can be chosen.`,
    'share-of-best-points': (n) => `Only what gets ${n} % of the most points or more can be chosen.`,
  },
  below: 'What is below is not chosen, even if money is left.',

  ownOnly: 'This goes by the votes without those of the panel.',

  panelOf: 'Panel',
  panelOfHint:
    'Where the votes of certain people, such as a committee, are counted together with those of residents: in the share of those people, choose the share whose proposals they decide with. The way of counting, ties and the ceiling are those of that share. Only people who are named for this share on the list, or by their code, may vote. The votes of fewer than 50 members enter the ledger together at closing, and the fewer they are, the easier it is to guess whose a published ballot is.',
  noPanel: 'No (a share in which residents vote)',
  panelOfTrack: (track) => `Decides with “${track}” on its proposals`,
  panelFew:
    'A vote of few people is less secret. Where a panel has fewer than 50 members, its votes wait until closing and enter the ledger together, and the ballots that are published with the result are so few that it is easy to guess whose they are. If all vote alike, everybody knows what each of them chose. Tell the members beforehand, and keep the number of choices low, with an eye on the share of ballots like no other.',
  weight: 'Weight',
  weightHint:
    'Only for a panel, and for the share that it decides with: a whole number from 1. Example: 70 for the share of residents, 30 for the panel.',
  measure: 'What is weighted',
  measureHint:
    'Only where votes are counted by combined scores: for each proposal this figure is multiplied by the weight and added to that of the panel.',
  panelIs: (track, weight) => `A panel that decides with “${track}” on its proposals. Weight: ${weight}.`,
  panelBallot: (ballot, most) => `${ballot} (up to ${most}).`,
  ownWeight: (weight, measure) =>
    `Counted together with a panel. Weight: ${weight}. What is weighted: ${measure}.`,
  panelsAre: (weights, measure) =>
    `Votes are counted together. Weights: ${weights}. What is weighted: ${measure}. The highest combined scores come first.`,
  score: 'Combined score',
  oneFileOnly:
    'The page that counts again takes one ballots file and one rule: it knows no threshold and no panel. To come to the result that was published, count again from all files below.',
  namedOnly: 'Only people named for this vote on the list, or by their code',

  fields: {
    thresholdBy: 'Threshold',
    thresholdAtLeast: 'At least',
    panelOf: 'Panel',
    weight: 'Weight',
    measure: 'What is weighted',
  },
  problems: {
    'threshold-points': 'These ballots give no points. Choose votes, or a share of them.',
    'threshold-needed': 'Say how much is needed.',
    'threshold-idle': 'Choose a threshold, or leave this empty.',
    'threshold-unread': 'Write a number above zero, with four decimals at most.',
    'threshold-whole': 'Votes and sums of points are whole numbers.',
    'threshold-above-all': 'No share is above 100 %.',
    weight: 'Write a whole number from 1 to 1,000.',
    'weight-needed': 'Say the weight. Example: 70',
    'weight-idle': 'Only for a panel, or where combined scores are counted. Leave it empty.',
    'panel-itself': 'It cannot be itself.',
    'panel-counts-alone': 'A panel has no threshold of its own. Set it in the share that it decides with.',
    'panel-has-voters':
      'People were already confirmed as voters of this share, so that it cannot become a panel. Make a new share.',
    'rule-threshold': 'This way of counting needs a threshold. Set it below.',
  },
};
