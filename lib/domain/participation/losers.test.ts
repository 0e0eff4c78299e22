import { describe, expect, it } from 'vitest';
import { type Election, electionOf } from '@/lib/domain/participation/election';
import { ballotsThatWin, costThatWins, losers, type Wins } from '@/lib/domain/participation/losers';
import { readPb } from '@/lib/domain/participation/pb';
import { count } from '@/lib/domain/participation/tally';
import type { TieRule } from '@/lib/domain/participation/ties';

/** @param projects `id;cost` @param votes what each ballot names */
function election(
  budget: string,
  projects: readonly string[],
  votes: readonly string[],
  more = '',
): Election {
  const ballots = votes.map((vote, at) => `${at + 1};${vote}`);
  const { file, problems } = readPb(
    [
      `META\nkey;value\nbudget;${budget}\nvote_type;approval${more}\nPROJECTS\nproject_id;cost`,
      ...projects,
      'VOTES\nvoter_id;vote',
      ...ballots,
      '',
    ].join('\n'),
  );
  if (file === null) throw new Error(JSON.stringify(problems));
  return electionOf(file);
}

/** a 3 votes for 6, b 2 for 5, c 1 for 4, with 10: a is bought, b does not fit into the 4 left, c does. */
const list = (more = '') => election('10', ['a;6', 'b;5', 'c;4'], ['a,b', 'a,b', 'a,c'], more);

/** Each of four voters has 3 of 12. a costs 6 and takes 2 from three of them; the one of b has 3, and b costs 4. */
const shares = () => election('12', ['a;6', 'b;4', 'c;13', 'd;1'], ['a,c', 'a', 'a', 'b']);

const why = (of: Election, rule: string) =>
  losers(of, rule, count(of, rule, { ties: 'mincost' })).map(({ id, why: reason, money }) => [
    id,
    reason,
    money,
  ]);

describe('why projects lost', () => {
  it('by a list: no room, the list had ended, too few votes', () => {
    expect(why(list(), 'greedy_by_votes')).toEqual([['b', 'no-room', null]]);
    expect(why(list(), 'greedy_no_skip')).toEqual([
      ['b', 'ended', null],
      ['c', 'ended', null],
    ]);
    expect(why(list('\nmin_project_score_threshold;2'), 'greedy_threshold')).toEqual([
      ['b', 'no-room', null],
      ['c', 'below-threshold', null],
    ]);
  });

  it('by Equal Shares: the money of the supporters, dearer than the budget, nobody', () => {
    expect(why(shares(), 'mes_cost')).toEqual([
      ['b', 'too-little-money', 3],
      ['c', 'beyond-budget', 1],
      ['d', 'no-supporters', 0],
    ]);
  });
});

const winsBy =
  (rule: string, ties: TieRule = 'mincost'): Wins =>
  (changed, project) =>
    count(changed, rule, { ties }).funded.includes(project);

/** The answer of a search, and how many counts it said it made. */
function answer<T>(search: Generator<number, T>): { found: T; tries: number } {
  let tries = 0;
  for (let next = search.next(); ; next = search.next()) {
    if (next.done === true) return { found: next.value, tries };
    tries = next.value;
  }
}

describe('the cost at which it would have won', () => {
  it('is what was left in its turn, by a list', () => {
    expect(answer(costThatWins(list(), 1, winsBy('greedy_by_votes'))).found).toBe(4n);
  });

  it('is the money of its supporters, by Equal Shares', () => {
    expect(answer(costThatWins(shares(), 1, winsBy('mes_cost'))).found).toBe(3n);
    expect(answer(costThatWins(shares(), 2, winsBy('mes_cost'))).found).toBe(1n);
  });

  it('is in whole units where the file has decimals', () => {
    const decimals = election('10.5', ['a;6', 'b;5'], ['a,b', 'a']);
    expect(decimals.scale).toBe(10n);
    expect(answer(costThatWins(decimals, 1, winsBy('greedy_by_votes'))).found).toBe(40n);
  });

  it('does not exist where no cost helps', () => {
    const threshold = list('\nmin_project_score_threshold;2');
    expect(answer(costThatWins(threshold, 2, winsBy('greedy_threshold')))).toEqual({ found: null, tries: 1 });
  });
});

describe('the ballots that would have been enough', () => {
  it('bring it before the others of the list; equal votes are a matter of the tie rule', () => {
    expect(answer(ballotsThatWin(list(), 1, winsBy('greedy_by_votes'))).found).toBe(1);
    expect(answer(ballotsThatWin(list(), 1, winsBy('greedy_by_votes', 'lex'))).found).toBe(2);
  });

  it('bring their shares with them, and make those of all smaller', () => {
    // With one more each has 12/5: two supporters of b have 4.8.
    expect(answer(ballotsThatWin(shares(), 1, winsBy('mes_cost'))).found).toBe(1);
    // k supporters of d, who all have 12/(4+k), need one of 12 together.
    expect(answer(ballotsThatWin(shares(), 3, winsBy('mes_cost'))).found).toBe(1);
  });

  it('are the fewest', () => {
    // b needs more votes than the 12 of a, and has one.
    const many = election('10', ['a;6', 'b;5'], [...Array<string>(12).fill('a'), 'b']);
    expect(answer(ballotsThatWin(many, 1, winsBy('greedy_by_votes', 'lex'))).found).toBe(12);
  });

  it('do not exist where it is dearer than the budget', () => {
    expect(answer(ballotsThatWin(shares(), 2, winsBy('mes_cost'))).found).toBeNull();
  });
});
