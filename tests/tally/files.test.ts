import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TIE_RULES } from '@/lib/domain/participation';
import { isFull } from '@/tests/support/sample';
import { bothCounts } from '@/tests/tally/counts';
import { type PlainTally } from '@/tests/tally/plain';

const ROOT = '../shared/pabulib';
/** In full also what takes the plain count minutes. */
const LONG = isFull || process.env['PROPERTY_RUNS'] !== undefined;

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

interface Instance {
  kind: 'micro' | 'real';
  path: string;
  rules: Record<string, Record<string, Outcome>>;
}

/** The published elections that the plain count, voter by voter, is done with in seconds; and those whose steps of Add1 it can take too. */
const QUICK = /Assen|Sielce|Wroclaw|Zabrze|Poznan|Greensboro|Siedlce|Czestochowa|Zurich/;
const SLOW = /Swiecie|Rochester/;
const QUICK_RAISED = /Sielce/;
const SLOW_RAISED = /Poznan|Wroclaw|Greensboro/;

function isCounted(name: string, { kind }: Instance, rule: string): boolean {
  if (kind === 'micro') return true;
  const [quick, slow] = rule.includes('add1') ? [QUICK_RAISED, SLOW_RAISED] : [QUICK, SLOW];
  return quick.test(name) || (LONG && slow.test(name));
}

/**
 * What can be compared. The file has no ties in greedy, nor in what is completed by it; and its lots are another number: each project that
 * is like the one chosen is counted, and none in Phragmén.
 */
function comparable(rule: string, outcome: Outcome): Partial<PlainTally> {
  const { winners, order, cost, endowment, final_endowment, steps, stop, tie_events } = outcome;
  return {
    winners,
    order,
    cost: String(cost),
    ...(endowment === undefined ? {} : { endowment }),
    ...(final_endowment === undefined
      ? {}
      : { endowment: final_endowment, steps: steps ?? null, stop: stop ?? null }),
    ...(/greedy|add1u/.test(rule) ? {} : { tie_events }),
  };
}

describe.skipIf(!existsSync(ROOT))('both counts say what an independent one says', () => {
  const { instances } = existsSync(ROOT)
    ? (JSON.parse(readFileSync(`${ROOT}/expected.json`, 'utf8')) as { instances: Record<string, Instance> })
    : { instances: {} };
  const cases = Object.entries(instances).flatMap(([name, instance]) => {
    const rules = Object.entries(instance.rules).filter(([rule]) => isCounted(name, instance, rule));
    return rules.length === 0 ? [] : [{ name, path: instance.path, rules }];
  });

  it('of every micro file and of the smaller published elections', () => {
    expect(cases.filter(({ path }) => path.startsWith('micro/'))).toHaveLength(21);
    expect(cases.filter(({ path }) => path.startsWith('instances/'))).toHaveLength(LONG ? 11 : 9);
  });

  it.each(cases)('$name', { timeout: 300_000 }, ({ path, rules }) => {
    const { lib, plain } = bothCounts(readFileSync(`${ROOT}/${path}`, 'utf8'));
    for (const [rule, byTies] of rules)
      for (const ties of TIE_RULES) {
        const wanted = byTies[ties] ?? byTies['any_tie_rule'];
        if (wanted === undefined) throw new Error(`${rule}: nothing is expected`);
        for (const count of [plain, lib])
          expect({ rule, ties, ...count(rule, { ties }) }).toMatchObject({
            rule,
            ties,
            ...comparable(rule, wanted),
          });
      }
  });
});
