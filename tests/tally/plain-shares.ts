import {
  atMost,
  divide,
  equal,
  less,
  multiply,
  type Rational,
  smaller,
  subtract,
  sum,
  ZERO,
} from '@/tests/tally/rational';
import { type PlainElection, type Project } from '@/tests/tally/reader';
import { type Ties } from '@/tests/tally/ties';

/** What a supporter still has, and what the project is worth to them. */
interface Supporter {
  voter: number;
  money: Rational;
  worth: Rational;
}

/** Who gives a project more than nothing: what is worth nothing to a voter (the last on a ranking, 0 points) the voter does not pay for. */
export const supportersOf = ({ ballots }: PlainElection, { id }: Project) =>
  ballots.flatMap((ballot, voter) => {
    const worth = ballot.get(id) ?? ZERO;
    return less(ZERO, worth) ? [{ voter, worth }] : [];
  });

/** min(money, price × u). */
const payment = ({ money, worth }: Supporter, price: Rational) => smaller(money, multiply(price, worth));

/**
 * "Smallest r with sum of min(money_i, r*u_i) = c(p)", found by trying: nobody is left without money, or the money of one of the
 * supporters is the last that is used up, for each of them. A try counts if it fits the definition, and the smallest of these is the price.
 * @returns null where the supporters do not hold the cost together
 */
export function priceOf(cost: Rational, supporters: readonly Supporter[]): Rational | null {
  if (supporters.length === 0) return null;
  const spentAt = (supporter: Supporter) => divide(supporter.money, supporter.worth);
  const tries = [divide(cost, sum(supporters.map(({ worth }) => worth)))];
  // The price at which a supporter's money is just used up; those of the same price give the same try.
  const ends = new Map(supporters.map(spentAt).map((end) => [`${end.n}/${end.d}`, end]));
  for (const end of ends.values()) {
    const poor = supporters.filter((supporter) => atMost(spentAt(supporter), end));
    const rich = supporters.filter((supporter) => !poor.includes(supporter));
    const open = subtract(cost, sum(poor.map(({ money }) => money)));
    tries.push(rich.length === 0 ? end : divide(open, sum(rich.map(({ worth }) => worth))));
  }
  const prices = tries.filter((price) =>
    equal(sum(supporters.map((supporter) => payment(supporter, price))), cost),
  );
  return prices.length === 0 ? null : prices.reduce(smaller);
}

/**
 * Equal Shares. "Every voter gets" the endowment. "Repeat: for each project left whose supporters still hold at least c(p) together, find
 * the smallest q with sum over supporters of min(money_i, q) = c(p)"; "the next project is the one with the smallest q" (resp. r); "each
 * supporter pays min(money_i, q). Stop when no project is affordable."
 *
 * `byCost`: "its effective votes are c(p)/q; fund the project with the most effective votes", resp. "divide r by the cost". Here it is
 * q/c(p), lowest first: the same order, and a project that costs nothing (q = 0), which the definition leaves open, comes first.
 *
 * "A project dearer than the whole budget can never be funded": B/n for everybody never holds so much. Add1 does one day, and such an
 * outcome costs more than B (m12).
 */
export function plainShares(
  election: PlainElection,
  byCost: boolean,
  { endowment, ties }: { endowment: Rational; ties: Ties },
): Project[] {
  const purses = election.ballots.map(() => endowment);
  const funded: Project[] = [];
  let open = election.projects;
  const behind = new Map(election.projects.map((project) => [project.id, supportersOf(election, project)]));
  for (;;) {
    const offers = open.flatMap((project) => {
      const supporters = (behind.get(project.id) ?? []).map(({ voter, worth }) => ({
        voter,
        worth,
        money: purses[voter] ?? ZERO,
      }));
      const price = priceOf(project.cost, supporters);
      if (price === null) return [];
      const rank = byCost && project.cost.n > 0n ? divide(price, project.cost) : price;
      return [{ project, supporters, price, rank }];
    });
    const best = offers.filter(({ rank }) => offers.every((other) => atMost(rank, other.rank)));
    const [first] = best;
    if (first === undefined) return funded;
    const next = ties.choose(best.map(({ project }) => project));
    const { supporters, price } = best.find(({ project }) => project === next) ?? first;
    for (const supporter of supporters)
      purses[supporter.voter] = subtract(supporter.money, payment(supporter, price));
    funded.push(next);
    open = open.filter((project) => project !== next);
  }
}
