import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseDeskListState } from '@/lib/domain/process/desk-list';
import type { StepKind } from '@/lib/domain/process/types';
import { listDeskProcesses } from '@/lib/queries/desk/processes';
import { findDeskProposal } from '@/lib/queries/desk/proposal';
import { findWorkList } from '@/lib/queries/desk/work-list';
import { addProcess, addProposal, addStep } from '@/lib/queries/process/process.test-support';

const ID = '4272000-2027';
const OTHER = '1111000-2027';
const TODAY = '2027-05-10';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const id of [ID, OTHER, '4272000-2026']) await addProcess(db.owner, id);
  await db.owner.query(`UPDATE process SET fyr = 2026 WHERE id = '4272000-2026'`);
  await add(ID, 1, '도로과', '2027-05-09', ['assigned']);
  await add(ID, 2, '도로과', '2027-05-10', ['assigned', 'asked-back']);
  await add(ID, 3, '수도과', '2027-04-01', ['assigned']);
  await add(ID, 4, '도로과', '2027-03-01', ['assigned', 'judged-feasible']);
  await add(ID, 5, null, null, []);
  await add(ID, 6, null, null, ['judged-feasible', 'screened-in']);
  await add(OTHER, 1, '도로과', '2027-05-20', ['assigned']);
  await db.owner.query(
    `UPDATE proposal SET title = '산책로 Lamp', track = 'youth' WHERE process_id = $1 AND number = 5`,
    [ID],
  );
});
afterAll(() => db.drop());

async function add(
  id: string,
  number: number,
  department: string | null,
  due: string | null,
  steps: StepKind[],
) {
  await addProposal(db.owner, id, { number });
  for (const kind of ['submitted', ...steps] as const)
    await addStep(db.owner, [id, number], kind, { by: department });
  if (due !== null)
    await db.owner.query('UPDATE proposal_desk SET due = $3 WHERE process_id = $1 AND number = $2', [
      id,
      number,
      due,
    ]);
}

describe('what waits', () => {
  const waiting = async (...grants: Parameters<typeof listDeskProcesses>[1]) =>
    (await listDeskProcesses(db.member, grants, TODAY)).map(({ id, waiting: all }) => [
      id,
      ...all.map(({ duty, proposals, late }) => `${duty} ${proposals} ${late}`),
    ]);
  const lafCd = '4272000';

  it('is by role and department, of the own government, late work first', async () => {
    const none = ['4272000-2026'];
    expect(await waiting({ role: 'reviewer', lafCd, department: '도로과' })).toEqual([
      [ID, 'judge 2 1'],
      none,
    ]);
    expect(await waiting({ role: 'committee', lafCd, department: null })).toEqual([[ID, 'screen 1 0'], none]);
    expect(await waiting({ role: 'editor', lafCd, department: null })).toEqual([
      [ID, 'assign 1 0', 'judge 3 2'],
      none,
    ]);
    expect(await waiting({ role: 'election-office', lafCd, department: null })).toEqual([
      [ID, 'result 1 0'],
      none,
    ]);
    expect(
      await waiting(
        { role: 'reviewer', lafCd, department: '수도과' },
        { role: 'reviewer', lafCd: '1111000', department: '도로과' },
      ),
    ).toEqual([[ID, 'judge 1 1'], [OTHER, 'judge 1 0'], none]);
    expect(
      (await waiting({ role: 'auditor', lafCd: null, department: null })).map(([id]) => id),
    ).toHaveLength(3);
    expect(await waiting()).toEqual([]);
  });
});

describe('the work list', () => {
  const numbers = async (query: string) => {
    const list = await findWorkList(db.member, ID, parseDeskListState(new URLSearchParams(query)), TODAY);
    return list?.lines.map(({ number }) => number);
  };

  it.each<[string, number[]]>([
    ['', [3, 1, 2, 5, 4, 6]],
    ['late=1', [3, 1]],
    ['state=submitted', [3, 1, 5]],
    ['department=%EB%8F%84%EB%A1%9C%EA%B3%BC', [1, 2, 4]],
    ['department=-', [5, 6]],
    ['track=youth', [5]],
    ['words=lamp', [5]],
    ['words=2', [2]],
    ['words=%25', []],
    ['state=feasible&late=1', []],
  ])('?%s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it('says who has it until when, and which departments there are', async () => {
    const list = await findWorkList(db.member, ID, parseDeskListState(new URLSearchParams()), TODAY);
    expect(list).toMatchObject({
      total: 6,
      page: 1,
      pages: 1,
      departments: ['도로과', '수도과'],
      published: true,
      reviewDays: 14,
    });
    expect(list?.lines[0]?.inCharge).toEqual({
      department: '수도과',
      since: '2026-01-01T00:00:00Z',
      due: '2027-04-01',
      late: true,
    });
    // Judged in time or not: it is late no longer.
    expect(list?.lines[4]?.inCharge?.late).toBe(false);
    expect(list?.lines[3]?.inCharge).toBeNull();
    expect(
      await findWorkList(db.member, '4272000-1999', parseDeskListState(new URLSearchParams()), TODAY),
    ).toBeNull();
  });

  it('one proposal has the version of its last step', async () => {
    const { rows } = await db.owner.query<{ last: string }>(
      'SELECT max(id) AS last FROM proposal_step WHERE process_id = $1 AND number = 2',
      [ID],
    );
    const found = await findDeskProposal(db.member, ID, 2, TODAY);
    expect(found?.version).toBe(rows[0]?.last);
    expect(found?.proposal).toMatchObject({ number: 2, state: 'asked-back' });
    expect(await findDeskProposal(db.member, ID, 99, TODAY)).toBeNull();
  });
});
