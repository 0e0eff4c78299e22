import { amountOf, type Election } from '@/lib/domain/participation/election';
import {
  equalShares,
  type EqualShares,
  type Measure,
  type SharesOptions,
} from '@/lib/domain/participation/equal-shares';
import { type Fraction, fraction, toText } from '@/lib/domain/participation/fraction';
import { greedy, type GreedyKey } from '@/lib/domain/participation/greedy';
import { sequentialPhragmen } from '@/lib/domain/participation/phragmen';
import { supportersOf } from '@/lib/domain/participation/purses';
import { VOTE_TYPES, type VoteType } from '@/lib/domain/participation/pb-types';
import { raised, type Raising, shareOf, type Stop, sumOf } from '@/lib/domain/participation/raise';
import { tiesOf, type TieRule, type Ties } from '@/lib/domain/participation/ties';

export type { Stop };

/** The result of a count, as it is published: ids as text; `order` is the order of funding. */
export interface Tally {
  rule: string;
  ties: TieRule;
  winners: string[];
  /** Whole, or `p/q`, in the file's own unit. */
  cost: number | string;
  order: string[];
  /** The money of each voter in the count that decided; null where the rule gives none. */
  endowment: string | null;
  /** How often the money was raised, and why it was not raised further; null where the rule does not raise it. */
  steps: number | null;
  stop: Stop | null;
  tie_events: number;
  lot_events: number;
}

/** How a rule begins to count and what it counts by. */
interface SharesRule {
  measure: Measure;
  /** Whether ballots count by points or Borda points. */
  worth: boolean;
  /** By what the real money that is left is spent (completion). */
  completion: GreedyKey;
}

const SHARES: Readonly<Record<string, SharesRule>> = {
  mes_cost: { measure: 'worth-and-cost', worth: false, completion: { by: 'votes', perCost: false } },
  mes_card: { measure: 'worth', worth: false, completion: { by: 'votes', perCost: true } },
  mes_points: { measure: 'worth', worth: true, completion: { by: 'scores', perCost: true } },
  mes_points_x_cost: { measure: 'worth-and-cost', worth: true, completion: { by: 'scores', perCost: false } },
  mes_borda: { measure: 'worth', worth: true, completion: { by: 'scores', perCost: true } },
  mes_borda_x_cost: { measure: 'worth-and-cost', worth: true, completion: { by: 'scores', perCost: false } },
};

/** How a count by Equal Shares is completed: by raising the money, by greedy with the real money left, by the one and then the other. */
interface Completion {
  raising: Raising | null;
  greedy: boolean;
}

const COMPLETIONS: Readonly<Record<string, Completion>> = {
  '': { raising: null, greedy: false },
  greedy_completion: { raising: null, greedy: true },
  add1: { raising: { whole: false, untilInfeasible: false }, greedy: false },
  add1u: { raising: { whole: false, untilInfeasible: false }, greedy: true },
  add1_integral: { raising: { whole: true, untilInfeasible: false }, greedy: false },
  add1u_integral: { raising: { whole: true, untilInfeasible: false }, greedy: true },
  add1_integral_until_infeasible: { raising: { whole: true, untilInfeasible: true }, greedy: false },
};

type Greedy = Parameters<typeof greedy>[2];
const votes = (perCost: boolean): GreedyKey => ({ by: 'votes', perCost });
const scores = (perCost: boolean): GreedyKey => ({ by: 'scores', perCost });
const GREEDY: Readonly<Record<string, Greedy>> = {
  greedy_by_votes: { key: votes(false), skip: true },
  greedy_no_skip: { key: votes(false), skip: false },
  greedy_votes_per_cost: { key: votes(true), skip: true },
  greedy_threshold: { key: votes(false), skip: true, threshold: true },
  greedy_by_score: { key: scores(false), skip: true },
  greedy_by_score_no_skip: { key: scores(false), skip: false },
  greedy_score_per_cost: { key: scores(true), skip: true },
  greedy_by_borda: { key: scores(false), skip: true },
  greedy_by_borda_no_skip: { key: scores(false), skip: false },
  greedy_borda_per_cost: { key: scores(true), skip: true },
};

/** Every rule, by the name under which it is published (definitions: docs/tally.md). */
export const RULES: readonly string[] = [
  ...Object.keys(GREEDY),
  ...Object.keys(SHARES).flatMap((base) =>
    Object.keys(COMPLETIONS).map((completion) => (completion === '' ? base : `${base}+${completion}`)),
  ),
  'seq_phragmen',
];

type Counting = 'votes' | 'points' | 'borda';
const countingOf = (rule: string): Counting =>
  /borda/.test(rule) ? 'borda' : /points|score/.test(rule) ? 'points' : 'votes';

/** The kinds of ballots that give what is counted. */
const GIVING: Readonly<Record<Counting, readonly VoteType[]>> = {
  votes: ['approval', 'choose-1'],
  points: ['cumulative', 'scoring'],
  borda: ['ordinal'],
};

/** The kinds of ballots that a rule can count: points want points, Borda wants ranks, votes are in all of them. */
export function ballotsFor(rule: string): readonly VoteType[] {
  const counting = countingOf(rule);
  return counting === 'votes' ? VOTE_TYPES : GIVING[counting];
}

/** The rules that count what a kind of ballots gives; Phragmén and the threshold go with all. */
export function rulesFor(voteType: VoteType): readonly string[] {
  return RULES.filter(
    (rule) =>
      GIVING[countingOf(rule)].includes(voteType) || rule === 'seq_phragmen' || rule === 'greedy_threshold',
  );
}

export interface TallyOptions {
  ties: TieRule;
  /** The step by which the money of each voter is raised, in the file's unit. */
  increment?: bigint;
  /** The ids in the order of a lot. */
  lots?: readonly string[] | null;
  /** Counts after every step of the money, also where nothing can change: for comparing. */
  byStep?: boolean;
}

/** What a count found, beside its published result: for explaining it. */
export interface Counted {
  funded: readonly number[];
  shares: EqualShares | null;
  endowment: Fraction | null;
  steps: number | null;
  stop: Stop | null;
}

/** Counts an election by one rule. @throws RangeError where there is no such rule */
export function tally(election: Election, rule: string, options: TallyOptions): Tally {
  return published(election, rule, options, count(election, rule, options));
}

/** The same, with what the count did on the way. */
export function count(election: Election, rule: string, options: TallyOptions): Counted & { ties: Ties } {
  const ties = tiesOf(election, options.ties, options.lots ?? null);
  const { increment = 1n, byStep = false } = options;
  return { ...countBy(election, rule, { ties, increment, byStep }), ties };
}

const PLAIN = { shares: null, endowment: null, steps: null, stop: null };

function countBy(
  election: Election,
  rule: string,
  { ties, increment, byStep }: { ties: Ties; increment: bigint; byStep: boolean },
): Counted {
  const walk = GREEDY[rule];
  if (walk !== undefined) return { ...PLAIN, funded: greedy(election, ties, greedyOf(election, walk)) };
  if (rule === 'seq_phragmen') return { ...PLAIN, funded: sequentialPhragmen(election, ties) };
  const [base = '', way = ''] = rule.split('+');
  const shares = SHARES[base];
  const completion = COMPLETIONS[way];
  if (shares === undefined || completion === undefined) throw new RangeError(`there is no rule “${rule}”`);
  const options = { measure: shares.measure, supporters: supportersOf(election, shares.worth) };
  const { raising } = completion;
  const counted =
    raising === null
      ? plain(election, ties, options)
      : raised(election, ties, { ...options, raising, increment, byStep });
  return completion.greedy
    ? { ...counted, funded: completed(election, ties, shares, counted.funded) }
    : counted;
}

/** Equal Shares with the budget's part for each ballot. */
function plain(election: Election, ties: Ties, options: Omit<SharesOptions, 'endowment'>): Counted {
  const endowment = shareOf(election);
  const shares = equalShares(election, ties, { ...options, endowment });
  return { ...PLAIN, funded: shares.rounds.map(({ project }) => project), shares, endowment };
}

/** A threshold counts points where ballots give points. */
function greedyOf({ scored }: Election, walk: Greedy): Greedy {
  return walk.threshold === true && scored ? { ...walk, key: { ...walk.key, by: 'scores' } } : walk;
}

/** What is funded, and what the real money left still buys. */
function completed(
  election: Election,
  ties: Ties,
  { completion }: SharesRule,
  funded: readonly number[],
): number[] {
  const known = new Set(funded);
  const among = election.ids.map((_, at) => at).filter((project) => !known.has(project));
  const left = election.budget - sumOf(election, funded);
  return [...funded, ...greedy(election, ties, { key: completion, skip: true }, { left, among })];
}

/** The result of a count in its published form. */
export function published(
  election: Election,
  rule: string,
  { ties: tieRule }: TallyOptions,
  counted: Counted & { ties: Ties },
): Tally {
  const idOf = (project: number) => election.ids[project] ?? '';
  const cost = amountOf(election, sumOf(election, counted.funded));
  const order = counted.funded.map(idOf);
  const { endowment, steps, stop, ties } = counted;
  return {
    rule,
    ties: tieRule,
    winners: order.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    cost: cost.d === 1n && cost.n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cost.n) : toText(cost),
    order,
    endowment: endowment === null ? null : toText(fraction(endowment.n, endowment.d * election.scale)),
    steps,
    stop,
    tie_events: ties.events,
    lot_events: ties.lots,
  };
}
