import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  allTransactionsOver,
  createTestDatabase,
  type TestDatabase,
  type TestServer,
} from '@/lib/db/testing';
import { readState, type State } from '@/lib/cli/bench/faults/end-state';
import { fileAfter, filesBefore } from '@/lib/cli/bench/faults/files';
import { WORK_AFTER, WORK_BETWEEN, workBefore } from '@/lib/cli/bench/faults/finance-work';
import { type Job, type Passage, type Passed, runJob } from '@/lib/cli/bench/faults/job';
import { type Victims } from '@/lib/cli/bench/faults/victims';

/** The way from one point of a sync to the next, as it was undisturbed. */
export interface Stage {
  after: Passed;
  before: Passage['passed'];
  micros: number;
  statements: number;
}

/**
 * A sync that is killed. `first`: the finance database read whole into an empty portal; `file`: a whole snapshot; `feed`: the
 * changes of the finance database.
 */
export interface Scenario {
  name: 'first' | 'file' | 'feed';
  /** The state before, to be cloned. */
  template: TestDatabase;
  path: string | null;
  route: Stage[];
  before: State;
  /** The end state, and the one after the same sync once more: what a kill after the commit leads to. */
  once: State;
  twice: State;
}

export interface Setting {
  server: Pick<TestServer, 'home' | 'port'>;
  /** For the input files. */
  folder: string;
  /** Projects of a government in a year, 40 at least. */
  size: number;
  victims: Victims;
}

/** Makes the states that the kills begin from, and runs each sync undisturbed. */
export async function prepareScenarios(setting: Setting): Promise<Scenario[]> {
  const { server, folder, size } = setting;
  const empty = await createTestDatabase(server);
  for (const statement of workBefore(size)) await empty.financeOwner.query(statement);
  await allTransactionsOver(empty.financeOwner);
  await empty.close();
  const filled = await createTestDatabase(server, empty.urls);
  await fill(filled, folder, size);
  await filled.close();
  const file = path.join(folder, 'after.csv');
  writeFileSync(file, fileAfter(size));
  return [
    await runUndisturbed(setting, { name: 'first', template: empty, path: null }),
    await runUndisturbed(setting, { name: 'file', template: filled, path: file }),
    await runUndisturbed(setting, { name: 'feed', template: filled, path: null }),
  ];
}

async function fill(db: TestDatabase, folder: string, size: number): Promise<void> {
  const { urls, financeOwner } = db;
  await runJob({ urls, path: null });
  for (const [index, { content, partial }] of filesBefore(size).entries()) {
    const file = path.join(folder, `before-${index}.csv`);
    writeFileSync(file, content);
    const { refused } = await runJob({ urls, path: file, partial });
    if (refused.length > 0) throw new Error(`the state before cannot be made: ${refused.join('; ')}`);
  }
  for (const statement of WORK_BETWEEN) await financeOwner.query(statement);
  await allTransactionsOver(financeOwner);
  await runJob({ urls, path: null });
  for (const statement of WORK_AFTER) await financeOwner.query(statement);
  await allTransactionsOver(financeOwner);
}

async function runUndisturbed(
  { server, victims }: Setting,
  scenario: Pick<Scenario, 'name' | 'template' | 'path'>,
): Promise<Scenario> {
  const db = await createTestDatabase(server, scenario.template.urls);
  try {
    const before = await readState(db.owner);
    const job: Job = { urls: db.urls, path: scenario.path };
    const { code, passages } = await victims.run(job, null);
    if (code !== 0) throw new Error(`the undisturbed sync of "${scenario.name}" failed`);
    const once = await readState(db.owner);
    if (once['run']?.length === before['run']?.length)
      throw new Error(`the undisturbed sync of "${scenario.name}" was refused`);
    await runJob(job);
    return { ...scenario, route: routeOf(passages), before, once, twice: await readState(db.owner) };
  } finally {
    await db.drop();
  }
}

function routeOf(passages: readonly Passage[]): Stage[] {
  let after: Passed = 'start';
  return passages.map(({ passed, micros, statements }) => {
    const stage: Stage = { after, before: passed, micros, statements };
    if (passed !== 'end') after = passed;
    return stage;
  });
}
