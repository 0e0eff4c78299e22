import { repairSearch } from '@/lib/search/drain';
import { createTestDatabase, type TestDatabase, type TestServer } from '@/lib/db/testing';
import { differences, readState, type State } from '@/lib/cli/bench/faults/end-state';
import { runJob } from '@/lib/cli/bench/faults/job';
import { killsAtPoints, killWithin, type PlannedKill, stageName } from '@/lib/cli/bench/faults/kill-plan';
import { type Scenario, type Stage } from '@/lib/cli/bench/faults/scenarios';
import { type Fate, type Victims } from '@/lib/cli/bench/faults/victims';
import { random } from '@/prisma/demo/random';

/** What came of one kill. */
export interface KillRecord {
  n: number;
  scenario: Scenario['name'];
  /** The stage in which it died; the one that a point ends, where it died at that point. */
  stage: string;
  at: 'point' | 'statement' | 'moment';
  /** The point; which statement of the stage; microseconds from its beginning. */
  where: string | number;
  signal: string;
  /** What the killed run left: no run yet, one that is not done, or a done one. */
  left: 'no run' | 'not done' | 'done';
  /** Between the old state or the new one and what the kill left; between the undisturbed end state and the one in the end. */
  differences: string[];
}

export interface KillReport {
  seed: number;
  kills: number;
  mismatches: number;
  /** Came to their end before the moment of their death: no kills, and not counted. */
  missed: number;
  by_stage: Record<string, { at_its_end: number; within: number }>;
  raw: KillRecord[];
}

export interface KillSetting {
  server: Pick<TestServer, 'home' | 'port'>;
  scenarios: readonly Scenario[];
  victims: Victims;
  kills: number;
  seed: number;
  progress?: (done: number, total: number) => void;
}

/** From how many kills on each point is tried in each scenario. */
const EVERYWHERE = 100;

/**
 * Kills syncs, each in a process of its own on a clone of its scenario's state, runs each again to its end, and compares every
 * table with the undisturbed end state.
 */
export async function runKills(setting: KillSetting): Promise<KillReport> {
  const { scenarios, kills, seed, progress } = setting;
  const chance = random(seed, 'kills');
  const waiting = killsAtPoints(scenarios, kills >= EVERYWHERE);
  const report: KillReport = {
    seed,
    kills: 0,
    mismatches: 0,
    missed: 0,
    by_stage: stagesOf(scenarios),
    raw: [],
  };
  while (report.kills < kills) {
    if (report.missed > kills)
      throw new Error(`${report.missed} syncs came to their end before they were killed`);
    const planned =
      waiting.shift() ?? killWithin(scenarios, (stage) => report.by_stage[stage]?.within ?? 0, chance);
    const record = await killOne(setting, planned, report.kills + 1);
    if (record === null) report.missed += 1;
    else count(report, record);
    progress?.(report.kills, kills);
  }
  return report;
}

function stagesOf(scenarios: readonly Scenario[]): KillReport['by_stage'] {
  const names = scenarios.flatMap(({ route }) => route.map(stageName));
  return Object.fromEntries(names.map((name) => [name, { at_its_end: 0, within: 0 }]));
}

function count(report: KillReport, record: KillRecord): void {
  report.raw.push(record);
  report.kills += 1;
  if (record.differences.length > 0) report.mismatches += 1;
  const stage = (report.by_stage[record.stage] ??= { at_its_end: 0, within: 0 });
  if (record.at === 'point') stage.at_its_end += 1;
  else stage.within += 1;
}

/** @returns null where the sync came to its end before it was killed */
async function killOne(
  { server, victims }: KillSetting,
  { scenario, kill }: PlannedKill,
  n: number,
): Promise<KillRecord | null> {
  const db = await createTestDatabase(server, scenario.template.urls);
  try {
    const job = { urls: db.urls, path: scenario.path };
    const fate = await victims.run(job, kill);
    const stage = diedIn(scenario.route, fate, kill.at === 'point');
    if (stage === null) return null;
    const left = await whatIsLeft(db, scenario);
    await runJob(job);
    const end = await whatIsInTheEnd(db, scenario, left.run === 'done');
    const where = kill.at === 'point' ? kill.point : kill.at === 'statement' ? kill.nth : kill.micros;
    return {
      n,
      scenario: scenario.name,
      stage: stageName(stage),
      at: kill.at,
      where,
      signal: fate.signal ?? '',
      left: left.run,
      differences: [...left.differences, ...end],
    };
  } finally {
    await db.drop();
  }
}

/** The stage in which it died by SIGKILL; null where it came to its end instead. @throws Error where it failed by itself */
function diedIn(route: readonly Stage[], { signal, code, passages }: Fate, atPoint: boolean): Stage | null {
  const last = passages.at(-1)?.passed ?? 'start';
  if (last === 'end') return null;
  if (signal !== 'SIGKILL')
    throw new Error(`the sync to be killed ended with ${code ?? signal} after "${last}"`);
  const stage = route.find(({ after, before }) => last === (atPoint ? before : after));
  if (stage === undefined) throw new Error(`no stage follows on "${last}"`);
  return stage;
}

/** A kill leaves the old state or the new one, whatever of the search documents. */
async function whatIsLeft(
  db: TestDatabase,
  { before, once }: Scenario,
): Promise<{ run: KillRecord['left']; differences: string[] }> {
  await hasLetGo(db);
  const state = await readState(db.owner);
  const runs = await db.owner.query<{ done: boolean }>(`SELECT state = 'done' AS done FROM run`);
  const started = runs.rows.length > (before['run'] ?? []).length;
  const done = (state['run'] ?? []).length > (before['run'] ?? []).length;
  const found = done ? differences(pulled(once), pulled(state)) : differences(before, state);
  return {
    run: done ? 'done' : started ? 'not done' : 'no run',
    differences: found.map((line) => `left: ${line}`),
  };
}

/** The server takes a moment to notice that nobody listens any more. */
async function hasLetGo(db: TestDatabase): Promise<void> {
  for (let held = true; held;) {
    const { rows } = await db.owner.query<{ held: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'gotgan_sync') AS held`,
    );
    held = rows[0]?.held ?? false;
  }
}

/** What a run commits itself: the search follows. */
function pulled(state: State): State {
  const follows = /^run$|^outbox$|^search_|relations/;
  return Object.fromEntries(Object.entries(state).filter(([table]) => !follows.test(table)));
}

async function whatIsInTheEnd(
  db: TestDatabase,
  { once, twice }: Scenario,
  wasDone: boolean,
): Promise<string[]> {
  const found = differences(wasDone ? twice : once, await readState(db.owner));
  const wrong = await repairSearch(db.sync);
  return wrong === 0 ? found : [...found, `${wrong} search documents are not those of the projects`];
}
