import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { Inputs, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';

/** Small numbers in a fixed order that looks like none (a linear congruential generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const inputs = new Inputs();
let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
  return () => db.drop();
});
afterAll(() => inputs.remove());

const AMOUNTS = [-5_000_000, 0, 3_000_000, 30_000_000, 300_000_000, ''] as const;

/** Any of ten projects of two governments in two years, with amounts of which many break a rule. */
function anyRow(roll: (sides: number) => number, day: string): TestRow {
  const amount = () => AMOUNTS[roll(AMOUNTS.length)] ?? '';
  const budget = amount();
  const code = String(roll(10));
  return testRow(code, {
    laf_cd: roll(2) === 0 ? '1111000' : '1112000',
    fyr: roll(2) === 0 ? 2025 : 2026,
    exe_ymd: day,
    cpl_amt: roll(3) === 0 ? amount() : budget,
    bdg_cash_amt: budget,
    bdg_ntep: budget,
    capep: 0,
    sggep: 0,
    etc_amt: roll(4) === 0 ? 1 : 0,
    ep_amt: amount(),
    dbiz_cd: roll(8) === 0 ? '' : code,
  });
}

async function ledger(): Promise<unknown> {
  const { rows: open } = await db.web.query(
    `SELECT id, rule, observed FROM discrepancy WHERE state = 'open' AND rule <> 'stale' ORDER BY id`,
  );
  const { rows: rates } = await db.web.query(
    'SELECT rule, fyr, laf_cd, checked, found FROM rule_tally ORDER BY rule, fyr, laf_cd',
  );
  const { rows: standing } = await db.web.query(
    'SELECT fyr, laf_cd, without_code FROM rule_standing ORDER BY fyr, laf_cd',
  );
  return { open, rates, standing };
}

describe('single changes and whole government-years come to the same ledger', () => {
  it.each([1, 2, 3, 4])('seed %i', async (seed) => {
    const roll = dice(seed);
    for (let day = 10; day < 18; day += 1) {
      const rows = new Map<string, TestRow>();
      for (let n = 0; n < 6; n += 1) {
        const row = anyRow(roll, `202607${day}`);
        // One row of a project in a delivery.
        rows.set([row.fyr, row.laf_cd, row.dbiz_nm].join(), {
          ...row,
          dbiz_cd: row.dbiz_cd ?? row.dbiz_nm ?? '',
        });
      }
      await inputs.sync(db.sync, [...rows.values()]);
    }
    const stepwise = await ledger();
    const { rows: events } = await db.web.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM discrepancy_event e JOIN discrepancy d ON d.id = e.discrepancy_id WHERE d.rule <> 'stale'`,
    );
    await db.owner.query('DELETE FROM rule_standing');
    await inputs.sync(db.sync, [testRow('else', { laf_cd: '1114000', exe_ymd: '20260718' })]);
    await db.owner.query(`DELETE FROM rule_tally WHERE laf_cd = '1114000'`);
    await db.owner.query(`DELETE FROM rule_standing WHERE laf_cd = '1114000'`);
    expect(await ledger()).toEqual(stepwise);
    const { rows: after } = await db.web.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM discrepancy_event e JOIN discrepancy d ON d.id = e.discrepancy_id WHERE d.rule <> 'stale'`,
    );
    expect(after).toEqual(events);
  });
});
