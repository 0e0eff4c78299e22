import type { Election } from '@/lib/domain/participation/election';

/** The same election with another budget. @param budget in the election's units (`1/scale`) */
export const withBudget = (election: Election, budget: bigint): Election => ({ ...election, budget });

/** The same election where one project has another cost. @param cost in the election's units */
export const withCost = (election: Election, project: number, cost: bigint): Election => ({
  ...election,
  costs: election.costs.with(project, cost),
});

/**
 * The same election with further ballots that name this project and nothing else; the budget stays. They are counted among the voters, so that
 * every voter's share of the budget becomes smaller. For ballots that only name projects: where they give points or ranks, nobody knows
 * what these would have given.
 */
export function withBallots(election: Election, project: number, ballots: number): Election {
  const more = (counts: readonly number[]) => counts.with(project, (counts[project] ?? 0) + ballots);
  const group = { ballots, projects: Int32Array.of(project), worth: Float64Array.of(1) };
  return {
    ...election,
    voters: election.voters + ballots,
    groups: ballots === 0 ? election.groups : [...election.groups, group],
    votes: more(election.votes),
    scores: more(election.scores),
  };
}

/** What wins now and did not before, and the other way round; in the order given. */
export interface Difference {
  gained: string[];
  lost: string[];
}

/** Compares two lists of winners. */
export function difference(before: readonly string[], after: readonly string[]): Difference {
  const [old, now] = [new Set(before), new Set(after)];
  return { gained: after.filter((id) => !old.has(id)), lost: before.filter((id) => !now.has(id)) };
}

/**
 * Whether the vote is over, by what the file says (Pabulib: `date_end`, a day or a year). While a vote goes on, a page that shows what would win would
 * tell voters how to vote.
 * @param today `YYYY-MM-DD`
 * @returns null where the file does not say
 */
export function isOver(dateEnd: string | undefined, today: string): boolean | null {
  const text = dateEnd?.trim() ?? '';
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (day !== undefined && month !== undefined)
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` < today;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text < today;
  return /^\d{4}$/.test(text) ? text < today.slice(0, 4) : null;
}
