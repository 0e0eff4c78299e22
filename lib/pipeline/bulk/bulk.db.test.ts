import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type SyncReport } from '@/lib/pipeline/sync';
import { csvOf, Inputs, stateOf, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';
import { times } from '@/tests/support/sample';

const inputs = new Inputs();
afterAll(() => inputs.remove());

/** Everything but what differs by the way a run goes: the order of revisions of different projects, the search's own run. */
async function endOf(db: TestDatabase, reports: readonly SyncReport[]) {
  return { state: await stateOf(db.owner), reports: reports.map((report) => ({ ...report, seconds: 0 })) };
}

/** Rows that meet in every way: few keys, departments, days, contents, texts to be refused, blanks, older days. */
const row: fc.Arbitrary<TestRow> = fc
  .record({
    code: fc.constantFrom('a', 'b', 'c', 'd', ' e', ''),
    dept: fc.constantFrom('', '', '100', '200'),
    spent: fc.constantFrom('1', '1', '2', '1,000', '007', '-5', '', 'x'),
    day: fc.constantFrom('20260630', '20260630', '20260630', '20260531', '20260718', '20260231'),
    year: fc.constantFrom(2026, 2026, 2026, 2025, '20x6'),
    lafCd: fc.constantFrom('1111000', '1111000', '1114000', '7777000', ''),
    name: fc.constantFrom('사업', '사ㆍ업', ' 사업 ', '사"업', 'é사업', '사업\u3000'),
    field: fc.constantFrom('사회복지', '교육', '모르는 분야', ''),
  })
  .map(({ code, dept, spent, day, year, lafCd, name, field }) =>
    testRow(code, {
      ...{
        dept_cd: dept,
        ep_amt: spent,
        exe_ymd: day,
        fyr: year,
        laf_cd: lafCd,
        dbiz_nm: name,
        fld_nm: field,
      },
    }),
  );
const snapshot = fc.record({ rows: fc.array(row, { maxLength: 14 }), partial: fc.boolean() });

describe('rows planned as they are read', () => {
  const databases: TestDatabase[] = [];
  beforeEach(async () => {
    for (let count = 0; count < 2; count += 1) databases.push(await createTestDatabase(inject('testServer')));
  });
  afterEach(async () => {
    for (const db of databases.splice(0)) await db.drop();
  });

  it('end in the state that rows planned one by one end in', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(snapshot, { minLength: 1, maxLength: 4 }), async (snapshots) => {
          const ends = [];
          for (const [index, oneByOne] of [false, true].entries()) {
            const db = databases[index];
            if (db === undefined) throw new Error('no database');
            const reports: SyncReport[] = [];
            for (const { rows, partial } of snapshots)
              reports.push(
                await inputs.sync(db.sync, csvOf(rows), { partial, acceptRemovals: true, oneByOne }),
              );
            ends.push(await endOf(db, reports));
          }
          expect(ends[0]).toEqual(ends[1]);
        })
        .afterEach(async () => {
          for (const db of databases.splice(0)) await db.drop();
          for (let count = 0; count < 2; count += 1)
            databases.push(await createTestDatabase(inject('testServer')));
        }),
      // Each takes a second and more.
      { numRuns: times(8, 100), seed: 20_261_123 },
    );
  }, 600_000);
});
