import { type Rational } from '@/tests/tally/rational';
import { type PlainElection, type Project } from '@/tests/tally/reader';
import { Ties } from '@/tests/tally/ties';

/**
 * Equal Shares as it is written when nobody thinks of rounding: the same rule, in doubles. What it is for is to be wrong: it shows that
 * the elections of `float-traps.test.ts` are traps.
 */

const numberOf = ({ n, d }: Rational) => Number(n) / Number(d);

/** The poor pay all they have, one after the other, until the others can share the rest evenly. */
function floatPrice(cost: number, purses: readonly number[]): number | null {
  if (purses.length === 0 || purses.reduce((all, money) => all + money, 0) < cost) return null;
  let left = cost;
  let sharing = purses.length;
  for (const money of purses.toSorted((a, b) => a - b)) {
    if (left / sharing <= money) return left / sharing;
    left -= money;
    sharing -= 1;
  }
  return null;
}

function floatShares(
  { projects, ballots }: PlainElection,
  byCost: boolean,
  { endowment, ties }: { endowment: number; ties: Ties },
): Project[] {
  const purses = ballots.map(() => endowment);
  const funded: Project[] = [];
  let open = projects;
  for (;;) {
    const offers = open.flatMap((project) => {
      const voters = ballots.flatMap((ballot, voter) => (ballot.has(project.id) ? [voter] : []));
      const cost = numberOf(project.cost);
      const price = floatPrice(
        cost,
        voters.map((voter) => purses[voter] ?? 0),
      );
      if (price === null) return [];
      // What costs nothing comes first here as well: 0 / 0 is not the mistake to be shown.
      return [{ project, voters, price, value: byCost && cost > 0 ? cost / price : 1 / price }];
    });
    const most = Math.max(...offers.map(({ value }) => value));
    const best = offers.filter(({ value }) => value === most);
    const [first] = best;
    if (first === undefined) return funded;
    const next = ties.choose(best.map(({ project }) => project));
    const { voters, price } = best.find(({ project }) => project === next) ?? first;
    for (const voter of voters) purses[voter] = Math.max(0, (purses[voter] ?? 0) - price);
    funded.push(next);
    open = open.filter((project) => project !== next);
  }
}

const floatCost = (projects: readonly Project[]) =>
  projects.reduce((all, { cost }) => all + numberOf(cost), 0);

/** Whether nothing that has supporters fits any more; with the whole part of B/n nothing at all. */
function isFull(
  { projects, ballots, budget }: PlainElection,
  funded: readonly Project[],
  whole: boolean,
): boolean {
  const left = numberOf(budget) - floatCost(funded);
  return !projects
    .filter((project) => !funded.includes(project))
    .filter(({ id }) => whole || ballots.some((ballot) => ballot.has(id)))
    .some(({ cost }) => numberOf(cost) <= left);
}

/** Raises the money by one for each voter; 10,000 times at most, for what is lost by rounding may never be funded. */
function floatRaised(
  election: PlainElection,
  how: string,
  { first, count }: { first: number; count: (endowment: number) => Project[] },
): Project[] {
  let funded = count(first);
  for (let step = 1; step <= 10_000; step += 1) {
    if (!how.includes('until_infeasible') && isFull(election, funded, how.includes('integral')))
      return funded;
    const next = count(first + step);
    if (floatCost(next) > numberOf(election.budget)) return funded;
    funded = next;
  }
  return funded;
}

/** The winners of an approval election under `mes_cost` or `mes_card`, alone or with one of the Add1 rules. */
export function floatWinners(election: PlainElection, rule: string, tieRule = 'mincost'): string[] {
  const [base = '', how = ''] = rule.split('+');
  const ties = new Ties(election, tieRule);
  const share = numberOf(election.budget) / election.ballots.length;
  const count = (endowment: number) => floatShares(election, base === 'mes_cost', { endowment, ties });
  const first = how.includes('integral') ? Math.floor(share) : share;
  const funded = how === '' ? count(first) : floatRaised(election, how, { first, count });
  return funded.map(({ id }) => id).sort();
}
