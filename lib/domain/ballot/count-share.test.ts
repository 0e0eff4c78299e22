import { describe, expect, it } from 'vitest';
import { type SharedMoney, shareOf } from '@/lib/domain/ballot/count-share';
import { ballotOf } from '@/lib/domain/ballot/numbers-check';
import { electionOf } from '@/lib/domain/participation/election';
import { explain } from '@/lib/domain/participation/explain';
import { type Fraction, fraction, plus, toText, ZERO } from '@/lib/domain/participation/fraction';
import { type PbFile, readPb } from '@/lib/domain/participation/pb';
import { count } from '@/lib/domain/participation/tally';

/** What all ballots of a file paid together, by project. */
function paidBy(file: PbFile, shared: SharedMoney): Map<number, Fraction> {
  const paid = new Map<number, Fraction>();
  for (const { project, paid: part } of file.votes.flatMap((vote) => {
    const ballot = ballotOf(vote);
    return ballot === null ? [] : shareOf(shared, ballot).parts;
  }))
    paid.set(project, plus(paid.get(project) ?? ZERO, part));
  return paid;
}

describe('where a share went', () => {
  it('is paid round by round, the last time with what is left', () => {
    const shared = {
      endowment: '100',
      rounds: [
        { project: 1, price: '40' },
        { project: 2, price: '50' },
        { project: 3, price: '30' },
        { project: 4, price: '5' },
      ],
      worth: 'one' as const,
    };
    const { parts, left } = shareOf(shared, { choices: [3, 2, 1, 9], points: null });
    expect(parts).toEqual([
      { project: 1, paid: fraction(40n), whole: true },
      { project: 2, paid: fraction(50n), whole: true },
      { project: 3, paid: fraction(10n), whole: false },
    ]);
    expect(left).toEqual(ZERO);
    expect(shareOf(shared, { choices: [4], points: null }).left).toEqual(fraction(95n));
  });

  const VOTES = {
    approval: ['1,2', '1,3', '2', '3,4', '1', '4', '2,3'],
    cumulative: ['1,2;3,7', '1,3;5,5', '2;10', '3,4;1,9', '1;10', '4;2', '2,3;4,6'],
    ordinal: ['1,2,3', '3,1', '2,4', '3,4,1,2', '1,2', '4,3', '2,3'],
  };
  it.each([
    ['approval', 'mes_cost', 'one'],
    ['approval', 'mes_card', 'one'],
    ['cumulative', 'mes_points', 'points'],
    ['cumulative', 'mes_points_x_cost', 'points'],
    ['ordinal', 'mes_borda', 'ranks'],
    ['ordinal', 'mes_borda_x_cost', 'ranks'],
  ] as const)('%s, %s: all ballots together paid what each project costs', (type, rule, worth) => {
    const columns = type === 'cumulative' ? 'voter_id;vote;points' : 'voter_id;vote';
    const { file } = readPb(
      `META\nkey;value\nbudget;1000\nvote_type;${type}\nPROJECTS\nproject_id;cost\n1;300\n2;250\n3;200\n4;150\nVOTES\n${columns}\n${VOTES[
        type
      ]
        .map((vote, at) => `${at + 1};${vote}`)
        .join('\n')}\n`,
    );
    if (file === null) throw new Error('the file cannot be read');
    const election = electionOf(file);
    const { shares, endowment } = count(election, rule, { ties: 'mincost' });
    if (shares === null || endowment === null) throw new Error('no rounds');
    const { rounds, endowment: each } = explain(election, shares, endowment);
    expect(rounds.length).toBeGreaterThan(1);
    const shared = {
      endowment: each,
      rounds: rounds.map(({ project, max_payment: price }) => ({ project: Number(project), price })),
      worth,
    };
    const paid = paidBy(file, shared);
    const costs: Readonly<Record<number, string>> = { 1: '300', 2: '250', 3: '200', 4: '150' };
    for (const { project } of shared.rounds)
      expect(toText(paid.get(project) ?? ZERO), String(project)).toBe(costs[project]);
  });
});
