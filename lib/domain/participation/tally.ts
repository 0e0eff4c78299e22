import { amountOf, type Election } from '@/lib/domain/participation/election';
import { equalShares, type EqualShares, type Measure } from '@/lib/domain/participation/equal-shares';
import { type Fraction, fraction, plus, toText } from '@/lib/domain/participation/fraction';
import { greedy, type GreedyKey } from '@/lib/domain/participation/greedy';
import { sequentialPhragmen } from '@/lib/domain/participation/phragmen';
import { type Supporters, supportersOf } from '@/lib/domain/participation/purses';
import { tiesOf, type TieRule, type Ties } from '@/lib/domain/participation/ties';

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

export type Stop = 'exhaustive' | 'next infeasible' | 'all supported funded';

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

/** How the money is raised: from where, and whether an outcome to which nothing can be added ends it. */
interface Raising {
  whole: boolean;
  untilInfeasible: boolean;
  complete: boolean;
}

const COMPLETIONS: Readonly<Record<string, Raising | 'greedy' | null>> = {
  '': null,
  greedy_completion: 'greedy',
  add1: { whole: false, untilInfeasible: false, complete: false },
  add1u: { whole: false, untilInfeasible: false, complete: true },
  add1_integral: { whole: true, untilInfeasible: false, complete: false },
  add1u_integral: { whole: true, untilInfeasible: false, complete: true },
  add1_integral_until_infeasible: { whole: true, untilInfeasible: true, complete: false },
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

/** Which rules an election can be counted by: points want points, Borda wants ranks, threshold counts what the ballots give. */
export function rulesFor(voteType: string): readonly string[] {
  const wanted =
    voteType === 'ordinal'
      ? 'borda'
      : voteType === 'cumulative' || voteType === 'scoring'
        ? 'points'
        : 'votes';
  return RULES.filter((rule) => {
    const kind = /borda/.test(rule) ? 'borda' : /points|score/.test(rule) ? 'points' : 'votes';
    return kind === wanted || (kind === 'votes' && (rule === 'seq_phragmen' || rule === 'greedy_threshold'));
  });
}

export interface TallyOptions {
  ties: TieRule;
  /** The step by which the money of each voter is raised, in the file's unit. */
  increment?: bigint;
  /** The ids in the order of a lot. */
  lots?: readonly string[] | null;
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
  return { ...countBy(election, rule, { ties, increment: options.increment ?? 1n }), ties };
}

const PLAIN = { shares: null, endowment: null, steps: null, stop: null };

function countBy(
  election: Election,
  rule: string,
  { ties, increment }: { ties: Ties; increment: bigint },
): Counted {
  const walk = GREEDY[rule];
  if (walk !== undefined) return { ...PLAIN, funded: greedy(election, ties, greedyOf(election, walk)) };
  if (rule === 'seq_phragmen') return { ...PLAIN, funded: sequentialPhragmen(election, ties) };
  const [base = '', completion = ''] = rule.split('+');
  const shares = SHARES[base];
  const raising = COMPLETIONS[completion];
  if (shares === undefined || raising === undefined) throw new RangeError(`there is no rule “${rule}”`);
  if (election.voters === 0) return { ...PLAIN, funded: completed(election, ties, shares, raising, []) };
  const supporters = supportersOf(election, shares.worth);
  const context = { election, ties, shares, supporters };
  if (raising === null || raising === 'greedy') {
    const endowment = fraction(election.budget, BigInt(election.voters));
    const outcome = equalShares(election, ties, { endowment, measure: shares.measure, supporters });
    const funded = outcome.rounds.map(({ project }) => project);
    return {
      ...PLAIN,
      funded: completed(election, ties, shares, raising, funded),
      shares: outcome,
      endowment,
    };
  }
  return raised(context, raising, increment);
}

/** A threshold counts points where ballots give points. */
function greedyOf({ scored }: Election, walk: Greedy): Greedy {
  return walk.threshold === true && scored ? { ...walk, key: { ...walk.key, by: 'scores' } } : walk;
}

const sumOf = ({ costs }: Election, projects: readonly number[]) =>
  projects.reduce((sum, project) => sum + (costs[project] ?? 0n), 0n);

/** What is funded, and what the real money left still buys, where the rule spends it. */
function completed(
  election: Election,
  ties: Ties,
  { completion }: SharesRule,
  raising: Raising | 'greedy' | null,
  funded: readonly number[],
): number[] {
  if (raising === null || (raising !== 'greedy' && !raising.complete)) return [...funded];
  const known = new Set(funded);
  const among = election.ids.map((_, at) => at).filter((project) => !known.has(project));
  const left = election.budget - sumOf(election, funded);
  return [...funded, ...greedy(election, ties, { key: completion, skip: true }, { left, among })];
}

interface Context {
  election: Election;
  ties: Ties;
  shares: SharesRule;
  supporters: Supporters;
}

/** Raises the money of every voter step by step, each time counting anew, and keeps the last outcome that the budget pays for. */
function raised(
  { election, ties, shares, supporters }: Context,
  raising: Raising,
  increment: bigint,
): Counted {
  const step = fraction(increment * election.scale);
  const exact = fraction(election.budget, BigInt(election.voters));
  const unit = election.scale;
  const start = raising.whole ? fraction((exact.n / exact.d / unit) * unit) : exact;
  const at = (endowment: Fraction) =>
    equalShares(election, ties, { endowment, measure: shares.measure, supporters });
  let endowment = start;
  let outcome = at(endowment);
  let steps = 0;
  let stop: Stop | null = null;
  while (stop === null) {
    const funded = outcome.rounds.map(({ project }) => project);
    stop = whyStop(election, funded, raising);
    if (stop !== null) break;
    const next = at(plus(endowment, step));
    if (
      sumOf(
        election,
        next.rounds.map(({ project }) => project),
      ) > election.budget
    )
      stop = 'next infeasible';
    else {
      endowment = plus(endowment, step);
      outcome = next;
      steps += 1;
    }
  }
  const funded = outcome.rounds.map(({ project }) => project);
  return {
    funded: completed(election, ties, shares, raising, funded),
    shares: outcome,
    endowment,
    steps,
    stop,
  };
}

/** Nothing more can be added: raising the money further could change the outcome, and the rule does not want that, or nothing can change. */
function whyStop(
  election: Election,
  funded: readonly number[],
  { whole, untilInfeasible }: Raising,
): Stop | null {
  const known = new Set(funded);
  const open = election.ids.map((_, at) => at).filter((project) => !known.has(project));
  const supported = open.filter((project) => (election.votes[project] ?? 0) > 0);
  if (supported.every((project) => (election.costs[project] ?? 0n) > election.budget))
    return 'all supported funded';
  if (untilInfeasible) return null;
  const left = election.budget - sumOf(election, funded);
  const fits = (whole ? open : supported).some((project) => (election.costs[project] ?? 0n) <= left);
  return fits ? null : 'exhaustive';
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
