import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { sync } from '@/lib/pipeline/sync';
import { csvOf, Inputs, testRow } from '@/lib/pipeline/sync.test-support';
import { listRuns } from '@/lib/queries/status/runs';
import { listSources } from '@/lib/queries/status/sources';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

/**
 * A clock that is set back. The database's own clock cannot be moved from here, so it is replaced: the functions that tell the time
 * are found in a schema that comes before PostgreSQL's own, and the defaults of columns ask those too.
 */
const FAKE = `
  CREATE SCHEMA fake;
  CREATE TABLE fake.clock (shift interval NOT NULL);
  INSERT INTO fake.clock VALUES ('0');
  CREATE FUNCTION fake.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT pg_catalog.clock_timestamp() + shift FROM fake.clock';
  CREATE FUNCTION fake.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT pg_catalog.now() + shift FROM fake.clock';
  GRANT USAGE ON SCHEMA fake TO PUBLIC; GRANT SELECT ON fake.clock TO PUBLIC;
  DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT n.nspname, t.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) AS expr
      FROM pg_attrdef d JOIN pg_class t ON t.oid = d.adrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.adnum
      WHERE pg_get_expr(d.adbin, d.adrelid) IN ('clock_timestamp()', 'now()') AND n.nspname IN ('public', 'finance') LOOP
      EXECUTE format('ALTER TABLE %I.%I ALTER %I SET DEFAULT fake.%s', c.nspname, c.relname, c.attname, c.expr);
    END LOOP;
  END $$;`;

describe('a clock that is set back', () => {
  let db: TestDatabase;
  const inputs = new Inputs();
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    for (const pool of [db.owner, db.financeOwner]) {
      await pool.query(FAKE);
      const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name');
      await pool.query(`ALTER DATABASE "${rows[0]?.name ?? ''}" SET search_path = fake, public, pg_catalog`);
    }
    // Sessions that were open before still have the real clock.
    for (const pool of [db.owner, db.sync, db.web, db.financeOwner, db.financeReader])
      await pool.query('SET search_path = fake, public, pg_catalog');
  });
  afterAll(async () => {
    inputs.remove();
    await db.drop();
  });

  const set = (pool: TestDatabase['owner'], shift: string) =>
    pool.query('UPDATE fake.clock SET shift = $1', [shift]);
  const insert = (code: string, spent: number) =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1112000', '01', '${code}', '사업 ${code}', '100', '일반회계', 1000, ${spent})`;
  async function pull() {
    for (let behind = true; behind;) {
      const { rows } = await db.financeOwner.query<{ behind: boolean }>(
        `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
      );
      behind = rows[0]?.behind ?? false;
    }
    return sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
  }
  const spentOf = async (code: string) => {
    const { rows } = await db.web.query<{ spent: string; as_of: string }>(
      'SELECT spent, as_of FROM project WHERE dbiz_cd = $1',
      [code],
    );
    return rows[0];
  };

  it('of the portal: runs are told apart by their number, and the newest is the last one made', async () => {
    const first = await inputs.sync(db.sync, csvOf([testRow('A', { ep_amt: 100 })]));
    await set(db.owner, '-3 days');
    const second = await inputs.sync(db.sync, csvOf([testRow('A', { exe_ymd: '20260701', ep_amt: 200 })]));
    const { rows: clocks } = await db.web.query<{ back: boolean }>(
      'SELECT (SELECT started_at FROM run WHERE id = $1) < (SELECT started_at FROM run WHERE id = $2) AS back',
      [second.run, first.run],
    );
    expect(clocks).toEqual([{ back: true }]);
    expect(await spentOf('A')).toEqual({ spent: '200', as_of: '2026-07-01' });
    expect((await listRuns(db.web)).map(({ run }) => run)).toEqual([second.run, first.run]);
    expect((await listSources(db.web))[0]?.lastSuccess?.run).toBe(second.run);
    const { rows } = await db.web.query(
      `SELECT run_id::int AS run, spent::int, kind FROM project_revision WHERE dbiz_cd = 'A' ORDER BY rev`,
    );
    expect(rows).toEqual([
      { run: first.run, spent: 100, kind: 'inserted' },
      { run: second.run, spent: 200, kind: 'updated' },
    ]);
    await set(db.owner, '0');
  });

  it('of the finance database: its last change is what is shown, dated no earlier than the one before', async () => {
    await db.financeOwner.query(insert('F', 10));
    expect(await pull()).toMatchObject({ inserted: 1 });
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 20 WHERE dbiz_cd = 'F'`);
    expect(await pull()).toMatchObject({ updated: 1 });
    const before = await spentOf('F');
    await set(db.financeOwner, '-3 days');
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 30 WHERE dbiz_cd = 'F'`);
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 40 WHERE dbiz_cd = 'F'`);
    expect(await pull()).toMatchObject({ read: 2 });
    expect(await spentOf('F')).toEqual({ spent: '40', as_of: before?.as_of });
    const { rows } = await db.web.query(
      `SELECT spent::int FROM rollup_government WHERE laf_cd = '1112000' AND field_cd = '*'`,
    );
    expect(rows).toEqual([{ spent: 40 }]);
    await db.financeOwner.query(insert('G', 5));
    await pull();
    expect(await spentOf('G')).toMatchObject({ spent: '5' });
    expect(await pull()).toMatchObject({ read: 0, warnings: [] });
    await set(db.financeOwner, '0');
  });
});
