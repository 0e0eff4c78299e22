import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { Inputs, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';
import { times } from '@/tests/support/sample';

/** One project in one snapshot: amounts can be missing, and fields, names and presence change. */
const amount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 1_000_000_007 }) },
  fc.constant(''),
);
const project = fc.record({
  there: fc.boolean(),
  field: fc.constantFrom('사회복지', '환경', ''),
  internal: fc.boolean(),
  planned: amount,
  current: amount,
  national: amount,
  other: amount,
  spent: amount,
});
type Given = typeof project extends fc.Arbitrary<infer T> ? T : never;
/** Ten projects, of a day after the one before; whole or not. */
const snapshots = fc.array(
  fc.record({ whole: fc.boolean(), rows: fc.array(project, { minLength: 10, maxLength: 10 }) }),
  { minLength: 2, maxLength: 5 },
);

/** All roll-ups of governments, and what they have to be: every row is read, each sum written down once more. */
const SUMS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];
const ROLLED_UP = `SELECT laf_cd, field_cd, projects, ${SUMS.join(', ')}, planned_missing, current_missing, spent_missing, sources_missing,
    internal_projects, internal_current, internal_spent, as_of::text FROM rollup_government WHERE fyr = $1 ORDER BY laf_cd, field_cd`;
const summed = (field: string, groups: string) => `
  SELECT laf_cd, ${field} AS field_cd, count(*)::int AS projects, ${SUMS.map((c) => `sum(${c})::bigint AS ${c}`).join(', ')},
    (count(*) - count(planned))::int AS planned_missing, (count(*) - count(current_budget))::int AS current_missing,
    (count(*) - count(spent))::int AS spent_missing,
    (count(*) - count(CASE WHEN num_nulls(national, province, municipal, other) = 0 THEN 1 END))::int AS sources_missing,
    (count(*) FILTER (WHERE is_internal_transfer(name)))::int AS internal_projects,
    sum(CASE WHEN is_internal_transfer(name) THEN current_budget END)::bigint AS internal_current,
    sum(CASE WHEN is_internal_transfer(name) THEN spent END)::bigint AS internal_spent,
    (SELECT max(greatest(d.as_of, d.removed_as_of)) FROM project d WHERE d.fyr = $1 AND d.laf_cd = p.laf_cd)::text AS as_of
    FROM project p WHERE fyr = $1 AND serving AND removed_as_of IS NULL GROUP BY ${groups}`;
const READ_AGAIN = `SELECT * FROM (${summed(`'*'`, 'laf_cd')} UNION ALL ${summed(`coalesce(field_cd, '')`, 'laf_cd, field_cd')}) s
  ORDER BY laf_cd, field_cd`;

describe('the roll-ups of governments', () => {
  let db: TestDatabase;
  const files = new Inputs();
  let codes: string[] = [];
  let cases = 0;
  let year = 0;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    const { rows } = await db.web.query<{ laf_cd: string }>(
      `SELECT laf_cd FROM government WHERE valid_to IS NULL ORDER BY laf_cd`,
    );
    codes = rows.map(({ laf_cd }) => laf_cd);
  });
  afterAll(async () => {
    files.remove();
    await db.drop();
  });

  async function expectSums(): Promise<void> {
    const { rows } = await db.web.query(ROLLED_UP, [year]);
    expect(rows).toEqual((await db.web.query(READ_AGAIN, [year])).rows);
  }

  it(
    'are what their rows come to after any snapshots, amounts missing or not',
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(snapshots, async (list) => {
          cases += 1;
          year = 2010 + (cases % 16);
          const pair = Math.floor(cases / 16) * 2;
          for (const [at, { whole, rows }] of list.entries()) {
            const day = `${year}060${at + 1}`;
            const sent = rows.flatMap((row, n) =>
              row.there ? [rowOf(n, { day, lafCd: codes[pair + Number(n % 3 === 0)] ?? '', row })] : [],
            );
            if (sent.length === 0) continue;
            const report = await files.sync(db.sync, sent, { partial: !whole, acceptRemovals: true });
            expect(report).toMatchObject({ refused: [], quarantined: 0 });
            await expectSums();
          }
        }),
        { numRuns: times(8, 100), seed: 20_261_130 },
      );
    },
  );

  function rowOf(n: number, { day, lafCd, row }: { day: string; lafCd: string; row: Given }): TestRow {
    return testRow(`P${n}`, {
      fyr: year,
      exe_ymd: day,
      laf_cd: lafCd,
      dbiz_nm: row.internal ? `내부거래지출 ${n}` : `사업 ${n}`,
      fld_nm: row.field,
      cpl_amt: row.planned,
      bdg_cash_amt: row.current,
      bdg_ntep: row.national,
      etc_amt: row.other,
      ep_amt: row.spent,
    });
  }
});
