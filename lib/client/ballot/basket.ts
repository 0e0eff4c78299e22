import { ballotProblem, type BallotProblem } from '@/lib/domain/ballot/check';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';

/** What a voter has chosen in a track so far. */
export interface Basket {
  /** Numbers of projects, in the order of choosing: where the type ranks, the best first. */
  choices: readonly number[];
  /** To each choice; empty where the type gives none. */
  points: readonly number[];
}

/** How many can be chosen: no more than there are. */
export const mostOf = ({ most, projects }: BallotRules) => Math.min(most, projects.length);

export const EMPTY_BASKET: Basket = { choices: [], points: [] };

/** What came of a change: the basket with it, or why it cannot be made. */
export type Changed = { basket: Basket } | { problem: BallotProblem };

/**
 * The ballot that a basket makes. Where no rank is asked for, choices stand in the order of their numbers: the order in which somebody
 * chose would tell one ballot from another.
 */
export function ballotOf({ type, points: all }: BallotRules, { choices, points }: Basket): Ballot {
  const pairs = choices.map((number, at) => [number, points[at] ?? 0] as const);
  if (type !== 'ranking') pairs.sort(([a], [b]) => a - b);
  return {
    void: false,
    choices: pairs.map(([number]) => number),
    points: all === null || pairs.length === 0 ? null : pairs.map(([, given]) => given),
  };
}

/** What is wrong with a basket that is still being filled: too few choices is not. */
function tried(rules: BallotRules, basket: Basket): Changed {
  const problem = ballotProblem({ ...rules, least: 0 }, ballotOf(rules, basket));
  return problem === null ? { basket } : { problem };
}

/** Adds a project; with one point, where points are given. */
export function choose(rules: BallotRules, { choices, points }: Basket, number: number): Changed {
  return tried(rules, {
    choices: [...choices, number],
    points: rules.points === null ? [] : [...points, 1],
  });
}

/** Why a project cannot be added now; null: it can. */
export function whyNot(rules: BallotRules, basket: Basket, number: number): BallotProblem | null {
  const changed = choose(rules, basket, number);
  return 'problem' in changed ? changed.problem : null;
}

export function drop({ choices, points }: Basket, number: number): Basket {
  const at = choices.indexOf(number);
  if (at < 0) return { choices, points };
  return { choices: choices.toSpliced(at, 1), points: points.toSpliced(at, 1) };
}

/** One rank up (-1) or down (1); at the end of the list nothing changes. */
export function move({ choices, points }: Basket, number: number, by: -1 | 1): Basket {
  const from = choices.indexOf(number);
  const to = from + by;
  if (from < 0 || to < 0 || to >= choices.length) return { choices, points };
  const moved = <T>(list: readonly T[]) => {
    const [taken] = list.slice(from, from + 1);
    return taken === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, taken);
  };
  return { choices: moved(choices), points: moved(points) };
}

export function givePoints(
  rules: BallotRules,
  { choices, points }: Basket,
  number: number,
  given: number,
): Changed {
  return tried(rules, { choices, points: points.with(choices.indexOf(number), given) });
}

/** How many points are still to be given; null where the type gives none. */
export function pointsLeft({ points: all }: BallotRules, { points }: Basket): number | null {
  return all === null ? null : all - points.reduce((sum, given) => sum + given, 0);
}

/** A basket that was kept, as far as the rules have it: null where it is none of theirs. */
export function validBasket(rules: BallotRules, basket: Basket): Basket | null {
  return 'basket' in tried(rules, basket) ? basket : null;
}
