import { atMost, divide, less, ratio, type Rational, subtract } from '@/tests/tally/rational';
import { type PlainElection, type Project } from '@/tests/tally/reader';
import { scoreOf, type Ties, votesOf } from '@/tests/tally/ties';

export interface GreedyRule {
  by: 'votes' | 'score';
  perCost: boolean;
  noSkip?: boolean;
}

/** Votes, the sum of points or of Borda points, or either for each unit of cost; null stands for "more than any number". */
function keyOf(election: PlainElection, project: Project, { by, perCost }: GreedyRule): Rational | null {
  const value = by === 'votes' ? ratio(BigInt(votesOf(election, project))) : scoreOf(election, project);
  if (!perCost) return value;
  return project.cost.n === 0n ? null : divide(value, project.cost);
}

/** Whether one project stands above the other on the list. */
function above(election: PlainElection, rule: GreedyRule, a: Project, b: Project): boolean {
  const [one, other] = [keyOf(election, a, rule), keyOf(election, b, rule)];
  if (one !== null && other !== null) return less(other, one);
  // Left open by the definition: what costs nothing comes before all that costs, and more votes before fewer.
  if (one === null && other === null) return above(election, { ...rule, perCost: false }, a, b);
  return one === null;
}

/**
 * "Order by votes, most first; walk down the list; fund p if it still fits, else skip it and go on." `noSkip`: "the same but stop at the
 * first project that does not fit", one dearer than the whole budget too. What has no vote is funded as well, where it fits.
 */
export function plainGreedy(
  election: PlainElection,
  rule: GreedyRule,
  { ties, among, money }: { ties: Ties; among: readonly Project[]; money: Rational },
): Project[] {
  const funded: Project[] = [];
  let [list, left] = [among, money];
  while (list.length > 0) {
    const top = list.filter((one) => !list.some((other) => above(election, rule, other, one)));
    const next = ties.choose(top);
    list = list.filter((project) => project !== next);
    const fits = atMost(next.cost, left);
    if (!fits && rule.noSkip === true) return funded;
    if (!fits) continue;
    funded.push(next);
    left = subtract(left, next.cost);
  }
  return funded;
}

/** "`greedy_by_votes` over the projects with at least META's `min_project_score_threshold` votes (or score)": score where ballots give points or ranks. */
export function plainThreshold(election: PlainElection, ties: Ties): Project[] {
  const rule: GreedyRule = { by: election.scored ? 'score' : 'votes', perCost: false };
  const enough = election.projects.filter((project) => {
    const key = keyOf(election, project, rule);
    return key !== null && atMost(election.threshold, key);
  });
  return plainGreedy(election, rule, { ties, among: enough, money: election.budget });
}
