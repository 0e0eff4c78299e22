import { type GreedyRule, plainGreedy, plainThreshold } from '@/tests/tally/plain-greedy';
import { plainPhragmen } from '@/tests/tally/plain-phragmen';
import { plainShares, supportersOf } from '@/tests/tally/plain-shares';
import {
  add,
  atMost,
  divide,
  less,
  ratio,
  type Rational,
  subtract,
  sum,
  textOf,
  wholePart,
  ZERO,
} from '@/tests/tally/rational';
import { type PlainElection, type Project } from '@/tests/tally/reader';
import { Ties } from '@/tests/tally/ties';

/** The outcome of a count. `order` is the order of funding; `cost` whole or `p/q`. */
export interface PlainTally {
  winners: string[];
  cost: string;
  order: string[];
  /** The money of each voter in the count that decided, how often it was raised and why no further; null where the rule does not. */
  endowment: string | null;
  steps: number | null;
  stop: string | null;
  tie_events: number;
  lot_events: number;
}

const byVotes: GreedyRule = { by: 'votes', perCost: false };
const byScore: GreedyRule = { by: 'score', perCost: false };
const votesPerCost: GreedyRule = { by: 'votes', perCost: true };
const scorePerCost: GreedyRule = { by: 'score', perCost: true };

const GREEDY: Readonly<Record<string, GreedyRule>> = {
  greedy_by_votes: byVotes,
  greedy_no_skip: { ...byVotes, noSkip: true },
  greedy_votes_per_cost: votesPerCost,
  greedy_by_score: byScore,
  greedy_by_score_no_skip: { ...byScore, noSkip: true },
  greedy_score_per_cost: scorePerCost,
  greedy_by_borda: byScore,
  greedy_by_borda_no_skip: { ...byScore, noSkip: true },
  greedy_borda_per_cost: scorePerCost,
};

/** Whether the price is divided by the cost, and by what "greedy over what is left with the real money left" goes. */
const SHARES: Readonly<Record<string, { byCost: boolean; completion: GreedyRule }>> = {
  mes_cost: { byCost: true, completion: byVotes },
  mes_card: { byCost: false, completion: votesPerCost },
  mes_points: { byCost: false, completion: scorePerCost },
  mes_points_x_cost: { byCost: true, completion: byScore },
  mes_borda: { byCost: false, completion: scorePerCost },
  mes_borda_x_cost: { byCost: true, completion: byScore },
};

interface Options {
  ties: string;
  increment: bigint;
}

/** Counts an election by the name of a rule, as plainly as its definition reads. Time grows with the square of the voters and with every step of Add1. */
export function plainTally(election: PlainElection, rule: string, options: Options): PlainTally {
  const ties = new Ties(election, options.ties);
  const { funded, endowment, raise } = plainCount(election, rule, { ties, increment: options.increment });
  const order = funded.map(({ id }) => id);
  return {
    winners: [...order].sort(),
    cost: textOf(costOf(funded)),
    order,
    endowment: endowment === null ? null : textOf(endowment),
    steps: raise?.steps ?? null,
    stop: raise?.stop ?? null,
    tie_events: ties.events,
    lot_events: ties.lots,
  };
}

interface Outcome {
  funded: Project[];
  endowment: Rational | null;
  raise?: { steps: number; stop: string };
}

function plainCount(
  election: PlainElection,
  rule: string,
  { ties, increment }: { ties: Ties; increment: bigint },
): Outcome {
  const greedy = GREEDY[rule];
  const { projects: among, budget: money } = election;
  if (greedy !== undefined)
    return { funded: plainGreedy(election, greedy, { ties, among, money }), endowment: null };
  if (rule === 'greedy_threshold') return { funded: plainThreshold(election, ties), endowment: null };
  if (rule === 'seq_phragmen') return { funded: plainPhragmen(election, ties), endowment: null };
  const [base = '', how = ''] = rule.split('+');
  const shares = SHARES[base];
  if (shares === undefined) throw new RangeError(`there is no rule “${rule}”`);
  const count = (endowment: Rational) => plainShares(election, shares.byCost, { endowment, ties });
  const outcome = how.startsWith('add1')
    ? raised(election, count, { how, increment: ratio(increment) })
    : { funded: count(share(election)), endowment: share(election) };
  const completed = how === 'greedy_completion' || how.startsWith('add1u');
  return completed ? complete(election, outcome, { ties, rule: shares.completion }) : outcome;
}

const costOf = (projects: readonly Project[]) => sum(projects.map(({ cost }) => cost));

/** B/n. Left open by the definition: without voters nobody gets anything. */
const share = ({ budget, ballots }: PlainElection) =>
  ballots.length === 0 ? ZERO : divide(budget, ratio(BigInt(ballots.length)));

/** "Then greedy over what is left with the real money left." */
function complete(
  election: PlainElection,
  outcome: Outcome,
  { ties, rule }: { ties: Ties; rule: GreedyRule },
): Outcome {
  const among = election.projects.filter((project) => !outcome.funded.includes(project));
  const money = subtract(election.budget, costOf(outcome.funded));
  return {
    ...outcome,
    funded: [...outcome.funded, ...plainGreedy(election, rule, { ties, among, money })],
  };
}

/** A fault in a count must not keep the tests from ending. The longest count here takes 3,806 steps. */
const LONGEST = 10_000;

/**
 * Add1. "Give every voter B/n, B/n+1, B/n+2 ... ; stop with the current outcome if it is exhaustive (no unfunded project that has a supporter
 * still fits) or if the next step would cost more than B." `integral`: "the first endowment is floor(B/n) and a project without any vote
 * also counts for exhaustive". `until_infeasible`: "never stop for exhaustiveness, only when the next step would cost more than B".
 *
 * Left open by the definition: where all that has supporters is funded, more money never costs more. A step to such an outcome is the
 * last (m14, m19, m20).
 */
function raised(
  election: PlainElection,
  count: (endowment: Rational) => Project[],
  { how, increment }: { how: string; increment: Rational },
): Outcome {
  const integral = how.includes('integral');
  let endowment = integral ? wholePart(share(election)) : share(election);
  let funded = count(endowment);
  for (let steps = 0; ; steps += 1) {
    const outcome = (stop: string) => ({ funded, endowment, raise: { steps, stop } });
    if (steps > 0 && isEverythingSupported(election, funded)) return outcome('all supported funded');
    if (!how.includes('until_infeasible') && isExhaustive(election, funded, integral))
      return outcome('exhaustive');
    if (steps > LONGEST) throw new Error('the money is raised without end');
    const next = count(add(endowment, increment));
    if (less(election.budget, costOf(next))) return outcome('next infeasible');
    [endowment, funded] = [add(endowment, increment), next];
  }
}

const hasSupporters = (election: PlainElection) => (project: Project) =>
  supportersOf(election, project).length > 0;

function isExhaustive(election: PlainElection, funded: readonly Project[], unsupportedToo: boolean): boolean {
  const left = subtract(election.budget, costOf(funded));
  return !election.projects
    .filter((project) => !funded.includes(project))
    .filter((project) => unsupportedToo || hasSupporters(election)(project))
    .some(({ cost }) => atMost(cost, left));
}

function isEverythingSupported(election: PlainElection, funded: readonly Project[]): boolean {
  return election.projects.filter(hasSupporters(election)).every((project) => funded.includes(project));
}
