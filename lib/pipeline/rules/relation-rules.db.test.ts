import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { openFindings, tallyOf } from '@/lib/pipeline/rules/rules.test-support';
import { sync } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterEach(() => db.drop());

/** Pulls once nothing holds the feed back: transaction ids are those of the whole server, other tests' too. */
async function pull() {
  await vi.waitFor(async () => {
    const { rows } = await db.financeOwner.query<{ behind: boolean }>(
      `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
    );
    expect(rows[0]?.behind).toBe(false);
  }, 20_000);
  return sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
}

/** A project of 서울종로구 in the finance database; its code is its name. */
async function addProject(
  code: string,
  planned: number,
  current: number,
  more: { fyr?: number; spent?: number } = {},
) {
  const { fyr = 2026, spent = 0 } = more;
  await db.financeOwner.query(
    `INSERT INTO finance.project (fyr, wa_laf_cd, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, fld_cd, fld_nm,
       part_cd, part_nm, cpl_amt, bdg_cash_amt, bdg_ntep, capep, sggep, etc_amt, ep_amt)
     VALUES ($1, '1100000', '1111000', 'd', $2, $2, '100', '일반회계', '080', '사회복지', '081', '기초생활보장', $3, $4, 0, 0, $4, 0, $5)`,
    [fyr, code, planned, current, spent],
  );
}

async function addEvent(code: string, step: string, amount: number) {
  await db.financeOwner.query(
    `INSERT INTO finance.budget_event (fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, step, round, event_on, amt)
     VALUES (2026, '1111000', 'd', $1, '100', $2, $3, '2026-04-01', $4)`,
    [code, step, step === 'supplementary' ? 1 : null, amount],
  );
}

describe('rules that need more than the projects', () => {
  it('below-planned: a fall that no budget event explains; without any events nothing can be judged', async () => {
    for (const code of ['explained', 'in-part', 'unexplained', 'other']) await addProject(code, 95, 61);
    await addProject('risen', 95, 120);
    await pull();
    expect(await openFindings(db.web, 'below-planned')).toEqual([]);
    expect(await tallyOf(db.web, 'below-planned', 2026, '1111000')).toBeNull();

    await addEvent('explained', 'transfer', -34);
    await addEvent('other', 'supplementary', 6);
    await addEvent('other', 'transfer', -40);
    await addEvent('in-part', 'transfer', -33);
    // What was asked for explains nothing.
    await addEvent('unexplained', 'request', -34);
    await pull();
    const found = await openFindings(db.web, 'below-planned');
    expect(Object.fromEntries(found.map(({ name, observed }) => [name, observed]))).toEqual({
      'in-part': { planned: 95, current: 61, explained: -33 },
      unexplained: { planned: 95, current: 61, explained: 0 },
    });
    expect(await tallyOf(db.web, 'below-planned', 2026, '1111000')).toEqual({ checked: 5, found: 2 });

    // The record comes later, and nothing else: the discrepancy is resolved.
    await addEvent('unexplained', 'carry-over', -34);
    await pull();
    expect((await openFindings(db.web, 'below-planned')).map(({ name }) => name)).toEqual(['in-part']);
  });

  it('digit-error: ten times the planned amount is none where budget events account for the rise', async () => {
    await addProject('slipped', 5_000_000, 50_000_000);
    await addProject('risen', 5_000_000, 50_000_000);
    await addEvent('slipped', 'supplementary', 1_000_000);
    await addEvent('risen', 'supplementary', 45_000_000);
    await pull();
    expect((await openFindings(db.web, 'digit-error')).map(({ name }) => name)).toEqual(['slipped']);
  });

  it('field-total: the projects of a field against its settlement, to the won, once the year is over', async () => {
    await addProject('a', 100, 100, { fyr: 2025, spent: 60 });
    await addProject('b', 100, 100, { fyr: 2025, spent: 30 });
    const settle = (section: string, amount: number) =>
      db.financeOwner.query(
        `INSERT INTO finance.settlement (fyr, laf_cd, fld_cd, fld_nm, part_cd, part_nm, ep_amt)
         VALUES (2025, '1111000', '080', '사회복지', $1, $1, $2)`,
        [section, amount],
      );
    await settle('081', 61);
    await settle('082', 30);
    await pull();
    expect(await openFindings(db.web, 'field-total')).toMatchObject([
      { fyr: 2025, lafCd: '1111000', part: '080', observed: { spent: 90, settled: 91, difference: -1 } },
    ]);
    await db.financeOwner.query(`UPDATE finance.settlement SET ep_amt = 60 WHERE part_cd = '081'`);
    await pull();
    expect(await openFindings(db.web, 'field-total')).toEqual([]);
    expect(await tallyOf(db.web, 'field-total', 2025, '1111000')).toEqual({ checked: 1, found: 0 });
  });
});
