import type { Election } from '@/lib/domain/participation/election';
import { breakTie, type Ties } from '@/lib/domain/participation/ties';

/** What a project is ordered by: votes, the sum of points, or either for each unit of cost. */
export interface GreedyKey {
  by: 'votes' | 'scores';
  perCost: boolean;
}

/** Compares two projects by the key, exactly: negative where the first is better. What costs nothing is better than all that costs. */
function compareKeys(election: Election, { by, perCost }: GreedyKey, a: number, b: number): number {
  const of = (project: number) => ({
    sum: BigInt(election[by][project] ?? 0),
    cost: perCost ? (election.costs[project] ?? 0n) : 1n,
  });
  const [one, other] = [of(a), of(b)];
  const free = Number(one.cost !== 0n) - Number(other.cost !== 0n);
  if (free !== 0 || one.cost === 0n) return free || compareWhole(other.sum, one.sum);
  return compareWhole(other.sum * one.cost, one.sum * other.cost);
}

const compareWhole = (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1);

/** The projects in the order of the key; among equal ones the tie rule decides, and each such place is noted when it is come to. */
function* ranked(
  election: Election,
  key: GreedyKey,
  ties: Ties,
  among: readonly number[],
): Generator<number> {
  const sorted = [...among].sort((a, b) => compareKeys(election, key, a, b));
  for (let at = 0; at < sorted.length;) {
    const first = sorted[at] ?? 0;
    let end = at + 1;
    while (end < sorted.length && compareKeys(election, key, first, sorted[end] ?? 0) === 0) end += 1;
    const equal = sorted.slice(at, end);
    while (equal.length > 0) {
      const next = breakTie(election, ties, equal);
      yield next;
      equal.splice(equal.indexOf(next), 1);
    }
    at = end;
  }
}

export interface GreedyOptions {
  key: GreedyKey;
  /** Whether one that does not fit is passed over; otherwise it ends the list. */
  skip: boolean;
  /** Only projects with as many votes (or points) as the election asks for. */
  threshold?: boolean;
}

/**
 * Walks down the projects in the order of the key and funds what still fits (Pabulib: greedy, greedy-no-skip, greedy-threshold).
 * @param left the money there is; @param among the projects that are not funded yet
 * @returns the projects in the order of funding
 */
export function greedy(
  election: Election,
  ties: Ties,
  { key, skip, threshold = false }: GreedyOptions,
  {
    left = election.budget,
    among = election.ids.map((_, at) => at),
  }: { left?: bigint; among?: readonly number[] } = {},
): number[] {
  const enough = among.filter(
    (project) => !threshold || (election[key.by][project] ?? 0) >= election.threshold,
  );
  const funded: number[] = [];
  let rest = left;
  for (const project of ranked(election, key, ties, enough)) {
    const cost = election.costs[project] ?? 0n;
    if (cost <= rest) {
      funded.push(project);
      rest -= cost;
    } else if (!skip) break;
  }
  return funded;
}
