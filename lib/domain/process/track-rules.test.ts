import { describe, expect, it } from 'vitest';
import { trackRules } from '@/lib/domain/process/track-rules';

const GREEDY = {
  ballot: 'approval',
  most: 5,
  rule: 'greedy_by_votes',
  ties: 'mincost',
  increment: null,
  seedSource: null,
};
const SHARES = { ...GREEDY, rule: 'mes_cost+add1u', increment: '1000' };
const LOT = { ko: '동행복권 제1270회 당첨번호', en: 'Numbers of lottery draw 1270' };
const problems = (rules: object) =>
  trackRules.safeParse(rules).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

describe('the rules of a track', () => {
  it.each([
    GREEDY,
    SHARES,
    { ...GREEDY, ties: 'mincost+lot', seedSource: LOT },
    { ...GREEDY, ballot: 'choose-1', most: 1 },
  ])('may be %o', (rules) => {
    expect(problems(rules)).toEqual([]);
  });

  it.each([
    [{ ...GREEDY, rule: 'greedy_by_score' }, ['rule rule-ballot']],
    [{ ...GREEDY, rule: 'mes_borda' }, ['rule rule-ballot']],
    [{ ...GREEDY, ballot: 'choose-1' }, ['most one-choice']],
    [{ ...SHARES, increment: null }, ['increment increment-needed']],
    [{ ...SHARES, increment: '0' }, ['increment not-an-amount']],
    [{ ...GREEDY, increment: '1000' }, ['increment increment-idle']],
    [{ ...GREEDY, ties: 'lot' }, ['seedSource seed-needed']],
    [{ ...GREEDY, seedSource: LOT }, ['seedSource seed-idle']],
    [{ ...GREEDY, rule: 'by_taste' }, ['rule invalid']],
    [{ ...GREEDY, most: 0 }, ['most invalid']],
  ])('may not be %o', (rules, expected) => {
    expect(problems(rules)).toEqual(expected);
  });
});
