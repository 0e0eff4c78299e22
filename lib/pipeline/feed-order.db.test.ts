import pg from 'pg';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { allTransactionsOver, createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { sync } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

/** An older transaction can change a row after a younger one did: the order of the feed is not that of the changes. */
describe('transactions that change one row in another order than that of their ids', () => {
  let db: TestDatabase;
  const writers: pg.Client[] = [];
  beforeEach(async () => {
    db = await createTestDatabase(inject('testServer'));
    await db.financeOwner.query(
      `INSERT INTO finance.revenue VALUES (2026, '1111000', 'budget', '200', '세입', 1)`,
    );
    await db.financeOwner.query(insert('P', '01', 5));
    await allTransactionsOver(db.financeOwner);
    await pull();
    return async () => {
      await Promise.all(writers.splice(0).map((client) => client.end()));
      await db.drop();
    };
  });

  const pull = () => sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
  const insert = (code: string, department: string, spent: number) =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', '${department}', '${code}', '사업 ${code}', '100', '일반회계', 1000, ${spent})`;

  /** A transaction that has its id from here on. */
  async function begin(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: db.urls['finance-owner'] });
    writers.push(client);
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    return client;
  }

  async function projects(): Promise<string[]> {
    const { rows } = await db.web.query<{ said: string }>(
      `SELECT dbiz_cd || ' ' || dept_cd || ' ' || spent AS said FROM project WHERE removed_as_of IS NULL ORDER BY 1`,
    );
    return rows.map(({ said }) => said);
  }

  it('are not parted by one that is open between them: a deletion never comes before what it deletes', async () => {
    const oldest = await begin();
    const between = await begin();
    await db.financeOwner.query(insert('X', '01', 1));
    await oldest.query(`DELETE FROM finance.project WHERE dbiz_cd = 'X'`);
    await oldest.query('COMMIT');
    // Without the deletion's row that it belongs to, there is nothing to read yet.
    expect(await pull()).toMatchObject({ read: 0 });
    await between.query('COMMIT');
    await allTransactionsOver(db.financeOwner);
    expect(await pull()).toMatchObject({ read: 2, inserted: 1, updated: 1, removed: 1 });
    expect(await projects()).toEqual(['P 01 5']);
  });

  it('leave a project as the last of them made it, also where they are read by two pulls', async () => {
    const oldest = await begin();
    const between = await begin();
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 6`);
    await oldest.query(insert('OTHER', '01', 1));
    await oldest.query(`UPDATE finance.project SET ep_amt = 7 WHERE dbiz_cd = 'P'`);
    await oldest.query('COMMIT');
    await pull();
    await between.query('COMMIT');
    await allTransactionsOver(db.financeOwner);
    await pull();
    expect(await projects()).toEqual(['OTHER 01 1', 'P 01 7']);
  });

  it('leave a row of a relation as the last of them made it', async () => {
    const oldest = await begin();
    await db.financeOwner.query('UPDATE finance.revenue SET amt = 2');
    await oldest.query('UPDATE finance.revenue SET amt = 3');
    await oldest.query('COMMIT');
    await allTransactionsOver(db.financeOwner);
    await pull();
    const { rows } = await db.web.query<{ amount: string }>(
      'SELECT amount FROM revenue_revision ORDER BY rev',
    );
    expect(rows.map(({ amount }) => amount)).toEqual(['1', '2', '3']);
  });

  it('a row that is again as it was stored, beside the one that took its place, is another project', async () => {
    await db.financeOwner.query(`UPDATE finance.project SET dept_cd = '02'`);
    await db.financeOwner.query(insert('P', '01', 5));
    await allTransactionsOver(db.financeOwner);
    await pull();
    expect(await projects()).toEqual(['P 01 5', 'P 02 5']);
  });

  it('a department that changes and changes back is no removal', async () => {
    await db.financeOwner.query(`UPDATE finance.project SET dept_cd = '02'`);
    await db.financeOwner.query(`UPDATE finance.project SET dept_cd = '01'`);
    await allTransactionsOver(db.financeOwner);
    expect(await pull()).toMatchObject({ read: 4, updated: 2, removed: 0 });
    expect(await projects()).toEqual(['P 01 5']);
  });
});
