import { describe, expect, it } from 'vitest';
import { FIGURES } from '@/lib/domain/participation/figures';
import { atLeastOf, isOfPoints, isShare, thresholdProblem, writtenOf } from '@/lib/domain/process/threshold';

describe('what a form says of a threshold', () => {
  it.each([
    ['votes', '10', '10', '10'],
    ['votes', '1,000', '1000', '1000'],
    ['points-per-ballot', '1.5', '3/2', '1.5'],
    ['share-of-ballots', '5', '1/20', '5'],
    ['share-of-ballots', '12.5 %', '1/8', '12.5'],
    ['share-of-votes', '0.0001', '1/1000000', '0.0001'],
    ['share-of-best', '100', '1', '100'],
  ] as const)('%s %s is %s, and is written again as %s', (by, written, atLeast, again) => {
    expect(atLeastOf(by, written)).toBe(atLeast);
    expect(writtenOf({ by, atLeast })).toBe(again);
  });

  it.each(['', 'many', '-1', '1/3', '1.00001', '12345678901', '1e3'])('cannot be read: %s', (written) => {
    expect(atLeastOf('votes', written)).toBeNull();
  });

  it('has no short decimal where the rules were written elsewhere', () => {
    expect(writtenOf({ by: 'share-of-votes', atLeast: '1/3' })).toBe('100/3');
  });
});

it('shares are in per cent, and figures of points need points', () => {
  expect(FIGURES.filter(isShare)).toEqual([
    'share-of-ballots',
    'share-of-votes',
    'share-of-points',
    'share-of-best',
    'share-of-best-points',
  ]);
  expect(FIGURES.filter(isOfPoints)).toEqual([
    'points',
    'points-per-ballot',
    'share-of-points',
    'share-of-best-points',
  ]);
});

describe('what is wrong with a threshold', () => {
  it.each([
    [{ by: 'votes', atLeast: '0' }, 'approval', ['atLeast', 'threshold-unread']],
    [{ by: 'votes', atLeast: '3/2' }, 'approval', ['atLeast', 'threshold-whole']],
    [{ by: 'points', atLeast: '3/2' }, 'cumulative', ['atLeast', 'threshold-whole']],
    [{ by: 'points', atLeast: '3' }, 'approval', ['by', 'threshold-points']],
    [{ by: 'share-of-points', atLeast: '1/2' }, 'choose-1', ['by', 'threshold-points']],
    [{ by: 'share-of-ballots', atLeast: '101/100' }, 'approval', ['atLeast', 'threshold-above-all']],
    [{ by: 'share-of-ballots', atLeast: '1' }, 'approval', null],
    [{ by: 'points-per-ballot', atLeast: '3/2' }, 'cumulative', null],
    [{ by: 'points', atLeast: '3' }, 'ordinal', null],
    [{ by: 'votes', atLeast: '1' }, 'choose-1', null],
  ] as const)('%o for %s: %o', (threshold, ballot, problem) => {
    expect(thresholdProblem(threshold, ballot)).toEqual(problem);
  });
});
