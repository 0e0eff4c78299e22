import { describe, expect, it } from 'vitest';
import {
  ballotOf,
  type Basket,
  choose,
  drop,
  EMPTY_BASKET,
  givePoints,
  move,
  pointsLeft,
  validBasket,
  whyNot,
} from '@/lib/client/ballot/basket';
import type { BallotRules } from '@/lib/domain/ballot/types';

const RULES: BallotRules = {
  track: 'general',
  name: { ko: '일반', en: 'General' },
  file: 'general.pb',
  type: 'approval',
  least: 2,
  most: 3,
  points: null,
  fields: [{ key: 'road', name: { ko: '길', en: 'Roads' }, most: 1, projects: [4, 7] }],
  blank: 'counts',
  ceiling: '1000',
  projects: [
    { number: 2, title: '의자', cost: '400' },
    { number: 4, title: '가로등', cost: '500' },
    { number: 7, title: '횡단보도', cost: '600' },
    { number: 9, title: '그늘막', cost: '100' },
    { number: 11, title: '화단', cost: '50' },
  ],
};
const KNAPSACK: BallotRules = { ...RULES, type: 'knapsack', fields: [] };
const POINTS: BallotRules = { ...RULES, type: 'points', fields: [], points: 5 };
const RANKING: BallotRules = { ...RULES, type: 'ranking', fields: [] };

const of = (...choices: number[]): Basket => ({ choices, points: [] });
const withPoints = (...pairs: [number, number][]): Basket => ({
  choices: pairs.map(([number]) => number),
  points: pairs.map(([, points]) => points),
});

describe('what cannot be chosen', () => {
  it.each([
    ['one more than the most', RULES, of(2, 9, 11), 4, 'too-many'],
    ['a second one of a field that takes one', RULES, of(4), 7, 'too-many-in-field'],
    ['one that the ballot does not have', RULES, of(2), 3, 'unknown-project'],
    ['the same twice', RULES, of(2), 2, 'twice'],
    ['nothing that just fits under the ceiling', KNAPSACK, of(2, 4), 9, null],
    ['what goes over the ceiling by one project', KNAPSACK, of(4, 2), 7, 'over-ceiling'],
    ['what has no point left', POINTS, withPoints([2, 4], [4, 1]), 9, 'too-many-points'],
  ] as const)('%s', (_what, rules, basket, number, problem) => {
    expect(whyNot(rules, basket, number)).toBe(problem);
  });

  it('too few so far is no obstacle', () => {
    expect(choose(RULES, EMPTY_BASKET, 9)).toEqual({ basket: of(9) });
  });
});

describe('points', () => {
  it('begin at one, and are given up to the most', () => {
    expect(choose(POINTS, EMPTY_BASKET, 9)).toEqual({ basket: withPoints([9, 1]) });
    expect(givePoints(POINTS, withPoints([9, 1]), 9, 5)).toEqual({ basket: withPoints([9, 5]) });
    expect(givePoints(POINTS, withPoints([9, 1]), 9, 6)).toEqual({ problem: 'too-many-points' });
    expect(givePoints(POINTS, withPoints([9, 1]), 9, 0)).toEqual({ problem: 'point-of-none' });
    expect(givePoints(POINTS, withPoints([9, 1]), 9, Number.NaN)).toEqual({ problem: 'point-of-none' });
  });

  it('that are left', () => {
    expect(pointsLeft(POINTS, withPoints([2, 1], [9, 3]))).toBe(1);
    expect(pointsLeft(RULES, of(2))).toBeNull();
  });
});

describe('changing', () => {
  it('takes a choice out with its points', () => {
    expect(drop(withPoints([2, 1], [9, 3], [4, 1]), 9)).toEqual(withPoints([2, 1], [4, 1]));
    expect(drop(of(2), 9)).toEqual(of(2));
  });

  it('moves a rank, up to the ends of the list', () => {
    expect(move(of(2, 9, 4), 9, -1)).toEqual(of(9, 2, 4));
    expect(move(of(2, 9, 4), 9, 1)).toEqual(of(2, 4, 9));
    expect(move(of(2, 9, 4), 2, -1)).toEqual(of(2, 9, 4));
    expect(move(of(2, 9, 4), 4, 1)).toEqual(of(2, 9, 4));
  });
});

describe('the ballot', () => {
  it('tells nothing of the order in which somebody chose, unless it ranks', () => {
    expect(ballotOf(RULES, of(9, 2, 4)).choices).toEqual([2, 4, 9]);
    expect(ballotOf(RANKING, of(9, 2, 4)).choices).toEqual([9, 2, 4]);
    expect(ballotOf(POINTS, withPoints([9, 3], [2, 1]))).toEqual({
      void: false,
      choices: [2, 9],
      points: [1, 3],
    });
  });

  it('of an empty basket is blank, without points', () => {
    expect(ballotOf(POINTS, EMPTY_BASKET)).toEqual({ void: false, choices: [], points: null });
  });
});

it('a kept basket is taken as far as the rules have it', () => {
  expect(validBasket(RULES, of(2, 9))).toEqual(of(2, 9));
  expect(validBasket(RULES, of(2, 3))).toBeNull();
  expect(validBasket(POINTS, of(2))).toBeNull();
});
