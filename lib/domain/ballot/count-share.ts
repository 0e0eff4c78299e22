import { compare, type Fraction, fraction, minus, times, ZERO } from '@/lib/domain/participation/fraction';

/** A project that was funded by Equal Shares, and what a supporter paid for a unit of worth: whole won or `p/q`. */
export interface PricedRound {
  project: number;
  price: string;
}

/** How a track’s money was shared, as the result says it. */
export interface SharedMoney {
  /** What each voter had: whole won or `p/q`. */
  endowment: string;
  rounds: readonly PricedRound[];
  /** By what a ballot gives to a project: the same to each, its points, or its place among the ranks. */
  worth: 'one' | 'points' | 'ranks';
}

export interface SharePart {
  project: number;
  paid: Fraction;
  /** False: it was all that was left. */
  whole: boolean;
}

/** What one ballot paid, round by round, and what was left of its share. Exact. */
export function shareOf(
  { endowment, rounds, worth }: SharedMoney,
  ballot: { choices: readonly number[]; points: readonly number[] | null },
): { parts: SharePart[]; left: Fraction } {
  const worthOf = (place: number) => {
    if (worth === 'points') return ballot.points?.[place] ?? 0;
    return worth === 'ranks' ? ballot.choices.length - 1 - place : 1;
  };
  let left = exactOf(endowment);
  const parts: SharePart[] = [];
  for (const { project, price } of rounds) {
    const place = ballot.choices.indexOf(project);
    const value = place < 0 ? 0 : worthOf(place);
    if (value === 0) continue;
    const asked = times(exactOf(price), BigInt(value));
    const whole = compare(asked, left) <= 0;
    const paid = whole ? asked : left;
    left = whole ? minus(left, asked) : ZERO;
    parts.push({ project, paid, whole });
  }
  return { parts, left };
}

/** Whole, or `p/q`, as results write amounts. */
function exactOf(said: string): Fraction {
  const [n = '0', d = '1'] = said.split('/');
  return fraction(BigInt(n), BigInt(d));
}
