import type { Election } from '@/lib/domain/participation/election';
import {
  compare,
  type Fraction,
  fraction,
  plus,
  times,
  toNumber,
  ZERO,
} from '@/lib/domain/participation/fraction';
import { breakTie, type Ties } from '@/lib/domain/participation/ties';

const MARGIN = 1e-9;

/**
 * Sequential Phragmén: money flows to every voter at the same speed, and a project is bought the moment its supporters can pay for it.
 * The count ends as soon as a project that would be bought now does not fit. What nobody supports is never bought: no money flows to it.
 *
 * A voter's load is the moment of their last purchase; the moment of a project is (its cost + the loads of its supporters) / its supporters.
 */
export function sequentialPhragmen(election: Election, ties: Ties): number[] {
  const { costs, groups, budget } = election;
  const moments: Fraction[] = [ZERO];
  /** By group the place of its load among the moments; by project how many of its supporters have which. */
  const loadOf = new Int32Array(groups.length);
  const counts = costs.map(() => new Map<number, number>());
  const votes = costs.map(() => 0);
  groups.forEach(({ ballots, projects }) =>
    projects.forEach((project) => {
      votes[project] = (votes[project] ?? 0) + ballots;
      const had = counts[project];
      had?.set(0, (had.get(0) ?? 0) + ballots);
    }),
  );
  const momentOf = (project: number): Fraction => {
    let sum = fraction(costs[project] ?? 0n);
    for (const [load, ballots] of counts[project] ?? [])
      if (load > 0) sum = plus(sum, times(moments[load] ?? ZERO, BigInt(ballots)));
    return fraction(sum.n, sum.d * BigInt(votes[project] ?? 1));
  };
  const bought: number[] = [];
  let left = budget;
  let open = costs.flatMap((_, project) => ((votes[project] ?? 0) > 0 ? [project] : []));
  while (open.length > 0) {
    const first = earliest(open, { costs, votes, counts, moments }, momentOf);
    const fits = first.every((project) => (costs[project] ?? 0n) <= left);
    if (!fits) break;
    const next = breakTie(election, ties, first);
    moments.push(momentOf(next));
    const load = moments.length - 1;
    groups.forEach(({ ballots, projects }, group) => {
      if (!projects.includes(next)) return;
      for (const project of projects) move(counts[project], loadOf[group] ?? 0, { to: load, ballots });
      loadOf[group] = load;
    });
    bought.push(next);
    left -= costs[next] ?? 0n;
    open = open.filter((project) => project !== next);
  }
  return bought;
}

function move(
  counts: Map<number, number> | undefined,
  from: number,
  { to, ballots }: { to: number; ballots: number },
): void {
  if (counts === undefined) return;
  counts.set(from, (counts.get(from) ?? 0) - ballots);
  counts.set(to, (counts.get(to) ?? 0) + ballots);
}

interface Flow {
  costs: readonly bigint[];
  votes: readonly number[];
  counts: readonly ReadonlyMap<number, number>[];
  moments: readonly Fraction[];
}

/** The projects that are bought first: all of those at exactly the same moment. */
function earliest(
  open: readonly number[],
  { costs, votes, counts, moments }: Flow,
  momentOf: (project: number) => Fraction,
): number[] {
  const loads = moments.map(toNumber);
  const near = open.map((project) => {
    let sum = Number(costs[project] ?? 0n);
    for (const [load, ballots] of counts[project] ?? []) sum += (loads[load] ?? 0) * ballots;
    return { project, at: sum / (votes[project] ?? 1) };
  });
  const least = Math.min(...near.map(({ at }) => at));
  const close = near.filter(({ at }) => at <= least * (1 + MARGIN)).map(({ project }) => project);
  if (close.length === 1) return close;
  const exact = close.map((project) => ({ project, at: momentOf(project) }));
  const first = exact.reduce((best, { at }) => (compare(at, best) < 0 ? at : best), exact[0]?.at ?? ZERO);
  return exact.filter(({ at }) => compare(at, first) === 0).map(({ project }) => project);
}
