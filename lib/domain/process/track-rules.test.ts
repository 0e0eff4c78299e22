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
const WEIGHED = { ...GREEDY, rule: 'greedy_by_panels' };
const LOT = { ko: '동행복권 제1270회 당첨번호', en: 'Numbers of lottery draw 1270' };
const problems = (rules: object) =>
  trackRules.safeParse(rules).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

describe('the rules of a track', () => {
  it.each([
    GREEDY,
    SHARES,
    { ...GREEDY, ties: 'mincost+lot', seedSource: LOT },
    { ...GREEDY, ballot: 'choose-1', most: 1 },
    { ...GREEDY, threshold: { by: 'share-of-ballots', atLeast: '1/20' } },
    { ...WEIGHED, panels: { weight: 70, measure: 'share-of-votes' } },
    { ...WEIGHED, ballot: 'cumulative', panels: { weight: 1, measure: 'share-of-points' } },
    { ...WEIGHED, panel: { of: 'general', weight: 30 } },
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
    [{ ...GREEDY, threshold: { by: 'points', atLeast: '5' } }, ['threshold.by threshold-points']],
    [{ ...GREEDY, threshold: { by: 'votes', atLeast: '1/2/3' } }, ['threshold.atLeast threshold-unread']],
    [WEIGHED, ['panels.weight weight-needed']],
    [{ ...GREEDY, panels: { weight: 70, measure: 'share-of-votes' } }, ['panels.weight weight-idle']],
    [{ ...WEIGHED, panels: { weight: 0, measure: 'share-of-votes' } }, ['panels.weight weight']],
    [{ ...WEIGHED, panels: { weight: 1.5, measure: 'share-of-votes' } }, ['panels.weight weight']],
    [{ ...WEIGHED, panels: { weight: 1, measure: 'share-of-points' } }, ['panels.measure threshold-points']],
    [{ ...GREEDY, panel: { of: 'general', weight: 30 } }, ['panel.of panel-counts-alone']],
    [
      { ...WEIGHED, panel: { of: 'general', weight: 30 }, threshold: { by: 'votes', atLeast: '5' } },
      ['panel.of panel-counts-alone'],
    ],
    [
      {
        ...WEIGHED,
        panel: { of: 'general', weight: 30 },
        panels: { weight: 1, measure: 'share-of-votes' },
      },
      ['panel.of panel-counts-alone'],
    ],
  ])('may not be %o', (rules, expected) => {
    expect(problems(rules)).toEqual(expected);
  });
});
