import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type ProjectRuleId } from '@/lib/domain/rules';
import { openFindings, tallyOf } from '@/lib/pipeline/rules/rules.test-support';
import { Inputs, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
let db: TestDatabase;
beforeAll(() => undefined);
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
  return () => db.drop();
});
afterAll(() => inputs.remove());

const M = 1_000_000;
const lastYear = { fyr: 2025, exe_ymd: '20251231' };
const budget = (won: number, more: TestRow = {}): TestRow => ({
  cpl_amt: won,
  bdg_cash_amt: won,
  bdg_ntep: won,
  capep: 0,
  sggep: 0,
  etc_amt: 0,
  ep_amt: 0,
  ...more,
});

/** A planted violation and its clean neighbour, with the rows that came before. */
const PLANTED: {
  rule: ProjectRuleId;
  case: string;
  before?: TestRow[];
  broken: TestRow;
  clean: TestRow;
  observed: object;
}[] = [
  {
    rule: 'sources-differ',
    case: 'by one won',
    broken: testRow('broken', { etc_amt: 1 }),
    clean: testRow('clean'),
    observed: { current: 1000, national: 500, province: 300, municipal: 200, other: 1, difference: 1 },
  },
  {
    rule: 'overspent',
    case: 'by one won',
    broken: testRow('broken', { ep_amt: 1001 }),
    clean: testRow('clean', { ep_amt: 1000 }),
    observed: { current: 1000, spent: 1001 },
  },
  {
    rule: 'overspent',
    case: 'without any budget',
    broken: testRow('broken', budget(0, { ep_amt: 5 })),
    clean: testRow('clean', budget(0)),
    observed: { current: 0, spent: 5 },
  },
  {
    rule: 'negative',
    case: 'spending below zero',
    broken: testRow('broken', { ep_amt: -1 }),
    clean: testRow('clean', { ep_amt: 0 }),
    observed: { spent: -1 },
  },
  {
    rule: 'digit-error',
    case: 'two digits more than its sources',
    broken: testRow('broken', budget(340 * M, { bdg_cash_amt: 34_000 * M })),
    clean: testRow('clean', budget(340 * M, { bdg_cash_amt: 34_900 * M })),
    observed: { current: 34_000 * M, reference: 340 * M, reference_of: 'sources', factor: 100 },
  },
  {
    rule: 'digit-error',
    case: 'ten times the planned amount',
    broken: testRow('broken', budget(500 * M, { cpl_amt: 50 * M })),
    clean: testRow('clean', budget(506 * M, { cpl_amt: 50 * M })),
    observed: { current: 500 * M, reference: 50 * M, reference_of: 'planned', factor: 10 },
  },
  {
    rule: 'digit-error',
    case: 'a thousand times last year',
    before: [
      testRow('broken', { ...lastYear, ...budget(3 * M) }),
      testRow('clean', { ...lastYear, ...budget(3 * M) }),
    ],
    broken: testRow('broken', budget(3_010 * M)),
    clean: testRow('clean', budget(3_031 * M)),
    observed: { current: 3_010 * M, reference: 3 * M, reference_of: 'last-year', factor: 1000 },
  },
  {
    rule: 'digit-error',
    case: 'ten times its own former value',
    before: [testRow('broken', budget(20 * M)), testRow('clean', budget(20 * M))],
    broken: testRow('broken', { ...budget(200 * M), exe_ymd: '20260718' }),
    clean: testRow('clean', { ...budget(150 * M), exe_ymd: '20260718' }),
    observed: { current: 200 * M, reference: 20 * M, reference_of: 'former', factor: 10 },
  },
  {
    rule: 'sign-flip',
    case: 'a budget below zero after one above',
    before: [
      testRow('broken', { ...lastYear, ...budget(9) }),
      testRow('clean', { ...lastYear, ...budget(-9) }),
    ],
    broken: testRow('broken', budget(-8)),
    clean: testRow('clean', budget(-7)),
    observed: { current: -8, current_before: 9 },
  },
];

describe('project rules', () => {
  it.each(PLANTED)('$rule: $case', async ({ rule, before = [], broken, clean, observed }) => {
    if (before.length > 0) await inputs.sync(db.sync, before);
    expect(await openFindings(db.web, rule)).toEqual([]);
    await inputs.sync(db.sync, [broken, clean]);
    const found = await openFindings(db.web, rule);
    expect(found).toMatchObject([{ lafCd: '1111000', fyr: 2026, name: '사업 broken', observed }]);
    expect(Object.keys(found[0]?.observed ?? {}).sort()).toEqual(Object.keys(observed).sort());
    expect(await tallyOf(db.web, rule, 2026, '1111000')).toEqual({ checked: 2, found: 1 });
    // The first run went through whole government-years; this one through single projects, and comes to the same.
    const later = [broken, clean].map((row) => ({
      ...row,
      exe_ymd: '20260801',
      dbiz_nm: `${row.dbiz_nm} 2`,
    }));
    await inputs.sync(db.sync, later);
    expect(await openFindings(db.web, rule)).toMatchObject([{ id: found[0]?.id, observed }]);
    expect(await tallyOf(db.web, rule, 2026, '1111000')).toEqual({ checked: 2, found: 1 });
  });
});
