import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findCandidates } from '@/lib/queries/process/candidates';
import { addLink, addProcess } from '@/lib/queries/process/process.test-support';
import { addWritten, UP_TO_WON } from '@/lib/queries/proposal-help/proposals.test-support';
import { addProject, addRun } from '@/tests/support/fixtures';

/** 횡성군. */
const ID = '4272000-2025';
const COST = 50_000_000;

let db: TestDatabase;
let run: number;

/** Two winners, and the projects that the first may be: 효자동 어린이공원 그늘막 설치, reviewed by 공원녹지과. */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await addProcess(db.owner, ID);
  await addWritten(db.owner, ID, {
    number: 1,
    title: '어린이공원 그늘막 설치',
    place: '효자동 어린이공원',
    then: UP_TO_WON,
    department: '공원녹지과',
    officialCost: COST,
  });
  await addWritten(db.owner, ID, { number: 2, title: '보안등 교체', then: UP_TO_WON });
  await addWritten(db.owner, ID, { number: 3, title: '어린이공원 의자', then: ['judged-feasible'] });
  run = await addRun(db.owner, '2025-12-31');
  const add = (id: string, name: string, more: Partial<Parameters<typeof addProject>[2]> = {}) =>
    addProject(db.owner, run, { id, name, lafCd: '4272000', year: 2025, current: 900, spent: 400, ...more });
  await add('all', '효자동 어린이공원 그늘막', { current: 52_000_000, department: '0101' });
  await add('amount', '어린이공원 정비', { current: 45_000_000 });
  await add('name', '어린이공원 정비');
  await add('shared', '어린이공원 정비', { account: '기금' });
  await add('next', '어린이공원 정비', { year: 2026, planned: 55_000_000, current: null, spent: null });
  await add('similar', '어린이집 환경개선');
  await add('signs', '산책로 정비', { current: COST, department: '0101' });
  // Not among them: nothing alike, one weak sign, another year, gone, between accounts, another government's, not served.
  await add('hall', '보훈회관 건립');
  await add('cost', '경로당 신축', { current: COST });
  await add('early', '어린이공원 정비', { year: 2024 });
  await add('late', '어린이공원 정비', { year: 2027 });
  await add('gone', '어린이공원 정비', { removedAsOf: '2025-12-31' });
  await add('transfer', '어린이공원 내부거래지출');
  await add('there', '어린이공원 정비', { lafCd: '4273000' });
  await add('unserved', '어린이공원 정비', { source: 'finance-db', serving: false });
  await db.owner.query(
    `INSERT INTO department (laf_cd, dept_cd, name, source, as_of, run_id, known_at, row_hash)
     VALUES ('4272000', '0101', '공원녹지과', 'file', '2025-12-31', $1, now(), '')`,
    [run],
  );
  await addLink(db.owner, [ID, 2], { fyr: 2025, project: 'shared', name: '어린이공원 정비' });
});
afterAll(() => db.drop());

const find = (number: number, limit = 20) => findCandidates(db.web, { processId: ID, number }, limit);

describe('projects that a winner may be', () => {
  it('are those of its year and of the one after, the best first, each with its reasons', async () => {
    const found = await find(1);
    expect(found.map(({ id, year, grade, reasons }) => [id, year, grade, reasons])).toEqual([
      ['all', 2025, 'likely', ['name', 'department', 'amount', 'neighbourhood']],
      ['amount', 2025, 'likely', ['name', 'amount']],
      ['next', 2026, 'likely', ['name', 'amount']],
      ['name', 2025, 'possible', ['name']],
      ['shared', 2025, 'possible', ['name', 'shared']],
      ['signs', 2025, 'weak', ['department', 'amount']],
      ['similar', 2025, 'weak', ['similar-name']],
    ]);
    expect(found[0]).toEqual({
      year: 2025,
      id: 'all',
      name: '효자동 어린이공원 그늘막',
      department: '공원녹지과',
      current: { unit: 'won', value: 52_000_000, receipt: `/receipt/${run}/2026-06-30/2025/p-all/current` },
      spent: { unit: 'won', value: 400, receipt: `/receipt/${run}/2026-06-30/2025/p-all/spent` },
      grade: 'likely',
      reasons: ['name', 'department', 'amount', 'neighbourhood'],
    });
    expect(found[2]?.current.value).toBeNull();
  });

  it('are as many as asked for', async () => {
    expect((await find(1, 2)).map(({ id }) => id)).toEqual(['all', 'amount']);
    expect(await find(1, 0)).toEqual([]);
  });

  it('leave out what is tied to it, until that is taken back', async () => {
    const ids = async () => (await find(1)).map(({ id }) => id);
    const tie = { fyr: 2025, project: 'all', name: '효자동 어린이공원 그늘막' };
    await addLink(db.owner, [ID, 1], tie);
    expect(await ids()).not.toContain('all');
    await addLink(db.owner, [ID, 1], { ...tie, kind: 'unlinked' });
    expect((await ids())[0]).toBe('all');
  });

  it('are none of what has not won', async () => {
    expect(await find(3)).toEqual([]);
    expect(await find(4)).toEqual([]);
    expect(await findCandidates(db.web, { processId: '4272000-1999', number: 1 }, 5)).toEqual([]);
  });
});
