import type { Election } from '@/lib/domain/participation/election';

/**
 * Which of projects that are exactly equal comes first. `mincost`: the cheaper one, then the one with more votes, then by id as text;
 * `lex`: by id as text. A lot is an order of all ids that was published before the count.
 */
export const TIE_RULES = ['mincost', 'lex'] as const;
export type TieRule = (typeof TIE_RULES)[number];

export interface Ties {
  /** The order of two projects that are equal: negative where the first comes first. */
  order: (a: number, b: number) => number;
  /** Exact ties met on the way, and those of them that cost and votes did not decide either. */
  events: number;
  lots: number;
}

const byId =
  ({ ids }: Election) =>
  (a: number, b: number) => {
    const [one = '', other = ''] = [ids[a], ids[b]];
    return one < other ? -1 : one > other ? 1 : 0;
  };

/** @param lots the ids in the order of a lot, where one was drawn: it stands in the place of the ids as text */
export function tiesOf(election: Election, rule: TieRule, lots: readonly string[] | null = null): Ties {
  const text = byId(election);
  const place = new Map(lots?.map((id, at) => [id, at]));
  const drawn = (a: number, b: number) =>
    (place.get(election.ids[a] ?? '') ?? 0) - (place.get(election.ids[b] ?? '') ?? 0) || text(a, b);
  const last = lots === null ? text : drawn;
  const order =
    rule === 'lex' ? last : (a: number, b: number) => byCostAndVotes(election, a, b) || last(a, b);
  return { order, events: 0, lots: 0 };
}

/** The cheaper one first, of two at the same cost the one with more votes. */
export function byCostAndVotes({ costs, votes }: Election, a: number, b: number): number {
  const [one = 0n, other = 0n] = [costs[a], costs[b]];
  if (one !== other) return one < other ? -1 : 1;
  return (votes[b] ?? 0) - (votes[a] ?? 0);
}

/** The first of projects that are exactly equal; notes the tie. */
export function breakTie(election: Election, ties: Ties, equal: readonly number[]): number {
  const [first = -1, ...others] = [...equal].sort(ties.order);
  if (others.length > 0) {
    ties.events += 1;
    if (others.some((other) => byCostAndVotes(election, first, other) === 0)) ties.lots += 1;
  }
  return first;
}
