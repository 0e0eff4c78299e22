import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { addLink, addProcess, addProposal, addStep } from '@/lib/queries/process/process.test-support';
import { listWinnersCounts } from '@/lib/queries/winners/counter';
import { findWinners, listWinnersOfProject } from '@/lib/queries/winners/winners-page';
import { addProject, addRun } from '@/tests/support/fixtures';

const FIRST = '4211000-2024';
const LATER = '4211000-2025';
const OTHER = '4272000-2024';
const TODAY = '2026-07-01';

let db: TestDatabase;

async function win(process: string, number: number, at: string): Promise<void> {
  await addProposal(db.owner, process, { number });
  for (const kind of ['submitted', 'judged-feasible', 'screened-in', 'won'] as const)
    await addStep(db.owner, [process, number], kind, { at });
}

/**
 * Of the first process: 1 has two projects, one of which has spent; 2 one that spent nothing, 3 one that is below zero, 4 one that did not
 * report, 5 none, 6 one no longer, 7 had its result taken back, 8 one that no source serves. The later one won on New Year's Day in Seoul.
 */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const id of [FIRST, LATER, OTHER]) await addProcess(db.owner, id);
  const run = await addRun(db.owner, '2026-06-30');
  const project = { lafCd: '4211000', year: 2024, name: '사업', current: 1_000 };
  const spent = { paid: 400, unpaid: 0, below: -5, silent: null } as const;
  for (const [id, amount] of Object.entries(spent))
    await addProject(db.owner, run, { ...project, id, spent: amount });
  for (const number of [1, 2, 3, 4, 5, 6, 8]) await win(FIRST, number, '2023-09-17T00:00:00Z');
  await win(FIRST, 7, '2023-09-17T00:00:00Z');
  await win(LATER, 1, '2024-12-31T15:00:00Z');
  await win(OTHER, 1, '2023-09-17T00:00:00Z');
  const ties: [number, string][] = [
    [1, 'paid'],
    [1, 'unpaid'],
    [2, 'unpaid'],
    [3, 'below'],
    [4, 'silent'],
    [6, 'paid'],
    [7, 'paid'],
    [8, 'nowhere'],
  ];
  for (const [number, id] of ties)
    await addLink(db.owner, [FIRST, number], { fyr: 2024, project: id, name: '사업' });
  await addLink(db.owner, [FIRST, 6], { fyr: 2024, project: 'paid', name: '사업', kind: 'unlinked' });
  await addStep(db.owner, [FIRST, 7], 'reopened', { at: '2026-02-01T00:00:00Z' });
});
afterAll(() => db.drop());

describe('how many winners have spent', () => {
  it('counts each winner once, and none that is not known to have spent', async () => {
    expect(await listWinnersCounts(db.web, '4211000')).toEqual([
      { process: LATER, lafCd: '4211000', fyr: 2025, wonIn: 2025, winners: 1, linked: 0, spending: 0 },
      { process: FIRST, lafCd: '4211000', fyr: 2024, wonIn: 2023, winners: 7, linked: 5, spending: 1 },
    ]);
  });

  it('of all governments', async () => {
    expect((await listWinnersCounts(db.web, null)).map(({ process }) => process)).toEqual([
      LATER,
      FIRST,
      OTHER,
    ]);
  });
});

describe('the page of winners', () => {
  it('has every winner with its projects, and the counts of the government', async () => {
    const page = await findWinners(db.web, FIRST, TODAY);
    expect(page?.winners.map(({ number, projects }) => [number, projects.map(({ id }) => id)])).toEqual([
      [1, ['paid', 'unpaid']],
      [2, ['unpaid']],
      [3, ['below']],
      [4, ['silent']],
      [5, []],
      [6, []],
      [8, []],
    ]);
    const money = page?.winners[0]?.projects[0];
    expect(money).toMatchObject({ asOf: '2026-06-30', spent: { value: 400 }, settled: { value: 400 } });
    // 1 is split over two projects, one of which it shares with 2.
    expect(page?.winners[0]?.projects.map(({ signs }) => signs)).toEqual([
      ['merged', 'split'],
      ['merged', 'split', 'unspent'],
    ]);
    expect(page?.counts).toHaveLength(2);
    expect(await findWinners(db.web, '4211000-1999', TODAY)).toBeNull();
  });

  it('is named by the project, as long as the tie and the result stand', async () => {
    const winners = await listWinnersOfProject(db.web, 'paid');
    expect(winners).toEqual([{ process: FIRST, number: 1, title: '제안 1', fyr: 2024 }]);
  });
});
