import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findProject } from '@/lib/queries/project-page';
import { addProject, addRevision, addRun } from '@/tests/support/fixtures';

const GWANGMYEONG = '4116000';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

describe('findProject', () => {
  it('shows a project with each change, newest first, and former values with their own receipts', async () => {
    const row = { id: 'walk', lafCd: GWANGMYEONG, name: '보행로 정비', code: 'x1' };
    const june = await addRun(db.owner, '2026-06-30');
    await addProject(db.owner, june, { ...row, current: 50_000_000, spent: 13_860_000 });
    const july = await addRun(db.owner, '2026-07-18');
    const after = {
      ...row,
      name: '보행로 정비(2차)',
      current: 50_000_000,
      spent: 41_015_000,
      asOf: '2026-07-18',
    };
    await addProject(db.owner, july, after, 'updated');
    const late = await addRun(db.owner, '2026-07-10');
    const between = { ...row, current: 50_000_000, spent: 20_000_000, asOf: '2026-07-10' };
    await addRevision(db.owner, late, 'backdated', between);

    const project = (await findProject(db.web, 'walk'))!;
    expect(project).toMatchObject({
      name: '보행로 정비(2차)',
      spent: { value: 41_015_000, receipt: `/receipt/${july}/2026-07-18/2026/p-walk/spent` },
      rate: { value: 820 },
      funding: { municipal: { value: 50_000_000 }, difference: { value: 0 } },
      removedAsOf: null,
      heldBack: [],
    });
    expect(project.history).toMatchObject([
      {
        asOf: '2026-07-18',
        run: july,
        kind: 'updated',
        amounts: [{ measure: 'spent', from: { value: 20_000_000 }, to: { value: 41_015_000 } }],
        texts: [{ what: 'name', from: '보행로 정비', to: '보행로 정비(2차)' }],
      },
      {
        asOf: '2026-07-10',
        run: late,
        kind: 'backdated',
        amounts: [
          {
            measure: 'spent',
            from: { value: 13_860_000, receipt: `/receipt/${june}/2026-06-30/2026/p-walk/spent` },
            to: { value: 20_000_000, receipt: `/receipt/${late}/2026-07-10/2026/p-walk/spent` },
          },
        ],
      },
      { asOf: '2026-06-30', run: june, kind: 'inserted', amounts: [], texts: [] },
    ]);
  });

  it('names the department where the finance database does, and has its code alone where not', async () => {
    const run = await addRun(db.owner, '2026-06-30');
    const row = { lafCd: GWANGMYEONG, current: 1, spent: 0 };
    await addProject(db.owner, run, { ...row, id: 'named', name: '도서관', code: 'd1' });
    await addProject(db.owner, run, { ...row, id: 'unnamed', name: '체육관', code: 'd2' });
    await db.owner.query(
      `UPDATE project SET dept_cd = CASE id WHEN 'named' THEN '0101' ELSE '0102' END WHERE id IN ('named', 'unnamed')`,
    );
    await db.owner.query(
      `INSERT INTO department (laf_cd, dept_cd, name, source, as_of, run_id, known_at, row_hash)
       VALUES ('${GWANGMYEONG}', '0101', '문화과', 'finance-db', '2026-06-30', ${run}, now(), '')`,
    );
    expect(await findProject(db.web, 'named')).toMatchObject({
      departmentCode: '0101',
      departmentName: '문화과',
    });
    expect(await findProject(db.web, 'unnamed')).toMatchObject({
      departmentCode: '0102',
      departmentName: null,
    });
  });

  it('takes several changes of one day in one run as one entry', async () => {
    const run = await addRun(db.owner, '2026-07-01');
    const row = { id: 'twice', lafCd: GWANGMYEONG, name: '하루 두 번', asOf: '2026-07-01' };
    await addRevision(db.owner, run, 'inserted', { ...row, current: 10, spent: 1 });
    await addProject(db.owner, run, { ...row, current: 10, spent: 2 }, 'updated');
    const project = await findProject(db.web, 'twice');
    expect(project?.history).toMatchObject([{ kind: 'inserted', amounts: [] }]);
    expect(project?.spent.value).toBe(2);
  });

  it('keeps a removed project with its last figures', async () => {
    const row = { id: 'gone', lafCd: GWANGMYEONG, name: '없어진 사업', current: 10, spent: 4 };
    const first = await addRun(db.owner, '2026-06-30');
    await addProject(db.owner, first, row);
    const second = await addRun(db.owner, '2026-07-18');
    await addRevision(db.owner, second, 'removed', { ...row, asOf: '2026-07-18' });
    await db.owner.query(`UPDATE project SET removed_as_of = '2026-07-18', run_id = $1 WHERE id = 'gone'`, [
      second,
    ]);
    const project = await findProject(db.web, 'gone');
    expect(project).toMatchObject({
      removedAsOf: '2026-07-18',
      spent: { value: 4, receipt: `/receipt/${first}/2026-06-30/2026/p-gone/spent` },
      history: [{ kind: 'removed', amounts: [], texts: [] }, { kind: 'inserted' }],
    });
  });

  it('shows the source that serves and names the others; finds other years by code', async () => {
    const run = await addRun(db.owner, '2026-06-30');
    const row = { id: 'both', lafCd: GWANGMYEONG, name: '두 출처', code: 'k', current: 10, spent: 1 };
    await addProject(db.owner, run, { ...row, spent: 9, serving: false });
    await addProject(db.owner, run, { ...row, source: 'finance-db' });
    await addProject(db.owner, run, { ...row, id: 'before', year: 2025, asOf: '2025-12-31' });
    await addProject(db.owner, run, {
      ...row,
      id: 'elsewhere',
      lafCd: '4117000',
      year: 2025,
      asOf: '2025-12-31',
    });
    const project = await findProject(db.web, 'both');
    expect(project).toMatchObject({
      source: 'finance-db',
      spent: { value: 1 },
      heldBack: [{ source: 'file', asOf: '2026-06-30' }],
      otherYears: [{ id: 'before', year: 2025 }],
      history: [{ kind: 'inserted' }],
    });
  });

  it('shows four sources that do not add up, a zero budget and a closed code as they are', async () => {
    const run = await addRun(db.owner, '2027-06-30');
    await addProject(db.owner, run, {
      id: 'odd',
      year: 2027,
      lafCd: '2900000',
      name: '이상한 사업',
      current: 0,
      funding: [100, 0, -30, 0],
      spent: 5,
      asOf: '2027-06-30',
    });
    expect(await findProject(db.web, 'odd')).toMatchObject({
      rate: { value: null },
      funding: { difference: { value: 70 } },
      flags: ['negative', 'overspent', 'sources-differ', 'outdated-government'],
      government: { names: { ko: '광주광역시' } },
    });
    expect(await findProject(db.web, 'nothing')).toBeNull();
  });
});
