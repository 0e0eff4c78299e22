import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { differences, type State } from '@/lib/cli/bench/faults/end-state';
import { type KillReport, runKills } from '@/lib/cli/bench/faults/kills';
import { prepareScenarios, type Scenario } from '@/lib/cli/bench/faults/scenarios';
import { Victims } from '@/lib/cli/bench/faults/victims';
import { isFull, times } from '@/tests/support/sample';

const KILLS = times(12, 100);
// Stands in the name of the test: the same seed plans the same kills (`gotgan bench faults --seed`). In full each run has its own.
const seed = isFull ? Math.floor(Math.random() * 2 ** 31) : 20_261_130;

const rowsOf = (state: State, table: string) =>
  (state[table] ?? []).map((row) => JSON.parse(row) as Record<string, string | null>); // as readState writes them
const kindsOf = (state: State, table: string) => new Set(rowsOf(state, table).map((row) => row['kind']));

describe(`syncs that are killed (seed ${seed})`, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-kills-'));
  const victims = new Victims();
  let scenarios: Scenario[] = [];
  beforeAll(async () => {
    scenarios = await prepareScenarios({ server: inject('testServer'), folder, size: 48, victims });
  }, 300_000);
  afterAll(async () => {
    await victims.end();
    for (const template of new Set(scenarios.map((one) => one.template))) await template.drop();
    rmSync(folder, { recursive: true });
  });
  const scenario = (name: Scenario['name']) => {
    const found = scenarios.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no scenario "${name}"`);
    return found;
  };
  /** What the sync itself wrote: the rows of a table that were not there before. */
  const added = ({ before, once }: Scenario, table: string): State => ({
    [table]: (once[table] ?? []).filter((row) => !(before[table] ?? []).includes(row)),
  });

  it('would have done everything that a sync can do', () => {
    const all = ['backdated', 'inserted', 'removed', 'restored', 'updated'];
    expect([...kindsOf(added(scenario('file'), 'project_revision'), 'project_revision')].sort()).toEqual(all);
    const feed = added(scenario('feed'), 'project_revision');
    expect([...kindsOf(feed, 'project_revision')].sort()).toEqual(all.filter((kind) => kind !== 'backdated'));
    const contracts = added(scenario('feed'), 'contract_revision');
    expect([...kindsOf(contracts, 'contract_revision')].sort()).toEqual(['removed', 'restored', 'updated']);
    for (const name of ['file', 'feed'] as const) {
      expect(added(scenario(name), 'quarantine')['quarantine']).not.toHaveLength(0);
      expect(added(scenario(name), 'search_document')['search_document']).not.toHaveLength(0);
    }
    const [run] = rowsOf(added(scenario('file'), 'run'), 'run');
    expect(Number(run?.['held_back'])).toBeGreaterThan(0);
    expect(added(scenario('feed'), 'serving_change')['serving_change']).toHaveLength(1);
  });

  it.each(['first', 'file', 'feed'] as const)(
    '"%s" once more changes nothing but the list of runs',
    (name) => {
      const { once, twice } = scenario(name);
      const ofRuns = ['run', 'run_raw_block', 'run_relation', 'rule_evaluation'];
      const without = (state: State) =>
        Object.fromEntries(Object.entries(state).filter(([table]) => !ofRuns.includes(table)));
      expect(differences(without(once), without(twice))).toEqual([]);
    },
  );

  it('end as if nothing had happened', { timeout: 600_000 }, async () => {
    const server = inject('testServer');
    const report: KillReport = await runKills({ server, scenarios, victims, kills: KILLS, seed });
    expect(report.raw.filter(({ differences: found }) => found.length > 0)).toEqual([]);
    expect(report).toMatchObject({ kills: KILLS, mismatches: 0 });
    expect(new Set(report.raw.map(({ signal }) => signal))).toEqual(new Set(['SIGKILL']));
    const points = new Set(scenarios.flatMap(({ route }) => route.map(({ before }) => before)));
    points.delete('end');
    const reached = report.raw.flatMap(({ at, where }) => (at === 'point' ? [where] : []));
    expect(new Set(reached)).toEqual(points);
    expect(report.raw.some(({ at }) => at !== 'point')).toBe(true);
  });

  it('are told apart where a row, a value or a table differs', () => {
    const { once } = scenario('file');
    const [first = '', ...others] = once['project'] ?? [];
    expect(differences(once, { ...once, project: others })).toEqual([`project - ${first}`]);
    expect(differences(once, { ...once, project: [...others, first, first] })).toEqual([
      `project + ${first}`,
    ]);
    expect(differences(once, { ...once, more: ['{}'] })).toEqual(['more + {}']);
  });
});
