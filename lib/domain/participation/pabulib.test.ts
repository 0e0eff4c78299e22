import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { electionOf, readPb, tally, TIE_RULES, type TieRule } from '@/lib/domain/participation';
import { equalShares } from '@/lib/domain/participation/equal-shares';
import { explain } from '@/lib/domain/participation/explain';
import { fraction } from '@/lib/domain/participation/fraction';
import { supportersOf } from '@/lib/domain/participation/purses';
import { tiesOf } from '@/lib/domain/participation/ties';

const ROOT = '../shared/pabulib';

interface Outcome {
  winners: string[];
  cost: number | string;
  order: string[];
  endowment?: string;
  final_endowment?: string;
  steps?: number;
  stop?: string;
  tie_events: number;
}

interface Expected {
  path: string;
  num_votes: number;
  rules: Record<string, Record<string, Outcome>>;
  official?: { winners: string[] | null; reproduced_by?: string[] };
}

/** Of which each rule is counted once where both tie rules give the same: its money is raised hundreds of times. */
const LARGE = 20_000;

/** What the independent count says beside winners and cost: ties of Equal Shares alone, not those of greedy nor what is completed by it. */
function expectedOf(rule: string, { winners, cost, order, tie_events, ...more }: Outcome) {
  const endowment = more.endowment ?? more.final_endowment;
  const { steps, stop } = more;
  return {
    ...{ winners, cost, order },
    ...(endowment === undefined ? {} : { endowment }),
    ...(steps === undefined ? {} : { steps, stop }),
    ...(/greedy|add1u/.test(rule) ? {} : { tie_events }),
  };
}

function electionAt(path: string) {
  const { file, problems } = readPb(readFileSync(`${ROOT}/${path}`, 'utf8'));
  if (file === null) throw new Error(`${path}: ${JSON.stringify(problems.slice(0, 3))}`);
  return electionOf(file);
}

describe.skipIf(!existsSync(ROOT))(
  'published elections and traps, with winners known from an independent count',
  () => {
    const { instances } = existsSync(ROOT)
      ? (JSON.parse(readFileSync(`${ROOT}/expected.json`, 'utf8')) as { instances: Record<string, Expected> })
      : { instances: {} };

    it.each(Object.entries(instances))('%s', { timeout: 120_000 }, (_, { path, num_votes, rules }) => {
      const election = electionAt(path);
      for (const [rule, byTies] of Object.entries(rules))
        for (const ties of num_votes > LARGE && byTies['any_tie_rule'] ? (['mincost'] as const) : TIE_RULES) {
          const wanted = byTies[ties] ?? byTies['any_tie_rule'];
          if (wanted === undefined) throw new Error(`${rule}: nothing is expected`);
          expect(tally(election, rule, { ties })).toMatchObject({ rule, ties, ...expectedOf(rule, wanted) });
        }
    });

    const reproduced = Object.values(instances).flatMap(({ path, official }) =>
      (official?.reproduced_by ?? []).map((said) => {
        const [rule = '', ties = 'mincost'] = said.replaceAll('-', '_').split('|');
        // The file names one of the two.
        return { path, rule, ties: ties as TieRule, winners: official?.winners };
      }),
    );

    it('official results come out by the rules that reproduce them', { timeout: 120_000 }, () => {
      const counted = reproduced.filter(({ rule }) => rule !== 'greedy_custom');
      expect(counted.length).toBeGreaterThan(10);
      for (const { path, rule, ties, winners } of counted)
        expect([path, rule, tally(electionAt(path), rule, { ties }).winners]).toEqual([path, rule, winners]);
    });

    it.each([
      ['Netherlands_Assen_2024.2033', 'instances/Netherlands_Assen_2024.pb', 2033n],
      ['Poland_Swiecie_2023.646', 'instances/Poland_Swiecie_2023.pb', 646n],
      ['Poland_Wieliczka_2023_Green_Budget.315', 'instances/Poland_Wieliczka_2023_Green_Budget.pb', 315n],
      ['m02_gym_first.auto', 'micro/m02_gym_first.pb', 100n],
    ])('%s: every round, fraction by fraction', (name, path, money) => {
      const trace = JSON.parse(readFileSync(`${ROOT}/traces/${name}.json`, 'utf8')) as {
        rounds: Record<string, unknown>[];
        losers_money_behind: Record<string, [number, number]>;
        unspent_virtual_money: number;
      };
      const election = electionAt(path);
      const endowment = fraction(money);
      const supporters = supportersOf(election, false);
      const shares = equalShares(election, tiesOf(election, 'lex'), {
        endowment,
        measure: 'worth-and-cost',
        supporters,
      });
      const explained = explain(election, shares, endowment);
      const exactly = (round: Record<string, unknown>) => {
        const { project, cost, votes, max_payment, pay_full, pay_rest_of_money, pay_nothing } = round;
        return { project, cost, votes, max_payment, pay_full, pay_rest_of_money, pay_nothing };
      };
      expect(explained.rounds.map((round) => exactly({ ...round }))).toEqual(trace.rounds.map(exactly));
      expect(Object.keys(explained.losers_money_behind).sort()).toEqual(
        Object.keys(trace.losers_money_behind).sort(),
      );
      for (const [id, [behind, cost]] of Object.entries(trace.losers_money_behind)) {
        const [ours = NaN, price] = explained.losers_money_behind[id] ?? [];
        expect(price).toBe(cost);
        expect(Math.abs(ours - behind)).toBeLessThanOrEqual(Math.abs(behind) * 1e-5);
      }
    });
  },
);
