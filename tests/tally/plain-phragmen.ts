import { add, atMost, divide, ratio, type Rational, subtract, sum, ZERO } from '@/tests/tally/rational';
import { type PlainElection, type Project } from '@/tests/tally/reader';
import { supportersOf } from '@/tests/tally/plain-shares';
import { type Ties } from '@/tests/tally/ties';

/**
 * Sequential Phragmén. "Money flows to every voter at the same speed; a project is bought the moment its supporters can pay for it; stop as
 * soon as a project that would be bought now does not fit (no skipping)": one of several that would be bought at the same moment ends the
 * count as well, and so does one dearer than the budget. What nobody supports is never bought: nobody can pay for it.
 */
export function plainPhragmen(election: PlainElection, ties: Ties): Project[] {
  const purses: Rational[] = election.ballots.map(() => ZERO);
  const funded: Project[] = [];
  let left = election.budget;
  let open = election.projects
    .map((project) => ({ project, voters: supportersOf(election, project).map(({ voter }) => voter) }))
    .filter(({ voters }) => voters.length > 0);
  for (;;) {
    // How long money has to flow until the supporters hold the cost together.
    const waits = open.map(({ project, voters }) => {
      const held = sum(voters.map((voter) => purses[voter] ?? ZERO));
      return { project, voters, wait: divide(subtract(project.cost, held), ratio(BigInt(voters.length))) };
    });
    const now = waits.filter(({ wait }) => waits.every((other) => atMost(wait, other.wait)));
    const [first] = now;
    if (first === undefined) return funded;
    if (now.some(({ project }) => !atMost(project.cost, left))) return funded;
    const next = ties.choose(now.map(({ project }) => project));
    purses.forEach((money, voter) => (purses[voter] = add(money, first.wait)));
    const { voters } = now.find(({ project }) => project === next) ?? first;
    for (const voter of voters) purses[voter] = ZERO;
    funded.push(next);
    left = subtract(left, next.cost);
    open = open.filter(({ project }) => project !== next);
  }
}
