import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

interface ChangeRow {
  entity: string;
  op: string;
  key: Record<string, unknown>;
  image: Record<string, unknown>;
  tx: string;
}

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

async function changes(): Promise<ChangeRow[]> {
  const { rows } = await db.financeReader.query<ChangeRow>(
    'SELECT entity, op, key, image, tx::text FROM finance.change ORDER BY tx, seq',
  );
  return rows;
}

const put = (code: string, spent: number) =>
  `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, ep_amt)
   VALUES (2026, '1111000', '01', '${code}', '도서관 운영', '100', '일반회계', ${spent})`;

describe('the change feed', () => {
  beforeEach(async () => {
    await db.financeOwner.query('DELETE FROM finance.project');
    await db.financeOwner.query('DELETE FROM finance.department');
    await db.financeOwner.query('DELETE FROM finance.change');
  });

  it('carries the image after each change, and of a deletion the last one', async () => {
    await db.financeOwner.query(put('A', 10));
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 25 WHERE dbiz_cd = 'A'`);
    await db.financeOwner.query(`DELETE FROM finance.project WHERE dbiz_cd = 'A'`);
    const rows = await changes();
    expect(rows.map(({ op, image }) => [op, image['ep_amt']])).toEqual([
      ['insert', 10],
      ['update', 25],
      ['delete', 25],
    ]);
    for (const { entity, key } of rows) {
      expect(entity).toBe('project');
      expect(key).toEqual({ fyr: 2026, laf_cd: '1111000', dept_cd: '01', dbiz_cd: 'A', acnt_dv_cd: '100' });
    }
  });

  it('says of a moved key that one row ended and another began', async () => {
    await db.financeOwner.query(put('A', 10));
    await db.financeOwner.query(`UPDATE finance.project SET dept_cd = '02' WHERE dbiz_cd = 'A'`);
    const rows = (await changes()).slice(1);
    expect(rows.map(({ op, key }) => [op, key['dept_cd']])).toEqual([
      ['delete', '01'],
      ['insert', '02'],
    ]);
    expect(rows[0]?.tx).toBe(rows[1]?.tx);
  });

  it('says nothing of an update that changes nothing', async () => {
    await db.financeOwner.query(put('A', 10));
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 10`);
    expect(await changes()).toHaveLength(1);
  });

  it('follows every relation of the contract', async () => {
    await db.financeOwner.query(`INSERT INTO finance.department VALUES ('1111000', '01', '총무과')`);
    expect(await changes()).toMatchObject([
      { entity: 'department', op: 'insert', key: { laf_cd: '1111000', dept_cd: '01' } },
    ]);
    const { rows } = await db.financeOwner.query<{ relation: string }>(
      `SELECT c.relname AS relation FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'finance' AND c.relkind = 'r'
         AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'write_change') ORDER BY 1`,
    );
    expect(rows.map(({ relation }) => relation)).toEqual(['change', 'feed_epoch', 'meta']);
  });

  it('orders by transaction, not by commit: a reader below the oldest open transaction misses nothing', async () => {
    const late = await db.financeOwner.connect();
    const readable = async () => {
      const { rows } = await db.financeReader.query<{ code: string }>(
        `SELECT key->>'dbiz_cd' AS code FROM finance.change
         WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, seq`,
      );
      return rows.map(({ code }) => code);
    };
    try {
      await late.query('BEGIN');
      await late.query(put('LATE', 1));
      await db.financeOwner.query(put('EARLY', 2));
      expect(await readable()).toEqual([]);
      await late.query('COMMIT');
    } finally {
      late.release();
    }
    // Transaction ids are the whole server's: another test's open transaction holds the reader back as well.
    await vi.waitFor(async () => expect(await readable()).toEqual(['LATE', 'EARLY']), { timeout: 20_000 });
  });

  it('is served by an index', async () => {
    const client = await db.financeReader.connect();
    await client.query('BEGIN');
    // A table of a few rows is read whole: what is asked here is whether the index gives the order.
    await client.query('SET LOCAL enable_seqscan = off');
    await client.query('SET LOCAL enable_bitmapscan = off');
    const plan = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT * FROM finance.change WHERE (tx, seq) > ('3'::xid8, 0) ORDER BY tx, seq`,
    );
    await client.query('ROLLBACK');
    client.release();
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('change_pkey');
    expect(text).not.toContain('Sort');
  });

  it('cannot be emptied behind its back', async () => {
    await expect(db.financeOwner.query('TRUNCATE finance.project')).rejects.toThrow(/TRUNCATE is refused/);
  });

  it('belongs to one life of the database', async () => {
    await expect(db.financeOwner.query('INSERT INTO finance.feed_epoch DEFAULT VALUES')).rejects.toThrow(
      /feed_epoch_is_one/,
    );
  });
});

describe('the reader role', () => {
  const refused = (work: Promise<pg.QueryResult>) => expect(work).rejects.toThrow(/permission denied/);

  it('reads everything and writes nothing', async () => {
    for (const relation of ['government', 'project', 'change', 'feed_epoch', 'meta', 'contract'])
      await expect(db.financeReader.query(`SELECT count(*) FROM finance.${relation}`)).resolves.toBeDefined();
    await refused(db.financeReader.query(put('X', 1)));
    await refused(db.financeReader.query('UPDATE finance.project SET ep_amt = 0'));
    await refused(db.financeReader.query('DELETE FROM finance.change'));
    await refused(db.financeReader.query('INSERT INTO finance.feed_epoch DEFAULT VALUES'));
    await refused(db.financeReader.query('CREATE TABLE finance.mine (a int)'));
  });
});
