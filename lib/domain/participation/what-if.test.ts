import { describe, expect, it } from 'vitest';
import { electionOf } from '@/lib/domain/participation/election';
import { readPb } from '@/lib/domain/participation/pb';
import { count, published } from '@/lib/domain/participation/tally';
import { difference, isOver, withBallots, withBudget, withCost } from '@/lib/domain/participation/what-if';

const TEXT =
  'META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;6\nb;5\nVOTES\nvoter_id;vote\n1;a\n2;a,b\n';

function sample() {
  const { file } = readPb(TEXT);
  if (file === null) throw new Error('the sample is broken');
  return electionOf(file);
}

const winners = (election: ReturnType<typeof sample>) => {
  const options = { ties: 'mincost' } as const;
  return published(election, 'greedy_by_votes', options, count(election, 'greedy_by_votes', options)).winners;
};

describe('the same election with one thing changed', () => {
  it('has the winners of the change, and is itself unchanged', () => {
    const election = sample();
    expect(winners(election)).toEqual(['a']);
    expect(winners(withBudget(election, 11n))).toEqual(['a', 'b']);
    expect(winners(withBudget(election, 5n))).toEqual(['b']);
    expect(winners(withCost(election, 1, 4n))).toEqual(['a', 'b']);
    expect(winners(withBallots(election, 1, 2))).toEqual(['b']);
    expect(winners(election)).toEqual(['a']);
  });

  it('counts further ballots as voters', () => {
    const more = withBallots(sample(), 1, 2);
    expect([more.voters, more.votes, more.groups.length]).toEqual([4, [2, 3], 3]);
    expect(withBallots(sample(), 1, 0).groups).toHaveLength(2);
  });
});

it('says what is gained and what is lost', () => {
  expect(difference(['a', 'b'], ['b', 'c', 'd'])).toEqual({ gained: ['c', 'd'], lost: ['a'] });
});

describe('whether the vote is over', () => {
  it.each([
    ['11.05.2025', '2025-05-11', false],
    ['11.05.2025', '2025-05-12', true],
    ['1.9.2025', '2025-08-31', false],
    ['2025-05-11', '2026-01-01', true],
    ['2025', '2025-12-31', false],
    ['2025', '2026-01-01', true],
    ['', '2026-01-01', null],
    ['next May', '2026-01-01', null],
    [undefined, '2026-01-01', null],
  ])('%s on %s: %s', (dateEnd, today, over) => {
    expect(isOver(dateEnd, today)).toBe(over);
  });
});
