import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TIE_RULES } from '@/lib/domain/participation';
import { bothCounts } from '@/tests/tally/counts';
import { floatWinners } from '@/tests/tally/floating';

interface Trap {
  what: string;
  budget: string;
  /** By id. */
  costs: Record<string, string>;
  ballots: string[];
  rules: string[];
  /** Worked out by hand. */
  winners: string[];
  floating: string[];
}

const textOf = ({ budget, costs, ballots }: Pick<Trap, 'budget' | 'costs' | 'ballots'>) =>
  [
    ...['META', 'key;value', 'vote_type;approval', `budget;${budget}`, 'PROJECTS', 'project_id;cost'],
    ...Object.entries(costs).map(([id, cost]) => `${id};${cost}`),
    ...['VOTES', 'voter_id;vote', ...ballots.map((ballot, at) => `v${at};${ballot}`), ''],
  ].join('\n');

const TRAPS: Trap[] = [
  {
    // Each voter has 1/6. They hold 6 × 1/6 = 1 together, and the project costs 1: each pays 1/6, and it is funded.
    // Nothing else has more than one supporter. In doubles six times 1/6 is 0.9999999999999999: "nobody can pay for it".
    what: 'six sixths',
    budget: '1',
    costs: { fountain: '1', a: '1', b: '1', c: '1', d: '1', e: '1' },
    ballots: ['fountain', 'a,fountain', 'b,fountain', 'c,fountain', 'd,fountain', 'e,fountain'],
    rules: ['mes_cost', 'mes_card'],
    winners: ['fountain'],
    floating: [],
  },
  {
    // The voter has 0.3. The bench comes first: under mes_card for its lower price, under mes_cost, where both have one effective vote
    // (0.1 / 0.1 and 0.2 / 0.2), for its cost and its id. 0.3 - 0.1 = 0.2 is left, just what the tree costs.
    // In doubles 0.3 - 0.1 is 0.19999999999999998, less than 0.2.
    what: 'three tenths less one',
    budget: '0.3',
    costs: { bench: '0.1', tree: '0.2' },
    ballots: ['bench,tree'],
    rules: ['mes_cost', 'mes_card'],
    winners: ['bench', 'tree'],
    floating: ['bench'],
  },
  {
    // Each of seven voters has 20/7. The slide costs each 16/7, the swing 17/7: the effective votes are 16 / (16/7) = 7 and
    // 17 / (17/7) = 7, an exact tie. The cheaper one is taken, and by id as text the slide comes first too; the 4 that are left pay
    // for no swing. In doubles 17 / (17/7) is 7.000000000000001: "the swing has more".
    what: 'seven votes against seven votes',
    budget: '20',
    costs: { slide: '16', swing: '17' },
    ballots: Array<string>(7).fill('slide,swing'),
    rules: ['mes_cost', 'mes_cost+add1'],
    winners: ['slide'],
    floating: ['swing'],
  },
];

describe('elections of a few voters that doubles count wrong', () => {
  const cases = TRAPS.flatMap((trap) => trap.rules.map((rule) => ({ ...trap, rule })));

  it.each(cases)('$what, $rule', ({ rule, winners, floating, ...trap }) => {
    const { lib, plain, plainElection } = bothCounts(textOf(trap));
    for (const ties of TIE_RULES) {
      expect(floatWinners(plainElection, rule, ties)).toEqual(floating);
      expect(lib(rule, { ties }).winners).toEqual(winners);
      expect(plain(rule, { ties }).winners).toEqual(winners);
    }
  });
});

const ROOT = '../shared/pabulib';

/** Which of the published traps catch a count in doubles that is written as in `floating.ts`. Others catch others. */
const CAUGHT = [
  ['m01_two_sport_projects', 'mes_card', 'lex'],
  ['m02_gym_first', 'mes_card', 'lex'],
  ['m08_float_trap_1', 'mes_cost', 'mincost'],
  ['m08_float_trap_1', 'mes_cost', 'lex'],
  ['m10_float_trap_3', 'mes_cost', 'mincost'],
  ['m10_float_trap_3', 'mes_cost', 'lex'],
  ['m11_float_trap_4', 'mes_cost', 'mincost'],
  ['m11_float_trap_4', 'mes_card', 'lex'],
  ['m11_float_trap_4', 'mes_card+add1', 'mincost'],
] as const;

interface Expected {
  instances: Record<string, { path: string; rules: Record<string, Record<string, { winners: string[] }>> }>;
}

describe.skipIf(!existsSync(ROOT))('published traps', () => {
  const { instances } = existsSync(ROOT)
    ? (JSON.parse(readFileSync(`${ROOT}/expected.json`, 'utf8')) as Expected)
    : { instances: {} };

  it.each(CAUGHT)('%s, %s, %s', (name, rule, ties) => {
    const { path = '', rules = {} } = instances[name] ?? {};
    const wanted = (rules[rule]?.[ties] ?? rules[rule]?.['any_tie_rule'])?.winners;
    expect(wanted?.length).toBeGreaterThan(0);
    const { lib, plain, plainElection } = bothCounts(readFileSync(`${ROOT}/${path}`, 'utf8'));
    expect(floatWinners(plainElection, rule, ties)).not.toEqual(wanted);
    expect(lib(rule, { ties }).winners).toEqual(wanted);
    expect(plain(rule, { ties }).winners).toEqual(wanted);
  });
});
