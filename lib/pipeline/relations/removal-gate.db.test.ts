import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { contractRow, syncRelation, type Values } from '@/lib/pipeline/relations/relations.test-support';
import { openFindings, tallyOf } from '@/lib/pipeline/rules/rules.test-support';

const RULE = 'relation-removed-share';
const whole = (asOf: string) => ({ kind: 'whole' as const, asOf, scopes: [{}] });
const revenue = Array.from({ length: 40 }, (_, item): Values => ({
  ...{ fyr: '2026', laf_cd: '1111000', stage: 'budget', item_cd: String(item), item_nm: `세목 ${item}` },
  amount: '5',
}));
const contracts = Array.from({ length: 40 }, (_, no) => contractRow(String(no)));

describe('a whole snapshot of a relation that lost more than one row in twenty', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await syncRelation(db.sync, 'revenue', { ...whole('2026-06-30'), rows: revenue });
    await syncRelation(db.sync, 'contract', { ...whole('2026-06-30'), rows: contracts });
  });
  afterAll(() => db.drop());

  async function standing(table: 'revenue' | 'contract'): Promise<number> {
    const { rows } = await db.web.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE removed_as_of IS NULL`,
    );
    return rows[0]?.n ?? 0;
  }

  it('is refused, nothing of it stays, and the ledger says so, for each relation by itself', async () => {
    const day = whole('2026-07-01');
    const report = await syncRelation(db.sync, 'revenue', { ...day, rows: revenue.slice(3) });
    expect(report.refused).toEqual([
      '3 of 40 rows of revenue of 1111000 in 2026 would be removed, more than 5 % (--accept-removals applies it)',
    ]);
    const other = await syncRelation(db.sync, 'contract', { ...day, rows: contracts.slice(9) });
    expect(other.refused).toHaveLength(1);
    expect([await standing('revenue'), await standing('contract')]).toEqual([40, 40]);
    expect(await openFindings(db.web, RULE)).toMatchObject([
      { fyr: 2026, lafCd: '1111000', part: 'revenue', observed: { removed_rows: 3, rows_before: 40 } },
      { fyr: 2026, lafCd: '1111000', part: 'contract', observed: { removed_rows: 9, rows_before: 40 } },
    ]);
  });

  it('is over with the next whole one of that relation; one row in twenty is no fault', async () => {
    const report = await syncRelation(db.sync, 'revenue', {
      ...whole('2026-07-02'),
      rows: revenue.slice(2),
    });
    expect(report).toMatchObject({ refused: [], relations: { revenue: { removed: 2 } } });
    expect(await openFindings(db.web, RULE)).toMatchObject([{ part: 'contract' }]);
    expect(await tallyOf(db.web, RULE, 2026, '1111000')).toEqual({ checked: 2, found: 1 });
  });

  it('is applied where an operator lets it pass, and the run says so', async () => {
    const report = await syncRelation(db.sync, 'contract', {
      ...whole('2026-07-02'),
      acceptRemovals: true,
      rows: contracts.slice(9),
    });
    expect(report).toMatchObject({
      refused: [],
      warnings: ['contract: 9 of 40 rows of 1111000 in 2026 were removed, as was asked for'],
    });
    expect(await standing('contract')).toBe(31);
    expect(await openFindings(db.web, RULE)).toEqual([]);
  });
});
