import type { Election } from '@/lib/domain/participation/election';
import type { EqualShares } from '@/lib/domain/participation/equal-shares';
import {
  type Fraction,
  fraction,
  plus,
  times,
  toNumber,
  toText,
  ZERO,
} from '@/lib/domain/participation/fraction';

/** A round of Equal Shares, as it is published; amounts in the file's own unit, fractions as text, `…_dec` to read. */
export interface ExplainedRound {
  project: string;
  cost: number;
  votes: number;
  /** What a supporter paid for a unit of worth at most; with cost utilities the price of the project for each. */
  max_payment: string;
  max_payment_dec: number;
  /** The cost over that price: so many supporters who pay the whole price would pay for it alone. */
  effective_votes_dec: number | null;
  pay_full: number;
  pay_rest_of_money: number;
  pay_nothing: number;
}

/** How a count by Equal Shares went: round by round, and what money stood behind those that lost. */
export interface Explanation {
  endowment: string;
  rounds: ExplainedRound[];
  virtual_money: number;
  unspent_virtual_money: number;
  /** By project that lost: the money that its supporters still had, and its cost. */
  losers_money_behind: Record<string, [money: number, cost: number]>;
}

/** Explains a count by Equal Shares. @param endowment of each voter, in the election's units */
export function explain(election: Election, shares: EqualShares, endowment: Fraction): Explanation {
  const { ids, costs, votes, groups, scale } = election;
  const inFile = (amount: Fraction) => fraction(amount.n, amount.d * scale);
  const said = (amount: Fraction) => toNumber(inFile(amount));
  const costOf = (project: number) => fraction(costs[project] ?? 0n);
  const left = groups.map((_, group) => shares.money(group));
  const behind = ids.map(() => ZERO);
  groups.forEach(({ ballots, projects }, group) => {
    const money = times(left[group] ?? ZERO, BigInt(ballots));
    for (const project of projects) behind[project] = plus(behind[project] ?? ZERO, money);
  });
  const won = new Set(shares.rounds.map(({ project }) => project));
  const virtual = times(endowment, BigInt(election.voters));
  const spent = shares.rounds.reduce((sum, { project }) => plus(sum, costOf(project)), ZERO);
  const losers = ids.flatMap((id, project): [string, [number, number]][] =>
    won.has(project) || (votes[project] ?? 0) === 0
      ? []
      : [[id, [said(behind[project] ?? ZERO), said(costOf(project))]]],
  );
  return {
    endowment: toText(inFile(endowment)),
    rounds: shares.rounds.map(({ project, price, paidFull, paidRest, paidNothing }) => ({
      project: ids[project] ?? '',
      cost: said(costOf(project)),
      votes: votes[project] ?? 0,
      max_payment: toText(inFile(price)),
      max_payment_dec: said(price),
      effective_votes_dec:
        price.n === 0n ? null : toNumber(fraction((costs[project] ?? 0n) * price.d, price.n)),
      pay_full: paidFull,
      pay_rest_of_money: paidRest,
      pay_nothing: paidNothing,
    })),
    virtual_money: said(virtual),
    unspent_virtual_money: said(plus(virtual, times(spent, -1n))),
    losers_money_behind: Object.fromEntries(losers),
  };
}
