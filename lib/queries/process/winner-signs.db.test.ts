import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { addLink, addProcess } from '@/lib/queries/process/process.test-support';
import { listWinnerSigns, type WinnerSign } from '@/lib/queries/process/winner-signs';
import { addWritten, UP_TO_WON } from '@/lib/queries/proposal-help/proposals.test-support';
import { addProject, addRun } from '@/tests/support/fixtures';

const FIRST = '4211000-2025';
const SECOND = '4272000-2025';

let db: TestDatabase;

/** The first process: 1 is tied to a project of each of two years, 2 to none; the second: 5 to one that is gone, 6 no longer. */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const id of [SECOND, FIRST, '1111000-2025']) await addProcess(db.owner, id);
  for (const number of [1, 2]) await addWritten(db.owner, FIRST, { number, title: '제안', then: UP_TO_WON });
  for (const number of [5, 6]) await addWritten(db.owner, SECOND, { number, title: '제안', then: UP_TO_WON });
  const run = await addRun(db.owner, '2026-06-30');
  const road = { lafCd: '4211000', name: '도로 정비', current: 1_000 };
  await addProject(db.owner, run, { ...road, id: 'later', year: 2026, spent: 0 });
  await addProject(db.owner, run, { ...road, id: 'first', year: 2025, spent: 0 });
  const gone = { lafCd: '4272000', name: '보안등', current: 1_000, spent: 0, removedAsOf: '2026-01-31' };
  await addProject(db.owner, run, { ...gone, id: 'gone', year: 2025 });
  await addLink(db.owner, [FIRST, 1], { fyr: 2026, project: 'later', name: '옛 이름' });
  await addLink(db.owner, [FIRST, 1], { fyr: 2025, project: 'first', name: '도로 정비' });
  await addLink(db.owner, [SECOND, 5], { fyr: 2025, project: 'gone', name: '보안등' });
  await addLink(db.owner, [SECOND, 6], { fyr: 2025, project: 'gone', name: '가로등' });
  await addLink(db.owner, [SECOND, 6], { fyr: 2025, project: 'gone', name: '가로등', kind: 'unlinked' });
});
afterAll(() => db.drop());

async function signsOn(day: string): Promise<WinnerSign[]> {
  const signs: WinnerSign[] = [];
  for await (const sign of listWinnerSigns(db.web, day)) signs.push(sign);
  return signs;
}

describe('the signs of all winners', () => {
  it('are told process by process, with the project that has each, the earliest year first', async () => {
    expect(await signsOn('2026-07-01')).toEqual([
      { process: FIRST, number: 1, sign: 'unspent', year: 2025, project: 'first', name: '도로 정비' },
      { process: FIRST, number: 1, sign: 'renamed', year: 2026, project: 'later', name: '도로 정비' },
      { process: SECOND, number: 5, sign: 'cancelled', year: 2025, project: 'gone', name: '보안등' },
    ]);
  });

  it('depend on the day', async () => {
    const signs = await signsOn('2027-01-01');
    expect(signs.map(({ year, sign }) => [year, sign])).toEqual([
      [2025, 'unspent'],
      [2026, 'renamed'],
      [2026, 'unspent'],
      [2025, 'cancelled'],
    ]);
    const before = await signsOn('2025-12-31');
    expect(before.map(({ sign }) => sign)).toEqual(['renamed', 'cancelled']);
  });
});
