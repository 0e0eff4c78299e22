import type { Election } from '@/lib/domain/participation/election';

/**
 * Which of projects that are exactly equal comes first. `mincost`: the cheaper one, then the one with more votes, then by id as text;
 * `lex`: by id as text. These need nothing but the election.
 */
export const TIE_RULES = ['mincost', 'lex'] as const;

/**
 * Tie rules that need a lot, which is an order of all ids (lot.ts). `mincost+lot`: the cheaper one, then the one with more votes, then
 * the lot; `lot`: the lot alone.
 */
export const LOT_TIE_RULES = ['mincost+lot', 'lot'] as const;

export const ALL_TIE_RULES = [...TIE_RULES, ...LOT_TIE_RULES] as const;
export type TieRule = (typeof ALL_TIE_RULES)[number];

export const needsLot = (rule: TieRule) => LOT_TIE_RULES.some((one) => one === rule);

export interface Ties {
  /** The order of two projects that are equal: negative where the first comes first. */
  order: (a: number, b: number) => number;
  /** Exact ties met on the way, and those of them that cost and votes did not decide either; by the rule `lot` they decide none. */
  events: number;
  lots: number;
  /** Whether cost and votes are not looked at since the lot decides alone. */
  lotAlone: boolean;
}

const byId =
  ({ ids }: Election) =>
  (a: number, b: number) => {
    const [one = '', other = ''] = [ids[a], ids[b]];
    return one < other ? -1 : one > other ? 1 : 0;
  };

/** @throws RangeError where the lot leaves out a project */
function byLot({ ids }: Election, lots: readonly string[]) {
  const place = new Map(lots.map((id, at) => [id, at]));
  const places = ids.map((id) => {
    const at = place.get(id);
    if (at === undefined) throw new RangeError(`the lot does not name project ${id}`);
    return at;
  });
  return (a: number, b: number) => (places[a] ?? 0) - (places[b] ?? 0);
}

/**
 * @param lots the ids in the order of the lot; it may name more than the election has
 * @throws RangeError where the rule needs a lot and there is none
 */
export function tiesOf(election: Election, rule: TieRule, lots: readonly string[] | null = null): Ties {
  if (needsLot(rule) && lots === null) throw new RangeError(`the tie rule ${rule} needs a lot`);
  const last = needsLot(rule) && lots !== null ? byLot(election, lots) : byId(election);
  const first = rule === 'mincost' || rule === 'mincost+lot';
  const order = first ? (a: number, b: number) => byCostAndVotes(election, a, b) || last(a, b) : last;
  return { order, events: 0, lots: 0, lotAlone: rule === 'lot' };
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
    if (ties.lotAlone || others.some((other) => byCostAndVotes(election, first, other) === 0)) ties.lots += 1;
  }
  return first;
}
