import fc from 'fast-check';

interface Money {
  costs: readonly string[];
  budgets: readonly string[];
  /** What the step of Add1 is multiplied by, so that there are few of them. */
  unit?: bigint;
}

/**
 * Costs and budgets that go together: equal ones, thirds, decimals that no double holds, free ones, ones dearer than the budget, and
 * trillions of won that differ by one.
 */
const MONEY: readonly Money[] = [
  { costs: ['1', '2', '3'], budgets: ['1', '2', '4', '5', '7'] },
  { costs: ['2', '2', '4', '5', '6'], budgets: ['7', '10', '11', '20'] },
  { costs: ['0.1', '0.2', '0.3', '0.7'], budgets: ['0.3', '0.6', '0.7', '1', '1.1'] },
  { costs: ['0.9', '1', '1.09', '1.1', '2'], budgets: ['2', '3.1', '4', '4.2'] },
  { costs: ['0', '1', '2'], budgets: ['0', '1', '2', '3'] },
  { costs: ['1', '2', '3', '9', '9.5'], budgets: ['3', '6', '9'] },
  { costs: ['3', '6', '7', '12', '13.5'], budgets: ['12', '20', '25'] },
  // Costs that a whole electorate can just pay.
  { costs: ['1', '2', '4', '8'], budgets: ['1', '2', '4', '8'] },
  // Enough steps for the money to be raised by many at a time.
  { costs: ['20', '30', '41', '60'], budgets: ['70', '97', '120'] },
  { costs: ['12', '24', '25', '36'], budgets: ['36', '60', '61'] },
  {
    costs: ['999999999999', '1000000000000', '1000000000001', '2000000000002'],
    budgets: ['2000000000001', '3000000000000', '4000000000003'],
    unit: 70_000_000_003n,
  },
];

/** As text "10" comes before "2", and Hangul after Latin. */
const IDS = ['1', '2', '9', '10', 'a', 'B', 'b', '가', '나', '10a'] as const;

const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
type VoteType = (typeof VOTE_TYPES)[number];

const POINTS: Readonly<Record<VoteType, readonly string[]>> = {
  approval: ['1'],
  'choose-1': ['1'],
  ordinal: ['1'],
  cumulative: ['0', '1', '2', '3.5', '0.1', '0.7', '1.1'],
  scoring: ['-1', '0', '1', '2', '5'],
};
const THRESHOLDS = [null, '1', '2', '1.1', '0.7', '2.2'];

export interface RandomElection {
  /** The election as a `.pb` file. */
  text: string;
  /** The step of Add1. */
  increment: bigint;
}

interface Drawn {
  voteType: VoteType;
  money: { costs: readonly string[]; budget: string; unit: bigint };
  ids: readonly string[];
  threshold: string | null;
  /** Whether all ballots name the first project too. */
  common: boolean;
  /** By voter: the projects that the ballot names, in its order. */
  choices: readonly (readonly string[])[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    voteType: fc.constantFrom(...VOTE_TYPES),
    money: fc.constantFrom(...MONEY),
    ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 8 }),
    threshold: fc.constantFrom(...THRESHOLDS),
  })
  .chain(({ voteType, money, ids, threshold }) =>
    fc.record({
      voteType: fc.constant(voteType),
      ids: fc.constant(ids),
      threshold: fc.constant(threshold),
      common: voteType === 'choose-1' ? fc.constant(false) : fc.boolean(),
      money: fc.record({
        costs: fc.tuple(...ids.map(() => fc.constantFrom(...money.costs))),
        budget: fc.constantFrom(...money.budgets),
        unit: fc.constant(money.unit ?? 1n),
      }),
      choices: fc.array(fc.shuffledSubarray(ids, voteType === 'choose-1' ? { maxLength: 1 } : {}), {
        minLength: 0,
        maxLength: 12,
      }),
    }),
  );

/** Elections of few projects and voters, made so that ties and sums that a double gets wrong are frequent. */
export const randomElection: fc.Arbitrary<RandomElection> = drawn.chain(
  ({ voteType, money, ids, threshold, common, choices: named }) => {
    const first = ids.slice(0, common ? 1 : 0);
    const choices = named.map((ballot) => [...new Set([...ballot, ...first])]);
    return fc.record({
      increment: fc.bigInt({ min: 1n, max: 5n }).map((steps) => steps * money.unit),
      text: fc
        .tuple(
          ...choices.map((ballot) => fc.tuple(...ballot.map(() => fc.constantFrom(...POINTS[voteType])))),
        )
        .map((points) =>
          [
            ...['META', 'key;value', `vote_type;${voteType}`, `budget;${money.budget}`],
            ...(threshold === null ? [] : [`min_project_score_threshold;${threshold}`]),
            ...['PROJECTS', 'project_id;cost', ...ids.map((id, at) => `${id};${money.costs[at] ?? '0'}`)],
            ...['VOTES', 'voter_id;vote;points'],
            ...choices.map((ballot, at) => `v${at};${ballot.join(',')};${points[at]?.join(',') ?? ''}`),
            '',
          ].join('\n'),
        ),
    });
  },
);
