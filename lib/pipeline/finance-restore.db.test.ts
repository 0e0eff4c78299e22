import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPool } from '@/lib/db/pool';
import { passwords } from '@/lib/db/embedded/keeper';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { sync } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

/** The officials restore their database: the feed of that day comes back with its old id, and everything after it never was. */
describe('a finance database that was restored to an earlier day', () => {
  let db: TestDatabase;
  let superuser: pg.Client;
  let name: string;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    name = new URL(db.urls['finance-owner']).pathname.slice(1);
    const { home, port } = inject('testServer');
    const { postgres: password } = await passwords(home);
    superuser = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.query(`DROP DATABASE IF EXISTS "${name}_day" WITH (FORCE)`);
    await superuser.end();
    await db.drop();
  });

  const write = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const insert = (code: string, spent: number) =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계', 1000, ${spent})`;
  const spend = (code: string, spent: number) =>
    `UPDATE finance.project SET ep_amt = ${spent} WHERE dbiz_cd = '${code}'`;

  /** On connections of its own: a database is copied only while nobody is connected. */
  async function pull(acceptRemovals = false) {
    const reader = createPool(db.urls['finance-reader'], 2);
    try {
      for (let behind = true; behind;) {
        const { rows } = await reader.query<{ behind: boolean }>(
          `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
        );
        behind = rows[0]?.behind ?? false;
      }
      return await sync({ pool: db.sync, source: financeDbSource(reader), acceptRemovals });
    } finally {
      await reader.end();
    }
  }
  async function alone(): Promise<void> {
    await superuser.query(
      'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = ANY ($1)',
      [[name, `${name}_day`]],
    );
  }
  const shown = async () => {
    const { rows } = await db.web.query<{ code: string; spent: number }>(
      'SELECT dbiz_cd AS code, spent::int FROM project WHERE removed_as_of IS NULL ORDER BY 1',
    );
    return Object.fromEntries(rows.map(({ code, spent }) => [code, spent]));
  };

  it('is read again from its beginning, said so, and what it takes back is taken back only when told', async () => {
    await write(insert('A', 10), insert('B', 10), insert('C', 10));
    await pull();
    await write(spend('A', 11));
    expect(await pull()).toMatchObject({ read: 1, warnings: [] });
    await alone();
    await superuser.query(`CREATE DATABASE "${name}_day" TEMPLATE "${name}" OWNER finance_owner`);
    await superuser.query(`GRANT CONNECT ON DATABASE "${name}_day" TO PUBLIC`);
    await write(spend('A', 12), insert('D', 4));
    expect(await pull()).toMatchObject({ read: 2, warnings: [] });
    expect(await shown()).toEqual({ A: 12, B: 10, C: 10, D: 4 });

    await alone();
    await superuser.query(`DROP DATABASE "${name}"`);
    await superuser.query(`ALTER DATABASE "${name}_day" RENAME TO "${name}"`);
    await write(spend('B', 99));
    const refused = await pull();
    expect(refused.warnings.join()).toContain('Everything was read again');
    expect(refused.refused.join()).not.toBe('');
    expect(await shown()).toEqual({ A: 12, B: 10, C: 10, D: 4 });

    const told = await pull(true);
    expect(told.warnings.join()).toContain('Everything was read again');
    expect(told).toMatchObject({ refused: [], removed: 1 });
    expect(await shown()).toEqual({ A: 11, B: 99, C: 10 });
    await write(spend('C', 5));
    expect(await pull()).toMatchObject({ read: 1, updated: 1, warnings: [] });
    expect(await shown()).toEqual({ A: 11, B: 99, C: 5 });
  });
});
