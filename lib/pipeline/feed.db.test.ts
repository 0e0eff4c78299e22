import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { sync } from '@/lib/pipeline/sync';

/** The portal must hold exactly what the finance database holds, whatever order its writers came in. */
describe('sync from the feed', () => {
  let db: TestDatabase;
  const writers: pg.Client[] = [];
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterEach(async () => {
    await Promise.all(writers.splice(0).map((writer) => writer.end()));
  });
  afterAll(() => db.drop());

  const pull = () => sync({ pool: db.sync, source: financeDbSource(db.financeReader) });

  /** Pulls once nothing holds the feed back: transaction ids are those of the whole server, other tests' too. */
  async function pullAll() {
    for (let behind = true; behind;) {
      const { rows } = await db.financeOwner.query<{ behind: boolean }>(
        `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
      );
      behind = rows[0]?.behind ?? false;
    }
    return pull();
  }

  const insert = (code: string, spent: number, department = '01') =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', '${department}', '${code}', '사업 ${code}', '100', '일반회계', 1000, ${spent})`;
  const spend = (code: string, spent: number) =>
    `UPDATE finance.project SET ep_amt = ${spent} WHERE dbiz_cd = '${code}'`;

  async function writer(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: db.urls['finance-owner'] });
    writers.push(client);
    await client.connect();
    await client.query('BEGIN');
    return client;
  }

  async function expectSame(): Promise<void> {
    const theirs = await db.financeOwner.query<{ spent: string }>(
      'SELECT dbiz_cd, dept_cd, ep_amt AS spent FROM finance.project ORDER BY 1, 2',
    );
    const ours = await db.web.query(
      'SELECT dbiz_cd, dept_cd, spent FROM project WHERE removed_as_of IS NULL ORDER BY 1, 2',
    );
    expect(ours.rows).toEqual(theirs.rows);
    const sums = await db.web.query<{ spent: string }>(
      `SELECT spent FROM rollup_government WHERE field_cd = '*'`,
    );
    const total = theirs.rows.reduce((sum, row) => sum + Number(row.spent), 0);
    expect(Number(sums.rows[0]?.spent)).toBe(total);
  }

  it('takes everything in first, then nothing but changes', async () => {
    for (const code of ['A', 'B', 'C']) await db.financeOwner.query(insert(code, 10));
    expect(await pullAll()).toMatchObject({ source: 'finance-db', read: 3, inserted: 3 });
    expect(await pullAll()).toMatchObject({
      read: 0,
      pages_invalidated: 0,
      documents_indexed: 0,
      warnings: [],
    });
    await db.financeOwner.query(spend('A', 20));
    expect(await pullAll()).toMatchObject({ read: 1, updated: 1, documents_indexed: 1 });
    await expectSame();
  });

  it('loses nothing of a writer that commits late', async () => {
    const late = await writer();
    await late.query(insert('LATE', 1));
    await late.query(spend('B', 21));
    await db.financeOwner.query(insert('EARLY', 2));
    await pull();
    await late.query('COMMIT');
    await pullAll();
    await expectSame();
  });

  it('ends with the last change of a project, also where the older transaction made it', async () => {
    const older = await writer();
    await older.query(spend('B', 30)); // takes its transaction id here …
    await db.financeOwner.query(spend('A', 31)); // … before this one, …
    await older.query(spend('A', 32)); // … and changes the same project after it.
    await older.query('COMMIT');
    expect(await pullAll()).toMatchObject({ read: 3, updated: 3 });
    await expectSame();
  });

  it('removes what was deleted, and takes a change of department for no removal', async () => {
    await db.financeOwner.query(`DELETE FROM finance.project WHERE dbiz_cd = 'EARLY'`);
    await db.financeOwner.query(`UPDATE finance.project SET dept_cd = '02' WHERE dbiz_cd = 'C'`);
    expect(await pullAll()).toMatchObject({ read: 3, updated: 2, unchanged: 1, removed: 1, inserted: 0 });
    await db.financeOwner.query(insert('A', 7, '09'));
    expect(await pullAll()).toMatchObject({ inserted: 1 });
    await expectSame();
  });

  it('reads everything again where the feed begins anew, and finds it unchanged', async () => {
    await db.financeOwner.query('UPDATE finance.feed_epoch SET id = gen_random_uuid()');
    const again = await pullAll();
    expect(again).toMatchObject({ inserted: 0, updated: 0, removed: 0, unchanged: 5 });
    expect(again.warnings[0]).toContain('began a new life');
    await expectSame();
  });
});
