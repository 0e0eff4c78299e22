import type { Ballot, BallotProject, BallotRules } from '@/lib/domain/ballot/types';

/** Why a ballot is not valid, or cannot be cast yet. */
export const BALLOT_PROBLEMS = [
  'unknown-project',
  'twice',
  'too-few',
  'too-many',
  'too-many-in-field',
  'over-ceiling',
  'points-missing',
  'points-idle',
  'too-many-points',
  'point-of-none',
  'void-with-choices',
] as const;
export type BallotProblem = (typeof BALLOT_PROBLEMS)[number];

/**
 * What is wrong with a ballot; null: it is valid. A ballot without a choice is: it is blank. The page asks before it seals, the count
 * after it opened.
 */
export function ballotProblem(rules: BallotRules, ballot: Ballot): BallotProblem | null {
  const { choices, points } = ballot;
  if (ballot.void) return choices.length > 0 || points !== null ? 'void-with-choices' : null;
  const known = new Map(rules.projects.map((project) => [project.number, project]));
  const checks: [boolean, BallotProblem][] = [
    [choices.some((number) => !known.has(number)), 'unknown-project'],
    [new Set(choices).size < choices.length, 'twice'],
    [choices.length > rules.most, 'too-many'],
    [choices.length > 0 && choices.length < rules.least, 'too-few'],
    [fullField(rules, choices), 'too-many-in-field'],
    [rules.type === 'knapsack' && costOf(known, choices) > BigInt(rules.ceiling), 'over-ceiling'],
  ];
  return checks.find(([wrong]) => wrong)?.[1] ?? pointsProblem(rules, choices.length, points);
}

const fullField = ({ fields }: BallotRules, choices: readonly number[]) =>
  fields.some(({ projects, most }) => choices.filter((number) => projects.includes(number)).length > most);

const costOf = (known: ReadonlyMap<number, BallotProject>, choices: readonly number[]) =>
  choices.reduce((sum, number) => sum + BigInt(known.get(number)?.cost ?? 0), 0n);

function pointsProblem(
  { points: all }: BallotRules,
  choices: number,
  points: Ballot['points'],
): BallotProblem | null {
  if (all === null) return points === null ? null : 'points-idle';
  // A blank ballot gives none.
  if (points === null || points.length !== choices) return choices === 0 ? null : 'points-missing';
  if (points.some((given) => !Number.isInteger(given) || given < 1)) return 'point-of-none';
  return points.reduce((sum, given) => sum + given, 0) > all ? 'too-many-points' : null;
}

/** What the chosen projects cost together, in whole won. */
export function basketCost(rules: BallotRules, choices: readonly number[]): bigint {
  return costOf(new Map(rules.projects.map((project) => [project.number, project])), choices);
}
